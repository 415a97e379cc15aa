/// A day of no particular year.
public struct MonthDay: Sendable, Hashable {
    /// The month, 1...12.
    public let month: Int

    /// The day of the month, 1...31.
    public let day: Int

    /// A day of a month; whether it exists is seen in a year, by ``in(_:)``.
    public init(_ month: Int, _ day: Int) {
        self.month = month
        self.day = day
    }

    /// The day in a year, or nil when that year has no such day.
    public func `in`(_ year: Int) -> CivilDate? {
        CivilDate(year: year, month: month, day: day)
    }
}
