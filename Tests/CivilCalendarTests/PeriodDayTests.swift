import CivilCalendar
import Testing

@Suite("Periods in days, and limits that roll")
struct PeriodDayTests {
    @Test("Before and after the roll")
    func rolling() throws {
        struct Row: Decodable {
            let region, note: String
            let from, before, after: CivilDate
            let period: PeriodText
            let saturday: String?
        }
        for row in try CaseFile<Row>(named: "rolling").rows {
            let calendar = try HolidayCalendar(named: row.region)
            let rules: [SaturdayRule] = row.saturday.map { $0 == "off" ? [.off] : [.national] } ?? SaturdayRule.allCases
            let period = row.period.period
            #expect(try period.lastDay(from: row.from, counting: .exclusive).last == row.before, "\(row)")
            for rule in rules {
                let found = try period.lastDay(
                    from: row.from, counting: .exclusive, roll: .nextWorkingDay(rule), calendar: calendar)
                #expect(found.last == row.after, "\(row)")
                #expect(found.unrolled == (row.before == row.after ? nil : row.before), "\(row)")
                #expect(try calendar.rollForward(row.before, saturday: rule) == row.after, "\(row)")
            }
        }
    }

    @Test("United Kingdom: protection periods")
    func protection() throws {
        struct Row: Decodable {
            let from, last: CivilDate
            let period: PeriodText
            let counting, note: String
        }
        for row in try CaseFile<Row>(named: "uk-protection").rows {
            let counting = try #require(Counting(rawValue: row.counting))
            let found = try row.period.period.lastDay(
                from: row.from, counting: counting, calendar: HolidayCalendar(.england))
            #expect(found.last == row.last && found.unrolled == nil && !found.provisional, "\(row)")
        }
    }

    @Test("Days and weeks against day numbers")
    func arithmetic() throws {
        for (index, day) in CivilDate.random(2000, in: try date("1900-01-01")...date("2200-01-01"), seed: 5)
            .enumerated()
        {
            let count = index % 500 + 1
            let exclusive = try Period(count, .days).lastDay(from: day, counting: .exclusive)
            let quantieme = try Period(count, .days).lastDay(from: day, counting: .quantieme)
            let inclusive = try Period(count, .weeks).lastDay(from: day, counting: .inclusive)
            guard
                day.days(until: exclusive.last) == count, quantieme == exclusive,
                day.days(until: inclusive.last) == count * 7 - 1
            else {
                Issue.record("\(count) from \(day)")
                return
            }
        }
    }

    @Test("Zero, negative and immense counts", arguments: Period.Unit.allCases)
    func counts(unit: Period.Unit) throws {
        let (day, calendar) = (try date("2026-04-16"), HolidayCalendar(.fr))
        func last(_ count: Int, _ counting: Counting) throws -> CivilDate {
            try Period(count, unit).lastDay(from: day, counting: counting, calendar: calendar).last
        }
        #expect(try last(0, .exclusive) == day)
        #expect(try last(0, .quantieme) == day)
        #expect(throws: CivilDateError.emptyPeriod(Period(0, unit))) { try last(0, .inclusive) }
        for counting in Counting.allCases {
            #expect(throws: CivilDateError.negativePeriod(Period(-1, unit))) { try last(-1, counting) }
            #expect(throws: CivilDateError.negativePeriod(Period(.min, unit))) { try last(.min, counting) }
            let tooFar: CivilDateError =
                unit == .workingDays ? .calendarDoesNotCover(region: "FR", year: 2036) : .outOfRange
            #expect(throws: tooFar) { try last(.max, counting) }
        }
    }

    @Test("The calendar is asked only when it is needed")
    func consultation() throws {
        let (day, hungary) = (try date("2035-12-20"), HolidayCalendar(.hu))
        let still = try Period(30, .days).lastDay(from: day, counting: .exclusive, calendar: hungary)
        #expect(still.last.description == "2036-01-19" && !still.provisional)
        #expect(throws: CivilDateError.calendarDoesNotCover(region: "HU", year: 2036)) {
            try Period(30, .days).lastDay(
                from: day, counting: .exclusive, roll: .nextWorkingDay(.off), calendar: hungary)
        }
        #expect(throws: CivilDateError.missingCalendar(Period(30, .days))) {
            try Period(30, .days).lastDay(from: day, counting: .exclusive, roll: .nextWorkingDay(.off))
        }
        let asked = try Period(1, .days).lastDay(
            from: day, counting: .exclusive, roll: .nextWorkingDay(.off), calendar: hungary)
        #expect(asked.provisional)
        let lawful = try Period(1, .days).lastDay(
            from: day, counting: .exclusive, roll: .nextWorkingDay(.off), calendar: HolidayCalendar(.be))
        #expect(!lawful.provisional)
    }
}
