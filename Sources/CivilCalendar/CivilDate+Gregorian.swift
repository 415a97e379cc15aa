extension CivilDate {
    /// The day with a year (1...9999), a month (1...12) and a day of the month, or nil when it does not exist.
    public init?(year: Int, month: Int, day: Int) {
        guard let length = Self.daysInMonth(month, year: year), day >= 1, day <= length else { return nil }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    /// The number of days in a month (1...12) of a year (1...9999), or nil when there is no such month.
    public static func daysInMonth(_ month: Int, year: Int) -> Int? {
        guard year >= 1, year <= 9999 else { return nil }
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: return 31
        case 4, 6, 9, 11: return 30
        case 2: return isLeap(year: year) ? 29 : 28
        default: return nil
        }
    }

    /// Whether a year has a 29 February: divisible by 4, and by 400 when it closes a century.
    public static func isLeap(year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The year, 1...9999.
    public var year: Int { components.year }

    /// The month, 1...12.
    public var month: Int { components.month }

    /// The day of the month, 1...31.
    public var day: Int { components.day }

    /// Year, month and day together: one computation instead of three.
    public var components: (year: Int, month: Int, day: Int) {
        // Neri & Schneider, "Euclidean affine functions and their application to calendar algorithms" (2022).
        // Counting from 0000-03-01 puts the leap day at the end of a year and keeps every number positive.
        let days = UInt32(truncatingIfNeeded: dayNumber &+ Self.daysFromMarchOfYearZero)
        let centuryNumerator = 4 &* days &+ 3
        let century = centuryNumerator / 146_097
        let dayOfCentury = centuryNumerator % 146_097 / 4

        let product = 2_939_745 &* UInt64(4 &* dayOfCentury &+ 3)
        let yearOfCentury = UInt32(truncatingIfNeeded: product >> 32)
        let dayOfYear = UInt32(truncatingIfNeeded: product) / 2_939_745 / 4

        let monthNumerator = 2141 &* dayOfYear &+ 197_913
        let month = monthNumerator >> 16
        let day = (monthNumerator & 0xFFFF) / 2141 &+ 1

        // January and February belong to the March year before.
        let isAfterDecember = dayOfYear >= 306
        let year = 100 &* century &+ yearOfCentury &+ (isAfterDecember ? 1 : 0)
        return (Int(year), Int(isAfterDecember ? month &- 12 : month), Int(day))
    }

    /// Trusts the caller: the day must exist.
    init(uncheckedYear year: Int, month: Int, day: Int) {
        let marchYear = month <= 2 ? year - 1 : year
        let marchMonth = month <= 2 ? month + 9 : month - 3
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        let days = 365 * marchYear + leapDays + (153 * marchMonth + 2) / 5 + day - 1
        self.init(uncheckedDayNumber: Int32(truncatingIfNeeded: days) - Self.daysFromMarchOfYearZero)
    }

    /// Days from 0000-03-01 to 1970-01-01.
    private static var daysFromMarchOfYearZero: Int32 { 719_468 }
}
