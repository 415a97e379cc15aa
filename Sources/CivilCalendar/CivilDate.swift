/// A day of the civil calendar: no time of day, no time zone.
///
/// Legal periods run over days of the calendar in force where the act happened, never over instants. A date is
/// therefore a day number in the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31. Every value of this
/// type is a day that exists; impossible days are refused when a value is made, never repaired.
public struct CivilDate: Sendable, Hashable {
    /// Days since 1970-01-01, which is day 0; from −719 162 to 2 932 896.
    public let dayNumber: Int32

    /// The day with a number, or nil outside 0001-01-01...9999-12-31.
    public init?(dayNumber: Int) {
        guard dayNumber >= Int(Self.earliest.dayNumber), dayNumber <= Int(Self.latest.dayNumber) else { return nil }
        self.dayNumber = Int32(truncatingIfNeeded: dayNumber)
    }

    /// Trusts the caller: the number must already be within the range of the type.
    init(uncheckedDayNumber dayNumber: Int32) {
        self.dayNumber = dayNumber
    }

    /// The first day of the type, 0001-01-01.
    public static let earliest = CivilDate(uncheckedDayNumber: -719_162)

    /// The last day of the type, 9999-12-31.
    public static let latest = CivilDate(uncheckedDayNumber: 2_932_896)
}

extension CivilDate: Comparable {
    /// Whether a day comes before another.
    public static func < (lhs: CivilDate, rhs: CivilDate) -> Bool {
        lhs.dayNumber < rhs.dayNumber
    }
}
