extension CivilDate {
    /// The day a number of days later, or earlier when `days` is negative.
    ///
    /// Throws ``CivilDateError/outOfRange`` when the result is outside 0001-01-01...9999-12-31.
    public func adding(days: Int) throws(CivilDateError) -> CivilDate {
        let (number, overflow) = Int(dayNumber).addingReportingOverflow(days)
        guard !overflow, let date = CivilDate(dayNumber: number) else { throw .outOfRange }
        return date
    }

    /// The number of days from this day to another; negative when the other comes before.
    public func days(until other: CivilDate) -> Int {
        Int(other.dayNumber) - Int(dayNumber)
    }

    /// The day with the same number a number of months later, or earlier when `months` is negative.
    ///
    /// When the month aimed at has no such day, `rounding` decides. Throws ``CivilDateError/outOfRange`` when the
    /// result is outside 0001-01-01...9999-12-31, and with ``Rounding/refuse``
    /// ``CivilDateError/ambiguousMonth(start:months:lastDayOfMonth:)`` when the day is missing.
    public func adding(months: Int, rounding: Rounding) throws(CivilDateError) -> CivilDate {
        switch try sameNumber(months: months) {
        case .exact(let date): return date
        case .missing(_, _, _, let lastOfMonth):
            return try rounding.apply(start: self, months: months, lastOfMonth: lastOfMonth)
        }
    }

    /// The same day number in another month: there, or missing.
    enum SameNumber {
        case exact(CivilDate)
        case missing(year: Int, month: Int, day: Int, lastOfMonth: CivilDate)
    }

    /// Looks for the same day number `months` months away, without any rounding.
    func sameNumber(months: Int) throws(CivilDateError) -> SameNumber {
        let (year, month, day) = components
        let (target, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        // Year 1 starts at month 12 of the count; whatever is below divides to year 0 or less, which has no months.
        let (targetYear, targetMonth) = (target / 12, target % 12 + 1)
        guard !overflow, let length = Self.daysInMonth(targetMonth, year: targetYear) else { throw .outOfRange }
        let found = CivilDate(uncheckedYear: targetYear, month: targetMonth, day: min(day, length))
        guard day > length else { return .exact(found) }
        return .missing(year: targetYear, month: targetMonth, day: day, lastOfMonth: found)
    }
}
