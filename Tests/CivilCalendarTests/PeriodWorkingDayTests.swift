import CivilCalendar
import Testing

@Suite("Periods in working days")
struct PeriodWorkingDayTests {
    @Test("United Kingdom: referral and decision periods")
    func unitedKingdom() throws {
        struct Row: Decodable {
            let from, last: CivilDate
            let period: PeriodText
            let counting, region, note: String
        }
        for row in try CaseFile<Row>(named: "uk-working-days").rows {
            let counting = try #require(Counting(rawValue: row.counting))
            let calendar = try HolidayCalendar(named: row.region)
            let found = try row.period.period.lastDay(from: row.from, counting: counting, calendar: calendar)
            #expect(found.last == row.last && found.unrolled == nil && !found.provisional, "\(row)")
        }
    }

    @Test("Belgium: a letter is received on the third working day")
    func belgium() throws {
        struct Row: Decodable {
            let posted, starts, last: CivilDate
            let days: Int
            let note: String
        }
        let belgium = HolidayCalendar(.be)
        for row in try CaseFile<Row>(named: "belgium-service").rows {
            let start = try Period(3, .workingDays).lastDay(from: row.posted, counting: .exclusive, calendar: belgium)
            #expect(start.last == row.starts, "\(row)")
            let end = try Period(row.days, .days).lastDay(
                from: start.last, counting: .inclusive, roll: .nextWorkingDay(.national), calendar: belgium)
            #expect(end.last == row.last, "\(row)")
        }
    }

    @Test("Against a naive count over the lists", arguments: HolidayCalendar.Region.allCases)
    func naive(region: HolidayCalendar.Region) throws {
        let calendar = HolidayCalendar(region)
        let off = Set(try HolidayCalendar.years.flatMap { try calendar.holidays(in: $0).map(\.date) })
        let on = Set(try HolidayCalendar.years.flatMap { try calendar.workingSaturdays(in: $0) })
        let works = { (day: CivilDate) in on.contains(day) || (!day.weekday.isWeekend && !off.contains(day)) }
        for (index, day) in CivilDate.random(600, in: try date("2010-01-01")...date("2035-10-01"), seed: 6).enumerated()
        {
            for counting in Counting.allCases {
                let count = index % 30 + 1
                let found = try Period(count, .workingDays).lastDay(from: day, counting: counting, calendar: calendar)
                var (naive, counted) = (day, counting == .inclusive && works(day) ? 1 : 0)
                while counted < count {
                    naive = try naive.adding(days: 1)
                    counted += works(naive) ? 1 : 0
                }
                guard found.last == naive else {
                    Issue.record("\(count) from \(day), \(counting): \(found.last), not \(naive)")
                    return
                }
            }
        }
    }

    @Test("No calendar, no count")
    func missing() throws {
        let error = #expect(throws: CivilDateError.missingCalendar(Period(5, .workingDays))) {
            try Period(5, .workingDays).lastDay(from: date("2026-04-16"), counting: .exclusive)
        }
        #expect(
            error?.description
                == "the last day of 5 working days depends on public holidays: a holiday calendar is needed")
    }

    @Test("A count over the new year of a year not yet decreed is provisional")
    func provisional() throws {
        let england = HolidayCalendar(.england)
        let within = try Period(2, .workingDays).lastDay(
            from: date("2026-12-29"), counting: .exclusive, calendar: england)
        let over = try Period(3, .workingDays).lastDay(
            from: date("2026-12-29"), counting: .exclusive, calendar: england)
        #expect(within.last.description == "2026-12-31" && !within.provisional)
        #expect(over.last.description == "2027-01-04" && over.provisional)
    }
}
