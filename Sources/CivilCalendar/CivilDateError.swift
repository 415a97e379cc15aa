/// Why a date could not be read, or a period not be computed.
public enum CivilDateError: Error, Sendable, Equatable {
    /// The text is not written YYYY-MM-DD.
    case malformed(String)

    /// The text is well written, but there is no such day, month or year.
    case impossible(year: Int, month: Int, day: Int)

    /// The arithmetic left 0001-01-01...9999-12-31.
    case outOfRange

    /// The month aimed at has no day with the number of the start, and ``Rounding/refuse`` was asked for.
    case ambiguousMonth(start: CivilDate, months: Int, lastDayOfMonth: CivilDate)

    /// The holiday calendar of a region had to be consulted for a year outside ``HolidayCalendar/years``.
    case calendarDoesNotCover(region: String, year: Int)

    /// Working days or a roll were asked for without a holiday calendar.
    case missingCalendar(Period)

    /// The count of the period is below zero; limits that run backwards are arithmetic on dates.
    case negativePeriod(Period)

    /// A period of nothing was counted inclusively: its last day would come before its first.
    case emptyPeriod(Period)
}
