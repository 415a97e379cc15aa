package import CaseModel

/// A case from which something leaves.
package struct TimelineSource: Sendable {
    /// Where it stands.
    package let outline: CaseOutline
    /// Its entries, in the order of recording.
    package let entries: [TimelineEntry]
    /// The entries as they hold: without what was retracted, and as it was last put right.
    ///
    /// Only pictures are drawn of them: for the other forms they are not made.
    package var held: [TimelineEntry] { entries.prefix(1) + fold.heldEntries }
    private let fold: CaseFold
    /// The free texts by entry, as they hold; empty unless everything leaves.
    package let texts: [EntryID: SealedTexts]
    /// Who the person is; `nil` unless everything leaves.
    package let identity: Identity?

    /// What became of its deadlines, for the form that tells it; `nil` for the others.
    package let history: DeadlineHistory?

    /// Makes a source.
    package init(
        outline: CaseOutline, entries: [TimelineEntry], fold: CaseFold, texts: [EntryID: SealedTexts] = [:],
        identity: Identity? = nil, history: DeadlineHistory? = nil
    ) {
        self.outline = outline
        self.entries = entries
        self.fold = fold
        self.texts = texts
        self.identity = identity
        self.history = history
    }
}

extension TimelineSource {
    /// The entries by day; those of one day in the order of recording.
    var entriesByDay: [TimelineEntry] {
        // Most cases were recorded in that order: they are as they should be.
        for (entry, next) in zip(entries, entries.dropFirst())
        where (next.on, next.sequence) < (entry.on, entry.sequence) {
            return entries.sorted { ($0.on, $0.sequence) < ($1.on, $1.sequence) }
        }
        return entries
    }
}
