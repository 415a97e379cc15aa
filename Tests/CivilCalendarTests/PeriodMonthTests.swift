import CivilCalendar
import Testing

@Suite("Periods in months and years")
struct PeriodMonthTests {
    @Test("The three readings of a period in months")
    func readings() throws {
        struct Row: Decodable {
            let from, same, quantieme, up: CivilDate
            let months: Int
            let ambiguous: Bool
        }
        for row in try CaseFile<Row>(named: "months").rows {
            let period = Period(row.months, .months)
            let same = try period.lastDay(from: row.from, counting: .exclusive)
            let up = try period.lastDay(from: row.from, counting: .exclusive, rounding: .up)
            let quantieme = try period.lastDay(from: row.from, counting: .quantieme, rounding: .refuse)
            let inclusive = try period.lastDay(from: row.from, counting: .inclusive)
            #expect(same.last == row.same && same.clamped == row.ambiguous, "\(row)")
            #expect(up.last == row.up && up.clamped == row.ambiguous, "\(row)")
            #expect(quantieme.last == row.quantieme, "\(row)")
            #expect(try inclusive.last == row.same.adding(days: -1), "\(row)")
            let refusal = CivilDateError.ambiguousMonth(
                start: row.from, months: row.months, lastDayOfMonth: row.same)
            if row.ambiguous {
                #expect(throws: refusal) {
                    try period.lastDay(from: row.from, counting: .exclusive, rounding: .refuse)
                }
            } else {
                #expect(try period.lastDay(from: row.from, counting: .exclusive, rounding: .refuse) == same)
            }
        }
    }

    @Test("The published vectors of dates-calc")
    func catala() throws {
        struct Row: Decodable {
            let from, down, up: CivilDate
            let period: PeriodText
        }
        for row in try CaseFile<Row>(named: "months-catala").rows {
            for (rounding, expected) in [(Rounding.down, row.down), (.up, row.up)] {
                let found = try row.period.period.lastDay(from: row.from, counting: .exclusive, rounding: rounding)
                #expect(found.last == expected && found.clamped == (row.down != row.up), "\(row)")
            }
        }
    }

    @Test("Chaining is not adding the total")
    func chained() throws {
        struct Row: Decodable {
            let from, chained, total: CivilDate
            let months: [Int]
        }
        for row in try CaseFile<Row>(named: "months-chained").rows {
            let chained = try row.months.reduce(row.from) { day, months in
                try day.adding(months: months, rounding: .down)
            }
            #expect(chained == row.chained, "\(row)")
            #expect(try row.from.adding(months: row.months.reduce(0, +), rounding: .down) == row.total, "\(row)")
        }
    }

    @Test("A quantième whose day is missing ends on the last day of the month")
    func missingQuantieme() throws {
        let found = try Period(1, .months).lastDay(from: date("2025-01-30"), counting: .quantieme)
        #expect(found.clamped)
        #expect(
            found.steps == [
                .trigger(try date("2025-01-30")), .firstDay(try date("2025-01-30"), counted: false),
                .missingDay(year: 2025, month: 2, day: 31, became: try date("2025-02-28")),
                .added(Period(1, .months), try date("2025-02-28")),
            ])
    }

    @Test("An ambiguous month says what is missing")
    func refusal() throws {
        let error = #expect(throws: CivilDateError.self) {
            try Period(3, .months).lastDay(from: date("2025-11-30"), counting: .exclusive, rounding: .refuse)
        }
        #expect(
            error?.description
                == "2025-11-30 and 3 months is ambiguous: the month ends on 2026-02-28, it has no day 30")
    }
}
