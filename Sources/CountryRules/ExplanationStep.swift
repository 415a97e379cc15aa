public import CivilCalendar

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
        /// An overlay goes before the country's own rules.
        case overlay(pack: String, region: String)
        /// The rule gives a range, of which the shortest length was taken.
        case range(Period, upTo: Period)
        /// The rule says "at least".
        case least(Period)
        /// The rule says "at most".
        case most(Period)
        /// The right has no end; what ends is its document.
        case unlimited
        /// The length is an average.
        case average
        /// The length is counted from admission, with the phases before it.
        case phase(Period)
        /// It was extended, under the pack of the day of the extension.
        case extended(by: Period, pack: String)
        /// The total that is counted from the anchor.
        case total(Period)
        /// The way in which a decision was delivered (`delivery.…`).
        case delivery(String)
        /// Which working day after the posting is the first that counts.
        case deliveryStart(Int)
        /// The day was printed on a document.
        case observed
        /// The day on which the earliest plausible reading ends.
        case earliest(afterPrintedDay: Bool)
        /// The day on which a limit ends without its move to a working day.
        case earliestUnrolled
        /// A validity does not move when it ends on a day off.
        case validityDoesNotRoll
        /// A limit of which no text is known that moves it.
        case notMoved
        /// A decision on which the end depends was taken (`decision.…`).
        case decided(String, RulePack.DecisionEnd.Take, on: CivilDate)
        /// A decision on which the end depends is not on record.
        case undecided(String, RulePack.DecisionEnd.Take)
        /// A window opens so long before the last day.
        case windowOpens(Period)
        /// A window closes so long before the last day.
        case windowCloses(Period)
        /// A window closes on the last day itself.
        case windowClosesAtEnd
        /// The window by the other way of counting that may apply.
        case windowOtherwise(from: CivilDate, to: CivilDate)
        /// What is counted backwards never moves.
        case backwards
    }

    /// Makes a step.
    public init(_ kind: Kind, _ date: CivilDate?) {
        self.kind = kind
        self.date = date
    }
}
