/// One year of a calendar, worked out from its rules.
struct HolidayYear: Sendable {
    /// The days off, sorted, one a day.
    let holidays: [PublicHoliday]

    /// The Saturdays that work in exchange for another day, sorted.
    let workingSaturdays: [CivilDate]

    init(_ year: Int, rules: [HolidayRule]) {
        let vacated = Set(rules.compactMap { $0.vacatedDate(in: year) })
        workingSaturdays = vacated.filter { $0.weekday == .saturday }.sorted()

        var observed: [PublicHoliday] = []
        var displaced: [PublicHoliday] = []
        for rule in rules {
            guard let date = rule.date(in: year), !vacated.contains(date) else { continue }
            let holiday = PublicHoliday(date: date, name: rule.name)
            if rule.substitute == .nextFreeWeekday, date.weekday.isWeekend {
                displaced.append(holiday)
            } else {
                observed.append(holiday)
            }
        }
        holidays = Self.merged(observed + Self.substitutes(for: displaced, among: observed))
    }

    /// Weekday holidays stay; each weekend one, in order, takes the next weekday that is still free.
    ///
    /// So when 25 and 26 December are Sunday and Monday, Monday stays and Christmas Day is observed on Tuesday.
    private static func substitutes(for displaced: [PublicHoliday], among observed: [PublicHoliday]) -> [PublicHoliday]
    {
        var taken = Set(observed.map(\.date))
        return displaced.sorted { $0.date < $1.date }.compactMap { holiday in
            var number = Int(holiday.date.dayNumber)
            while let date = CivilDate(dayNumber: number) {
                if !date.weekday.isWeekend, taken.insert(date).inserted {
                    return PublicHoliday(date: date, name: holiday.name + " (substitute day)")
                }
                number += 1
            }
            return nil
        }
    }

    /// Sorted by day, with the names of one day joined in the order of the rules.
    private static func merged(_ holidays: [PublicHoliday]) -> [PublicHoliday] {
        var sorted: [PublicHoliday] = []
        for holiday in holidays {
            let index = sorted.firstIndex { $0.date >= holiday.date } ?? sorted.endIndex
            if index < sorted.endIndex, sorted[index].date == holiday.date {
                let names = sorted[index].name + "; " + holiday.name
                sorted[index] = PublicHoliday(date: holiday.date, name: names)
            } else {
                sorted.insert(holiday, at: index)
            }
        }
        return sorted
    }
}
