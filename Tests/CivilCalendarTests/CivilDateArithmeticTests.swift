import CivilCalendar
import Testing

@Suite("Arithmetic stays in range and never overflows")
struct CivilDateArithmeticTests {
    @Test("The ends of the type")
    func ends() throws {
        #expect(CivilDate.earliest.description == "0001-01-01")
        #expect(CivilDate.latest.description == "9999-12-31")
        #expect(CivilDate.earliest == CivilDate(year: 1, month: 1, day: 1))
        #expect(CivilDate.latest == CivilDate(year: 9999, month: 12, day: 31))
        #expect(CivilDate(dayNumber: Int(CivilDate.earliest.dayNumber) - 1) == nil)
        #expect(CivilDate(dayNumber: Int(CivilDate.latest.dayNumber) + 1) == nil)
        #expect(CivilDate(dayNumber: 0)?.description == "1970-01-01")
        #expect(CivilDate.earliest.weekday == .monday)
        #expect(CivilDate.latest.weekday == .friday)
    }

    @Test("Days out of range", arguments: [Int.min, Int.min + 1, -800_000_000, 3_000_000, Int.max - 1, Int.max])
    func daysOutOfRange(days: Int) throws {
        let day = try date("2026-04-16")
        #expect(throws: CivilDateError.outOfRange) { try day.adding(days: days) }
        #expect(throws: CivilDateError.outOfRange) { try day.adding(months: days, rounding: .down) }
        #expect(CivilDate(dayNumber: days) == nil)
        #expect(CivilDate(year: days, month: days, day: days) == nil)
        #expect(CivilDate(year: 2026, month: days, day: 1) == nil)
        #expect(CivilDate(year: 2026, month: 1, day: days) == nil)
        #expect(CivilDate.daysInMonth(days, year: 2026) == nil)
        #expect(CivilDate.daysInMonth(1, year: days) == nil)
    }

    @Test("One step over each end")
    func steps() throws {
        #expect(throws: CivilDateError.outOfRange) { try CivilDate.earliest.adding(days: -1) }
        #expect(throws: CivilDateError.outOfRange) { try CivilDate.latest.adding(days: 1) }
        #expect(throws: CivilDateError.outOfRange) { try CivilDate.earliest.adding(months: -1, rounding: .down) }
        #expect(throws: CivilDateError.outOfRange) { try CivilDate.earliest.adding(months: -12, rounding: .up) }
        #expect(throws: CivilDateError.outOfRange) { try CivilDate.latest.adding(months: 1, rounding: .down) }
        #expect(try CivilDate.earliest.adding(months: 9999 * 12 - 1, rounding: .refuse).description == "9999-12-01")
        #expect(try CivilDate.latest.adding(months: 1 - 9999 * 12, rounding: .refuse).description == "0001-01-31")
        #expect(CivilDate.earliest.days(until: .latest) == 3_652_058)
    }

    @Test("Limits that run backwards")
    func backward() throws {
        struct Row: Decodable {
            let from: CivilDate
            let days: Int?
            let months: Int?
            let result: CivilDate
            let note: String
        }
        for row in try CaseFile<Row>(named: "months-backward").rows {
            let moved = try row.from.adding(months: row.months ?? 0, rounding: .down).adding(days: row.days ?? 0)
            #expect(moved == row.result, "\(row)")
        }
    }

    @Test("Easter Sunday")
    func easter() throws {
        let days = try CaseFile<CivilDate>(named: "easter").rows
        #expect(days.map(\.year) == Array(HolidayCalendar.years))
        for day in days {
            #expect(CivilDate.easterSunday(in: day.year) == day)
        }
        #expect((1583...9999).allSatisfy { CivilDate.easterSunday(in: $0)?.weekday == .sunday })
        #expect(CivilDate.easterSunday(in: 1582) == nil)
        #expect(CivilDate.easterSunday(in: 10_000) == nil)
        // The earliest and the latest Easter there can be.
        #expect(CivilDate.easterSunday(in: 1818)?.description == "1818-03-22")
        #expect(CivilDate.easterSunday(in: 2038)?.description == "2038-04-25")
    }
}
