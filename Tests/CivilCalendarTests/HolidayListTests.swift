import CivilCalendar
import Testing

@Suite("Every public holiday of 2010 to 2035, in seven calendars")
struct HolidayListTests {
    struct Row: Decodable {
        let year: Int
        let dates: String
    }

    @Test(
        "The list of each year",
        arguments: [
            "holidays-be", "holidays-fr", "holidays-it", "holidays-hu", "holidays-england", "holidays-scotland",
            "holidays-northern-ireland",
        ])
    func lists(file: String) throws {
        let cases = try CaseFile<Row>(named: file)
        let calendar = try HolidayCalendar(named: try #require(cases.region))
        #expect(cases.rows.map(\.year) == Array(HolidayCalendar.years))
        for row in cases.rows {
            let expected = row.dates.split(separator: " ").map { "\(row.year)-\($0)" }
            let holidays = try calendar.holidays(in: row.year)
            #expect(holidays.map(\.date.description) == expected, "\(cases.title) \(row.year)")
            #expect(holidays.allSatisfy { !$0.name.isEmpty })
            for holiday in holidays {
                #expect(try calendar.holiday(on: holiday.date) == holiday)
                #expect(try !calendar.isWorkingDay(holiday.date))
            }
        }
    }

    @Test("Hungary's moved days: the weekday is off, the Saturday works")
    func moves() throws {
        struct Move: Decodable {
            let off: CivilDate
            let works: CivilDate
        }
        let hungary = HolidayCalendar(.hu)
        let moves = try CaseFile<Move>(named: "hungary-moved-days").rows
        for move in moves {
            #expect(try !hungary.isWorkingDay(move.off))
            #expect(try hungary.isWorkingDay(move.works))
            #expect(move.works.weekday == .saturday && !move.off.weekday.isWeekend)
            #expect(try hungary.holiday(on: move.off)?.name == "Day off moved from Saturday \(move.works)")
            #expect(try HolidayCalendar(.be).isWorkingDay(move.works) == false)
        }
        for year in HolidayCalendar.years {
            let expected = moves.map(\.works).filter { $0.year == year }.sorted()
            #expect(try hungary.workingSaturdays(in: year) == expected)
            #expect(try HolidayCalendar(.england).workingSaturdays(in: year).isEmpty)
        }
    }

    @Test(
        "Names, also of two holidays on one day and of substitutes",
        arguments: [
            (HolidayCalendar.Region.it, "2011-04-25", "Easter Monday; Liberation Day"),
            (.be, "2025-07-21", "National Day"),
            (.england, "2022-12-27", "Christmas Day (substitute day)"),
            (.england, "2022-12-26", "Boxing Day"),
            (.england, "2020-05-08", "Early May bank holiday (VE Day)"),
            (.scotland, "2011-01-04", "2 January (substitute day)"),
            (.scotland, "2026-06-15", "World Cup bank holiday"),
            (.northernIreland, "2026-07-13", "Battle of the Boyne (substitute day)"),
        ])
    func names(region: HolidayCalendar.Region, day: String, name: String) throws {
        #expect(try HolidayCalendar(region).holiday(on: date(day))?.name == name)
    }

    @Test("Rules are data: each with a name, a source and an identifier of its own")
    func rules() {
        for region in HolidayCalendar.Region.allCases {
            let rules = HolidayCalendar(region).rules
            #expect(Set(rules.map(\.id)).count == rules.count)
            #expect(rules.allSatisfy { !$0.name.isEmpty && !$0.citation.isEmpty })
            // A rule that names a day no year has would vanish silently.
            #expect(rules.allSatisfy { rule in rule.years.allSatisfy { rule.date(in: $0) != nil } })
            #expect(rules.allSatisfy { HolidayCalendar.years.contains($0.years.upperBound) })
        }
    }
}
