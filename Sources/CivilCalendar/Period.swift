/// A length of time as a law states it: "45 days", "3 months", "5 working days".
///
/// The length alone fixes no day: whether the first day counts and what happens at its end are named beside it,
/// by ``Counting``, ``Rounding`` and ``Roll``.
public struct Period: Sendable, Hashable, Codable {
    /// What is counted.
    public enum Unit: String, Sendable, Hashable, Codable, CaseIterable {
        /// Calendar days.
        case days
        /// Weeks of seven calendar days.
        case weeks
        /// Calendar months, to the same day number.
        case months
        /// Calendar years, each of twelve months.
        case years
        /// Working days of a ``HolidayCalendar``.
        case workingDays
    }

    /// How many units; a period that is counted has zero or more.
    public let count: Int

    /// The unit.
    public let unit: Unit

    /// A period of a number of units.
    ///
    /// Negative counts can be written, and are refused when they are counted.
    public init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }
}

extension Period: CustomStringConvertible {
    /// The period in English: "1 day", "3 months", "5 working days".
    public var description: String {
        let plural = unit == .workingDays ? "working days" : unit.rawValue
        return "\(count) \(count == 1 ? String(plural.dropLast()) : plural)"
    }
}
