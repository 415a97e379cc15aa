extension DayCount {
    /// Counts working days of a calendar one by one, and notes each day passed over.
    mutating func addWorkingDays(
        counting: Counting, calendar: HolidayCalendar?, note: Note
    ) throws(CivilDateError) {
        guard let calendar else { throw .missingCalendar(period) }
        var remaining = period.count
        var countsFirst = false
        if counting == .inclusive {
            countsFirst = try isWorking(trigger, in: calendar)
            remaining -= countsFirst ? 1 : 0
        }
        note(.firstDay(trigger, counted: countsFirst))
        if counting == .inclusive, !countsFirst {
            try skip(trigger, in: calendar, note: note)
        }
        while remaining > 0 {
            day = try day.adding(days: 1)
            if try isWorking(day, in: calendar) {
                remaining -= 1
            } else {
                try skip(day, in: calendar, note: note)
            }
        }
        note(.added(period, day))
    }

    /// Moves the day reached to the next on which the limit may end, if it may not end there.
    mutating func roll(saturday: SaturdayRule, calendar: HolidayCalendar?, note: Note) throws(CivilDateError) {
        guard let calendar else { throw .missingCalendar(period) }
        let start = day
        while try !mayEnd(on: day, saturday: saturday, in: calendar) {
            try skip(day, in: calendar, note: note)
            day = try day.adding(days: 1)
        }
        guard day != start else { return }
        note(.rolled(from: start, to: day))
    }

    private mutating func isWorking(_ day: CivilDate, in calendar: HolidayCalendar) throws(CivilDateError) -> Bool {
        noteConsulted(day, in: calendar)
        return try calendar.isWorkingDay(day)
    }

    private mutating func mayEnd(
        on day: CivilDate, saturday: SaturdayRule, in calendar: HolidayCalendar
    ) throws(CivilDateError) -> Bool {
        noteConsulted(day, in: calendar)
        return try calendar.stopsRoll(day, saturday: saturday)
    }

    private mutating func noteConsulted(_ day: CivilDate, in calendar: HolidayCalendar) {
        // Reading the year is the dear part: ask only where a year can be provisional at all.
        guard !provisional, calendar.region.lastDecreedYear != nil else { return }
        provisional = calendar.isProvisional(day.year)
    }

    private func skip(_ day: CivilDate, in calendar: HolidayCalendar, note: Note) throws(CivilDateError) {
        note(.skipped(day, holiday: try calendar.holiday(on: day)?.name))
    }
}
