import CaseModel
import CivilCalendar
import CountryRules
import Testing

@testable import CaseExport

@Suite("Figures are rounded down, each by itself, and the tables agree")
struct StatisticsRoundingTests {
    private func tables(
        _ tally: StatisticsTally, threshold: Int = 11, in country: CountryCode = .belgium
    ) throws -> [YearlyFigures.Table] {
        let frame = try StatisticsFrame.of(country)
        return StatisticsRounding(threshold: threshold).tables(of: tally, in: frame, showsCodes: true)
    }

    private let tally = StatisticsTally.counted(
        persons: 175, new: 60, returned: 8, minors: 13, sex: [.female: 100, .male: 60],
        nationality: ["NG": 50, "MA": 11, "RO": 10, "AL": 10], groups: ["exp.sexual": 24, "labourAndDomestic": 28],
        withoutExploitation: 123, granted: ["be.reflection": 30], renewed: ["be.temporary": 5])

    @Test("A count is rounded down to a multiple of the threshold; below it, nothing is told")
    func rounding() throws {
        let tables = try tables(tally)
        let expected: [(String, YearlyFigures.Table.ID, Int)] = [
            ("supported", .persons, 165), ("new", .persons, 55), ("returned", .persons, 0), ("female", .sex, 99),
            ("male", .sex, 55), ("other", .sex, 0), ("minor", .age, 11), ("NG", .nationality, 44),
            ("MA", .nationality, 11), ("other", .nationality, 11), ("exp.sexual", .exploitation, 22),
            ("labourAndDomestic", .exploitation, 22), ("exp.aggravatedSmuggling", .exploitation, 0),
            ("be.reflection", .permitsGranted, 22), ("be.temporary", .permitsRenewed, 0), ("granted", .permits, 22),
        ]
        for (id, table, count) in expected {
            let row = try #require(tables.row(id, table), "\(id)")
            #expect(row.count == count && row.isProtected, "\(id): \(row)")
        }
        #expect(tables.row("RO", .nationality) == nil && tables.row("unknown", .sex) == nil)
        #expect(tables[.exploitationCodes] == nil)
    }

    @Test("The tables of persons have one total: what they leave over is their rest")
    func totals() throws {
        let tables = try tables(tally)
        for id in [YearlyFigures.Table.ID.sex, .age, .nationality] {
            let table = try #require(tables[id])
            #expect(table.total == 165 && table.rows.map(\.count).reduce(0, +) + (table.rest ?? 0) == 165)
        }
        #expect(tables[.sex]?.rest == 11 && tables[.persons]?.total == nil && tables[.exploitation]?.rest == nil)
        let adult = try #require(tables.row("adult", .age))
        #expect(adult.count == 143 && adult.most == 164, "\(adult)")
    }

    @Test("Without protection every figure is exact, and what is not known has a row", arguments: [0, 1])
    func exact(threshold: Int) throws {
        let tables = try tables(tally, threshold: max(1, threshold))
        #expect(tables.allSatisfy { $0.rows.allSatisfy { !$0.isProtected } && ($0.rest ?? 0) == 0 })
        #expect(tables.row("unknown", .sex)?.count == 15 && tables.row("unknown", .nationality)?.count == 94)
        #expect(tables.row("adult", .age)?.count == 162 && tables.row("RO", .nationality)?.count == 10)
        #expect(tables.row("unknown", .exploitation)?.count == 123 && tables.row("other", .nationality) == nil)
        #expect(tables[.exploitationCodes] != nil && tables[.sex]?.total == 175)
    }

    @Test("Which rows there are does not depend on what was counted, but for nationalities that are many")
    func rows() throws {
        let (none, some) = (try tables(.init()), try tables(tally))
        #expect(none.map(\.id) == some.map(\.id))
        for (one, other) in zip(none, some) where one.id != .nationality {
            #expect(one.rows.map(\.id) == other.rows.map(\.id) && !one.rows.isEmpty)
        }
        #expect(none.allSatisfy { $0.rows.allSatisfy { $0.count == 0 } && ($0.total ?? 0) == 0 })
    }

    @Test("All countries together are the sums of what is published of each")
    func sums() throws {
        let rounding = StatisticsRounding(threshold: 11)
        let parts = try [CountryCode.belgium, .france].map { country in
            StatisticsSum.Part(
                country: country,
                tables: rounding.tables(of: tally, in: try .of(country), showsCodes: true))
        }
        let all = StatisticsSum(threshold: 11, parts: parts).tables
        #expect(all.row("supported", .persons)?.count == 330 && all[.countries]?.rows.map(\.count) == [165, 165])
        #expect(all.row("female", .sex) == .init(id: "female", count: 198, most: 218))
        #expect(all.row("labourAndDomestic", .exploitation)?.count == 22, "France counts each by itself")
        #expect(all[.sex]?.total == 330 && all[.sex]?.rest == 22)
        #expect(all.row("fr.reflection", .permitsGranted) != nil && all.row("be.reflection", .permitsGranted) != nil)
    }
}
