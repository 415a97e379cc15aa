public import CivilCalendar

/// The last day of a stage or another clock, with the steps that led to it.
public struct ComputedDeadline: Sendable, Hashable {
    /// The stage's or the period's identifier, such as `be.reflection`.
    public let clock: String
    /// What ends on that day.
    public let kind: DeadlineKind
    /// The day of the event that starts the clock.
    public let trigger: CivilDate
    /// The last day.
    ///
    /// For a protection it is the last protected day; for a limit, the last day to act.
    public let due: CivilDate
    /// The earliest last day that a plausible reading gives: plan on this one.
    public let earliest: CivilDate
    /// The latest last day, where the rule gives a range; else `nil`.
    public let latest: CivilDate?
    /// The last day before it moved to a working day; `nil` when it did not move.
    public let rolledFrom: CivilDate?
    /// What is special about the computation.
    public let flags: [Flag]
    /// The name of the pack that the day was computed with.
    public let pack: String
    /// The least sure status among the pack and the sources of the value.
    public let packStatus: RuleStatus
    /// The sources of the value.
    public let citations: [String]
    /// How the day came about, in order.
    public let steps: [ExplanationStep]

    /// Something special about a computed day.
    public enum Flag: String, Sendable, CaseIterable {
        /// The day's number is missing in the target month.
        case clamped
        /// The last day moved to a working day.
        case rolled
        /// Printed on a document, which always wins over what is computed.
        case observed
        /// The source does not print the duration without doubt.
        case ambiguous
        /// The rule gives a range; the day is that of its shortest length.
        case minimum
        /// The right has no end; the day is that of the document which shows it.
        case document
        /// The pack was named by hand, and the trigger lies outside its days.
        case outsidePack
        /// A year whose calendar is not fully decreed yet was consulted.
        case calendarProvisional
    }
}

/// One step of an explanation, with the day that it led to.
public struct ExplanationStep: Sendable, Hashable {
    /// What was done.
    public let kind: Kind
    /// The day after this step, where it has one.
    public let date: CivilDate?

    /// What was done in a step.
    public enum Kind: Sendable, Hashable {
        /// The event that starts the clock (a key, `trigger.…`).
        case trigger(String)
        /// The pack by which it was computed.
        case pack(id: String, from: CivilDate, to: CivilDate?, status: RuleStatus, forced: Bool)
        /// A step of counting days or months.
        case counting(CountingStep)
        /// The rule gives a range, of which the shortest length was taken.
        case range(Period, upTo: Period)
        /// The right has no end; what ends is its document.
        case unlimited
        /// It was prolonged so many times: the total is counted from the anchor.
        case prolonged(times: Int, by: Period, total: Period)
        /// The day was printed on a document.
        case observed
        /// The day on which the earliest plausible reading ends.
        case earliest(afterPrintedDay: Bool)
        /// A validity does not move when it ends on a day off.
        case validityDoesNotRoll
    }

    /// Makes a step.
    public init(_ kind: Kind, _ date: CivilDate?) {
        self.kind = kind
        self.date = date
    }
}
