/// All years of one calendar: lists for reading, one bit a day for the questions that loops ask.
///
/// A class, so that asking copies one reference and not four arrays.
final class HolidayTable: Sendable {
    private let years: [HolidayYear]
    private let working: DaySet
    private let holidays: DaySet

    init(rules: [HolidayRule]) {
        years = HolidayCalendar.years.map { HolidayYear($0, rules: rules) }
        var working = DaySet()
        var holidays = DaySet()
        for number in DaySet.dayNumbers {
            guard let date = CivilDate(dayNumber: number), !date.weekday.isWeekend else { continue }
            working.insert(date)
        }
        for year in years {
            for holiday in year.holidays {
                holidays.insert(holiday.date)
                working.remove(holiday.date)
            }
            for saturday in year.workingSaturdays {
                working.insert(saturday)
            }
        }
        self.working = working
        self.holidays = holidays
    }

    /// The year worked out, or nil outside ``HolidayCalendar/years``.
    func year(_ year: Int) -> HolidayYear? {
        guard HolidayCalendar.years.contains(year) else { return nil }
        return years[year - HolidayCalendar.years.lowerBound]
    }

    /// Whether a day works, or nil outside ``HolidayCalendar/years``.
    func isWorking(_ date: CivilDate) -> Bool? { working.contains(date) }

    /// Whether a day is a public holiday, or nil outside ``HolidayCalendar/years``.
    func isHoliday(_ date: CivilDate) -> Bool? { holidays.contains(date) }
}
