extension HolidayCalendar {
    /// Whether a day is a working day: Monday to Friday without public holidays, and Hungary's working Saturdays.
    ///
    /// Regulation (EEC, Euratom) 1182/71 art. 2(2); Italy counts Monday to Friday here too. Throws
    /// ``CivilDateError/calendarDoesNotCover(region:year:)`` outside ``years``.
    public func isWorkingDay(_ date: CivilDate) throws(CivilDateError) -> Bool {
        guard let isWorking = table.isWorking(date) else { throw uncovered(date.year) }
        return isWorking
    }

    /// The day itself if a limit may end on it, else the first later day on which it may.
    ///
    /// Throws ``CivilDateError/calendarDoesNotCover(region:year:)`` when a day outside ``years`` is met.
    public func rollForward(_ date: CivilDate, saturday: SaturdayRule) throws(CivilDateError) -> CivilDate {
        try roll(date, by: 1, saturday: saturday)
    }

    /// The day itself if a limit may end on it, else the last earlier day on which it may.
    ///
    /// For limits that run backwards, and only where their rule says so: Regulation (EEC, Euratom) 1182/71 art. 3(4)
    /// does not extend them. Throws ``CivilDateError/calendarDoesNotCover(region:year:)`` when a day outside
    /// ``years`` is met.
    public func rollBackward(_ date: CivilDate, saturday: SaturdayRule) throws(CivilDateError) -> CivilDate {
        try roll(date, by: -1, saturday: saturday)
    }

    private func roll(_ date: CivilDate, by step: Int, saturday: SaturdayRule) throws(CivilDateError) -> CivilDate {
        var day = date
        while try !stopsRoll(day, saturday: saturday) {
            day = try day.adding(days: step)
        }
        return day
    }

    /// Whether a limit may end on a day.
    ///
    /// It may on a working day, and in Italy on a Saturday that is not "festivo" by its date (c.p.c. art. 155(4))
    /// unless Saturdays are off (c.p.c. art. 155(5)).
    func stopsRoll(_ date: CivilDate, saturday: SaturdayRule) throws(CivilDateError) -> Bool {
        if region == .it, saturday == .national, date.weekday == .saturday {
            return try holiday(on: date) == nil
        }
        return try isWorkingDay(date)
    }
}
