package import CaseModel

/// A case from which something leaves.
package struct TimelineSource: Sendable {
    /// Where it stands.
    package let state: CaseState
    /// Its entries, in the order of recording.
    package let entries: [TimelineEntry]
    /// The entries as they hold: without what was retracted, and as it was last put right.
    package let held: [TimelineEntry]
    /// The free texts by entry, as they hold; empty unless everything leaves.
    package let texts: [EntryID: SealedTexts]
    /// Who the person is; `nil` unless everything leaves.
    package let identity: Identity?

    /// What became of its deadlines, for the form that tells it; `nil` for the others.
    package let history: DeadlineHistory?

    /// Makes a source.
    package init(
        state: CaseState, entries: [TimelineEntry], held: [TimelineEntry], texts: [EntryID: SealedTexts] = [:],
        identity: Identity? = nil, history: DeadlineHistory? = nil
    ) {
        self.state = state
        self.entries = entries
        self.held = held
        self.texts = texts
        self.identity = identity
        self.history = history
    }
}
