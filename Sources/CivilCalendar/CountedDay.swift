/// The last day of a period, with how it was found.
///
/// The period ends at 24:00 of the last day.
public struct CountedDay: Sendable, Hashable {
    /// The last day, after the roll.
    public let last: CivilDate

    /// The day before the roll; nil when nothing moved.
    public let unrolled: CivilDate?

    /// The day number was missing in the month aimed at, and another day stands for it: the rounding was applied, or
    /// the last day of the month for months *de quantième à veille de quantième*.
    public let clamped: Bool

    /// A holiday calendar was consulted for a year that is not yet fully decreed.
    public let provisional: Bool

    /// Every step from the trigger to the last day, in order.
    public let steps: [CountingStep]

    /// A last day that was found elsewhere; ``Period/lastDay(from:counting:rounding:roll:calendar:)`` computes one.
    public init(last: CivilDate, unrolled: CivilDate?, clamped: Bool, provisional: Bool, steps: [CountingStep]) {
        self.last = last
        self.unrolled = unrolled
        self.clamped = clamped
        self.provisional = provisional
        self.steps = steps
    }
}
