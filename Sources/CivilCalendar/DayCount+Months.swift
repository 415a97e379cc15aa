extension DayCount {
    /// Counts calendar months, `length` of them for each unit of the period.
    mutating func addMonths(
        _ length: Int, counting: Counting, rounding: Rounding, note: Note
    ) throws(CivilDateError) {
        let months = try period.total(times: length)
        note(.firstDay(trigger, counted: counting == .inclusive))
        switch counting {
        case .exclusive:
            try addSameNumber(months, rounding: rounding, note: note)
        case .inclusive:
            try addSameNumber(months, rounding: rounding, note: note)
            try endOnEve(note: note)
        case .quantieme:
            try addQuantieme(months, note: note)
        }
    }

    private mutating func addSameNumber(
        _ months: Int, rounding: Rounding, note: Note
    ) throws(CivilDateError) {
        switch try trigger.sameNumber(months: months) {
        case .exact(let date):
            day = date
        case .missing(let year, let month, let number, let lastOfMonth):
            day = try rounding.apply(start: trigger, months: months, lastOfMonth: lastOfMonth)
            noteMissing(year: year, month: month, day: number, note: note)
        }
        note(.added(period, day))
    }

    /// From the day after the event to the eve of that day's number.
    ///
    /// Judicial Code (BE) arts 52 and 54. When the number is missing, its eve is read as the last day of the month.
    private mutating func addQuantieme(_ months: Int, note: Note) throws(CivilDateError) {
        switch try trigger.adding(days: 1).sameNumber(months: months) {
        case .exact(let date):
            day = date
            note(.added(period, day))
            try endOnEve(note: note)
        case .missing(let year, let month, let number, let lastOfMonth):
            day = lastOfMonth
            noteMissing(year: year, month: month, day: number, note: note)
            note(.added(period, day))
        }
    }

    private mutating func noteMissing(year: Int, month: Int, day number: Int, note: Note) {
        clamped = true
        note(.missingDay(year: year, month: month, day: number, became: day))
    }

    private mutating func endOnEve(note: Note) throws(CivilDateError) {
        note(.eveOf(day))
        day = try day.adding(days: -1)
    }
}
