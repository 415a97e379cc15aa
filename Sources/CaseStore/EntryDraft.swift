public import CaseModel
public import CivilCalendar

/// An entry before it has its place in the chain.
public struct EntryDraft: Sendable, Hashable {
    /// The entry's identifier; `nil` for a new one.
    ///
    /// An entry that is there already is not recorded again.
    public var id: EntryID?
    /// The day on which it happened.
    public var on: CivilDate
    /// When it was recorded; `nil` for now.
    public var recordedAt: Instant?
    /// Who records it: at most 128 characters on one line.
    public var author: String
    /// What happened.
    public var facts: EntryFacts

    /// Makes a draft.
    public init(id: EntryID? = nil, on: CivilDate, recordedAt: Instant? = nil, author: String, facts: EntryFacts) {
        self.id = id
        self.on = on
        self.recordedAt = recordedAt
        self.author = author
        self.facts = facts
    }
}
