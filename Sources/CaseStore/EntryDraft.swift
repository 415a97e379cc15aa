package import CaseModel
package import CivilCalendar

/// An entry before it has its place in the chain.
package struct EntryDraft: Sendable, Hashable {
    /// The entry's identifier; `nil` for a new one.
    ///
    /// An entry that is there already is not recorded again.
    package var id: EntryID?
    /// The day on which it happened.
    package var on: CivilDate
    /// When it was recorded; `nil` for now.
    package var recordedAt: Instant?
    /// Who records it: at most 128 characters on one line.
    package var author: String
    /// What happened.
    package var facts: EntryFacts
    /// Whether it is recorded although it contradicts the rules.
    package var isOverride: Bool
    /// What it says in free text, which is sealed.
    package var texts: SealedTexts
    /// Where it was recorded before; `nil` for an entry of this casebook.
    package var provenance: Provenance?

    /// Makes a draft.
    package init(
        id: EntryID? = nil, on: CivilDate, recordedAt: Instant? = nil, author: String, facts: EntryFacts,
        isOverride: Bool = false, texts: SealedTexts = .none
    ) {
        self.id = id
        self.on = on
        self.recordedAt = recordedAt
        self.author = author
        self.facts = facts
        self.isOverride = isOverride
        self.texts = texts
    }
}

extension EntryDraft {
    /// The coded facts as a casebook keeps them.
    var json: String { facts.json(isOverride: isOverride) }

    /// Checks that an entry of this kind may say what is said in free text, and says what it has to.
    ///
    /// An entry that comes without its text comes from a coded export.
    ///
    /// - Throws: `JalonError` (`invalidInput`); the sentence names the field and never its text.
    func checkTexts() throws(JalonError) {
        guard !texts.isEmpty else { return }
        if case .entryCorrected(_, let corrected) = facts { return try texts.check(for: corrected.kind) }
        try texts.check(for: facts.kind)
    }
}
