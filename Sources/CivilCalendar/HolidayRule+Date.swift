extension HolidayRule {
    /// The day of this rule in a year, before any substitution; nil in a year in which the rule does not hold.
    public func date(in year: Int) -> CivilDate? {
        guard years.contains(year) else { return nil }
        switch kind {
        case .fixed(let day), .oneOff(let day), .moved(_, let day):
            return day.in(year)
        case .easterOffset(let days):
            return CivilDate.easterSunday(in: year).flatMap { CivilDate(dayNumber: Int($0.dayNumber) + days) }
        case .nthWeekday(let count, let weekday, let month):
            return Self.first(weekday, onOrAfter: MonthDay(month, 7 * count - 6).in(year))
        case .lastWeekday(let weekday, let month):
            // The last seven days of a month hold each weekday once.
            return CivilDate.daysInMonth(month, year: year)
                .flatMap { length in Self.first(weekday, onOrAfter: MonthDay(month, length - 6).in(year)) }
        }
    }

    /// The day that loses its day off to this rule in a year, if there is one.
    func vacatedDate(in year: Int) -> CivilDate? {
        guard years.contains(year), case .moved(let origin, _) = kind else { return nil }
        return origin.in(year)
    }

    private static func first(_ weekday: Weekday, onOrAfter start: CivilDate?) -> CivilDate? {
        guard let start else { return nil }
        let wait = (weekday.rawValue - start.weekday.rawValue + 7) % 7
        return CivilDate(dayNumber: Int(start.dayNumber) + wait)
    }
}
