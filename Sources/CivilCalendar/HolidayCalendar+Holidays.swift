extension HolidayCalendar {
    /// The public holidays of a year, sorted.
    ///
    /// Belgium, France, Italy, Hungary: every day the law lists, on weekends too, and Hungary's moved days off.
    /// United Kingdom: the weekdays actually observed, after substitution. Throws
    /// ``CivilDateError/calendarDoesNotCover(region:year:)`` outside ``years``.
    public func holidays(in year: Int) throws(CivilDateError) -> [PublicHoliday] {
        try covered(year).holidays
    }

    /// The Saturdays of a year that work in exchange for another day, sorted; only Hungary has any.
    ///
    /// Throws ``CivilDateError/calendarDoesNotCover(region:year:)`` outside ``years``.
    public func workingSaturdays(in year: Int) throws(CivilDateError) -> [CivilDate] {
        try covered(year).workingSaturdays
    }

    /// The public holiday on a day, or nil.
    ///
    /// Throws ``CivilDateError/calendarDoesNotCover(region:year:)`` outside ``years``.
    public func holiday(on date: CivilDate) throws(CivilDateError) -> PublicHoliday? {
        let table = table
        guard let isHoliday = table.isHoliday(date) else { throw uncovered(date.year) }
        // Most days are none: the bit spares the search through the year.
        guard isHoliday else { return nil }
        return table.year(date.year)?.holidays.first { $0.date == date }
    }

    private func covered(_ year: Int) throws(CivilDateError) -> HolidayYear {
        guard let found = table.year(year) else { throw uncovered(year) }
        return found
    }

    /// The error for a year without data.
    func uncovered(_ year: Int) -> CivilDateError {
        .calendarDoesNotCover(region: region.rawValue, year: year)
    }
}
