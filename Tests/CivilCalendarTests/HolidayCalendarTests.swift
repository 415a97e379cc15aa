import CivilCalendar
import Testing

@Suite("Working days, rolls and what the calendars do not know")
struct HolidayCalendarTests {
    static let everyDay: [CivilDate] = {
        guard
            let first = CivilDate(year: HolidayCalendar.years.lowerBound, month: 1, day: 1),
            let last = CivilDate(year: HolidayCalendar.years.upperBound, month: 12, day: 31)
        else { return [] }
        return (first.dayNumber...last.dayNumber).compactMap { CivilDate(dayNumber: Int($0)) }
    }()

    @Test(
        "A working day is a weekday that is no holiday, or a working Saturday",
        arguments: HolidayCalendar.Region.allCases)
    func workingDays(region: HolidayCalendar.Region) throws {
        let calendar = HolidayCalendar(region)
        let holidays = Set(try HolidayCalendar.years.flatMap { try calendar.holidays(in: $0).map(\.date) })
        let saturdays = Set(try HolidayCalendar.years.flatMap { try calendar.workingSaturdays(in: $0) })
        #expect(Self.everyDay.count == 9496)
        let wrong = try Self.everyDay.first { day in
            let isWorking = saturdays.contains(day) || (!day.weekday.isWeekend && !holidays.contains(day))
            return try calendar.isWorkingDay(day) != isWorking
                || (calendar.holiday(on: day) != nil) != holidays.contains(day)
        }
        #expect(wrong == nil)
    }

    @Test("A roll lands on a day that works and passes none", arguments: HolidayCalendar.Region.allCases)
    func rolls(region: HolidayCalendar.Region) throws {
        let calendar = HolidayCalendar(region)
        // Ten days from the ends, a roll needs a year that the calendar does not have.
        let days = Self.everyDay.dropFirst(10).dropLast(10)
        for rule in SaturdayRule.allCases {
            func mayEnd(_ day: CivilDate) throws -> Bool {
                let italianSaturday = region == .it && rule == .national && day.weekday == .saturday
                return try italianSaturday ? calendar.holiday(on: day) == nil : calendar.isWorkingDay(day)
            }
            let wrong = try days.first { day in
                let forward = try calendar.rollForward(day, saturday: rule)
                let backward = try calendar.rollBackward(day, saturday: rule)
                let passed = (backward.dayNumber...forward.dayNumber).dropFirst().dropLast()
                let passedOne = try passed.contains { try CivilDate(dayNumber: Int($0)).map(mayEnd) ?? true }
                return try !mayEnd(forward) || !mayEnd(backward) || forward < day || backward > day || passedOne
                    || mayEnd(day) != (forward == day) || mayEnd(day) != (backward == day)
            }
            #expect(wrong == nil)
        }
    }

    @Test("Years outside the tables are refused, each question alike", arguments: [2009, 2036, 1, 9999])
    func uncovered(year: Int) throws {
        let belgium = HolidayCalendar(.be)
        let error = CivilDateError.calendarDoesNotCover(region: "BE", year: year)
        let day = try #require(CivilDate(year: year, month: 6, day: 15))
        #expect(throws: error) { try belgium.holidays(in: year) }
        #expect(throws: error) { try belgium.workingSaturdays(in: year) }
        #expect(throws: error) { try belgium.holiday(on: day) }
        #expect(throws: error) { try belgium.isWorkingDay(day) }
        #expect(throws: error) { try belgium.rollForward(day, saturday: .off) }
        #expect(throws: error) { try belgium.rollBackward(day, saturday: .national) }
        #expect(error.description == "the public holidays of BE are known for 2010 to 2035, not for \(year)")
    }

    @Test("A year no integer arithmetic could hold", arguments: [Int.min, -1, 0, Int.max])
    func absurdYears(year: Int) {
        #expect(throws: CivilDateError.calendarDoesNotCover(region: "HU", year: year)) {
            try HolidayCalendar(.hu).holidays(in: year)
        }
    }

    @Test("Only what is decreed year by year is provisional")
    func provisional() {
        for region in HolidayCalendar.Region.allCases {
            let isDecreedYearly = ![.be, .fr, .it, .weekendsOnly].contains(region)
            #expect(!HolidayCalendar(region).isProvisional(2026))
            #expect(HolidayCalendar(region).isProvisional(2027) == isDecreedYearly)
        }
    }
}
