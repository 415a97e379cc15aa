public import CivilCalendar

/// One entry of a case's timeline.
///
/// Entries are appended and never changed.
public struct TimelineEntry: Sendable, Hashable, Identifiable {
    /// The entry's identifier.
    ///
    /// Recording it again does nothing.
    public let id: EntryID
    /// Its place in the casebook's chain, from 1.
    public let sequence: Int64
    /// The case that it belongs to.
    public let caseReference: CaseReference
    /// The day on which it happened.
    public let on: CivilDate
    /// When it was recorded.
    public let recordedAt: Instant
    /// Who recorded it.
    public let author: String
    /// What happened.
    public let facts: EntryFacts

    /// Makes an entry.
    public init(
        id: EntryID, sequence: Int64, caseReference: CaseReference, on: CivilDate, recordedAt: Instant, author: String,
        facts: EntryFacts
    ) {
        self.id = id
        self.sequence = sequence
        self.caseReference = caseReference
        self.on = on
        self.recordedAt = recordedAt
        self.author = author
        self.facts = facts
    }
}
