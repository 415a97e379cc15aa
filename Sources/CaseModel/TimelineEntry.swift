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
    /// Whether it was recorded although it contradicts the rules; the reason is sealed beside it.
    public let isOverride: Bool
    /// Whether something is sealed beside it here: what did not come along, or was erased, is not.
    public let hasTexts: Bool

    /// Makes an entry.
    public init(
        id: EntryID, sequence: Int64, caseReference: CaseReference, on: CivilDate, recordedAt: Instant, author: String,
        facts: EntryFacts, isOverride: Bool = false, hasTexts: Bool = false
    ) {
        self.id = id
        self.sequence = sequence
        self.caseReference = caseReference
        self.on = on
        self.recordedAt = recordedAt
        self.author = author
        self.facts = facts
        self.isOverride = isOverride
        self.hasTexts = hasTexts
    }
}
