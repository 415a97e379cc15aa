public import CivilCalendar

/// The last day of a stage or another clock, with the steps that led to it.
public struct ComputedDeadline: Sendable, Hashable {
    /// The stage, period, stay or phase, such as `be.reflection`.
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
    /// The first day of a window in which something can be done; `nil` for what is no window.
    public let opens: CivilDate?
    /// The last day before it moved to a working day; `nil` when it did not move.
    public let rolledFrom: CivilDate?
    /// What is special about the computation.
    public var flags: [Flag] { Flag.allCases.filter { marks.contains(Flags($0)) } }
    let marks: Flags
    /// The name of the pack that the day was computed with.
    public let pack: String
    /// The least sure status among the pack and the sources of the value.
    public let packStatus: RuleStatus
    /// The sources of the value.
    public let citations: [String]
    /// How many days before `earliest` it is announced, from the longest.
    public private(set) var alerts: [Int]
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
        /// The rule gives the least: the end may come later.
        case minimum
        /// The rule gives the most: the end may come earlier.
        case maximum
        /// An average that was observed: nothing ends on that day by law.
        case average
        /// The right has no end; the day is that of the document which shows it.
        case document
        /// The pack was named by hand, and the trigger lies outside its days.
        case outsidePack
        /// A year whose calendar is not fully decreed yet was consulted.
        case calendarProvisional
    }
}

extension ComputedDeadline {
    /// The days on which the deadline is announced: so many days before its earliest plausible end.
    public var alertDays: [CivilDate] { Self.alertDays(before: earliest, alerts) }

    /// The days so many days before another, from the first.
    public static func alertDays(before day: CivilDate, _ alerts: [Int]) -> [CivilDate] {
        alerts.compactMap { try? day.adding(days: -$0) }
    }

    /// The same day, announced so many days before.
    package func announced(by alerts: [Int]) -> ComputedDeadline {
        var deadline = self
        deadline.alerts = alerts
        return deadline
    }

    /// The same day with another kind, as when a report is due at the end of a phase.
    public func asKind(_ kind: DeadlineKind) -> ComputedDeadline {
        ComputedDeadline(
            clock: clock, kind: kind, trigger: trigger, due: due, earliest: earliest, latest: latest, opens: opens,
            rolledFrom: rolledFrom, marks: marks, pack: pack, packStatus: packStatus, citations: citations,
            alerts: alerts, steps: steps)
    }
}
