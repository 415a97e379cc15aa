import CaseModel
import CivilCalendar
import CountryRules
import SeededNumbers
import Testing

@testable import CaseExport

/// Plays somebody who knows the program and sees whatever is published, and wants to know what was counted.
@Suite("Protected figures cannot be computed from the others")
struct StatisticsAttackTests {
    /// One casebook of one country, as far as the tables tell.
    private struct Secret {
        let tally: StatisticsTally

        /// The true number of a row that is looked at.
        func number(_ row: String, _ table: YearlyFigures.Table, _ threshold: Int) -> Int? {
            switch table.id {
            case .persons: ["supported": tally.persons, "new": tally.new, "returned": tally.returned][row]
            case .age: row == "minor" ? tally.minors : tally.persons - tally.minors
            case .sex: Sex(rawValue: row).map { tally.sex[$0, default: 0] }
            case .nationality:
                row == StatisticsFrame.other
                    ? tally.nationality.values.filter { $0 < threshold }.reduce(0, +)
                    : CountryCode(rawValue: row).flatMap { tally.nationality[$0] }
            case .exploitation: tally.groups[row]
            default: nil
            }
        }
    }

    /// The ways to put at most so many persons into so many rows.
    private static func parts(of persons: Int, into rows: Int) -> [[Int]] {
        guard rows > 0 else { return [[]] }
        return (0...persons).flatMap { first in parts(of: persons - first, into: rows - 1).map { [first] + $0 } }
    }

    /// Looks at all casebooks that publish the same: every figure has to have every value of its interval.
    ///
    /// - Parameter fixed: The rows that are the same in all of them.
    private func compare(_ secrets: [Secret], upTo most: Int, threshold: Int, without fixed: Set<String>) throws -> Int
    {
        let frame = try StatisticsFrame.of(.belgium)
        let rounding = StatisticsRounding(threshold: threshold)
        var possible: [[YearlyFigures.Table]: [String: Set<Int>]] = [:]
        for secret in secrets {
            let tables = rounding.tables(of: secret.tally, in: frame, showsCodes: true)
            // Casebooks of more persons than were looked at publish the same as some of these.
            guard tables.row("supported", .persons)?.most ?? .max <= most else { continue }
            for table in tables {
                for row in table.rows {
                    guard let number = secret.number(row.id, table, threshold) else { continue }
                    possible[tables, default: [:]]["\(table.id) \(row.id)", default: []].insert(number)
                }
            }
        }
        var figures = 0
        for (tables, numbers) in possible {
            for table in tables {
                for row in table.rows {
                    guard let values = numbers["\(table.id) \(row.id)"], !fixed.contains(row.id) else { continue }
                    let minors = tables.row("minor", .age)
                    let low =
                        row.id == "adult"
                        ? max(0, (tables.row("supported", .persons)?.count ?? 0) - (minors?.most ?? 0)) : row.count
                    figures += 1
                    #expect(values == Set(low...row.most), "\(table.id) \(row.id): \(values.sorted()) of \(row)")
                }
            }
        }
        return figures
    }

    @Test(
        "Among all casebooks that publish the same, a person may be of any sex, nationality and exploitation",
        arguments: [2, 3])
    func everyCasebook(threshold: Int) throws {
        let most = 5
        // There are more nationalities than persons.
        let singles = ["AL", "BG", "BR", "CM", "RO"]
        var secrets: [Secret] = []
        for persons in 0...most {
            let parts = Self.parts(of: persons, into: 3)
            for sex in parts {
                for nationality in parts {
                    for sexual in 0...persons {
                        secrets.append(
                            Secret(
                                tally: .counted(
                                    persons: persons, sex: [.female: sex[0], .male: sex[1], .other: sex[2]],
                                    nationality: ["NG": nationality[0], "MA": nationality[1]].merging(
                                        singles.prefix(nationality[2]).map { ($0, 1) }
                                    ) { one, _ in one },
                                    groups: ["exp.sexual": sexual], withoutExploitation: persons - sexual)))
                    }
                }
            }
        }
        let figures = try compare(
            secrets, upTo: most, threshold: threshold, without: ["new", "returned", "minor", "adult"])
        #expect(figures > 100)
    }

    @Test("Among all casebooks that publish the same, a person may be new, returned, minor or adult", arguments: 2...6)
    func everyAge(threshold: Int) throws {
        let most = 3 * threshold - 1
        var secrets: [Secret] = []
        for persons in 0...most {
            for minors in 0...persons {
                for new in 0...persons {
                    // What holds of those who are new holds of those who returned.
                    secrets.append(
                        Secret(tally: .counted(persons: persons, new: new, minors: minors)))
                    secrets.append(
                        Secret(tally: .counted(persons: persons, returned: new, minors: minors)))
                }
            }
        }
        let fixed = Sex.allCases.map(\.rawValue)
        let isNew = try compare(
            secrets.filter { $0.tally.returned == 0 }, upTo: most, threshold: threshold,
            without: Set(fixed + ["returned"]))
        let isBack = try compare(
            secrets.filter { $0.tally.new == 0 }, upTo: most, threshold: threshold, without: Set(fixed + ["new"]))
        #expect(isNew > 20 && isBack > 20)
    }

    /// What can be deduced from the tables of several publications, by carrying bounds to and fro until nothing changes;
    /// for what sums share one number that is all there is.
    private struct Deduction {
        var low: [String: Int] = [:]
        var high: [String: Int] = [:]
        /// Sums of names that are at most, or exactly, another.
        var parts: [(names: [String], whole: String, isExact: Bool)] = []

        mutating func know(_ name: String, _ bounds: ClosedRange<Int>) {
            low[name] = max(low[name] ?? 0, bounds.lowerBound)
            high[name] = min(high[name] ?? .max, bounds.upperBound)
        }

        /// Whether nothing contradicts: what was assumed can be so.
        var isPossible: Bool { low.allSatisfy { $0.value <= high[$0.key] ?? .max } }

        mutating func deduce() {
            var changed = true
            while changed {
                let before = (low, high)
                for (names, whole, isExact) in parts {
                    let lows = names.map { low[$0] ?? 0 }.reduce(0, +)
                    let top = high[whole] ?? 1_000_000
                    low[whole] = max(low[whole] ?? 0, lows)
                    for name in names { high[name] = min(high[name] ?? .max, top - (lows - (low[name] ?? 0))) }
                    guard isExact else { continue }
                    let highs = names.map { high[$0] ?? 1_000_000 }.reduce(0, +)
                    high[whole] = min(top, highs)
                    for name in names {
                        let others = highs - (high[name] ?? 1_000_000)
                        low[name] = max(low[name] ?? 0, (low[whole] ?? 0) - others)
                    }
                }
                changed = before != (low, high) && isPossible
            }
        }
    }

    private static let countries: [CountryCode] = [.belgium, .france, .hungary]

    /// What the tables say, in the terms of a deduction: the rows of a country and year are parts of its persons, and
    /// those of all countries are sums of those of each.
    private func know(_ tables: [YearlyFigures.Table], _ place: String, _ deduction: inout Deduction) {
        func name(_ row: YearlyFigures.Row, _ table: YearlyFigures.Table) -> String { "\(place) \(table.id) \(row.id)" }
        let persons = "\(place) persons supported"
        for table in tables {
            for row in table.rows {
                deduction.know(name(row, table), row.count...row.most)
                if table.kind == .several, row.id != "supported" {
                    deduction.parts.append(([name(row, table)], persons, false))
                }
            }
            switch table.id {
            // Of all countries, what is not shown of one stands among its others.
            case .nationality where place.hasSuffix("all"): break
            case .sex, .nationality:
                deduction.parts.append(
                    (table.rows.map { name($0, table) } + ["\(place) \(table.id) unknown"], persons, true))
            case .age: deduction.parts.append((table.rows.map { name($0, table) }, persons, true))
            default: break
            }
        }
    }

    @Test("Countries, all countries together and two years, published at once, narrow nothing", arguments: 0..<60)
    func deduction(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let threshold = Int.random(in: 2...11, using: &generator)
        let rounding = StatisticsRounding(threshold: threshold)
        var deduction = Deduction()
        var published: [String: [YearlyFigures.Table]] = [:]
        for year in ["2011", "2012"] {
            var parts: [StatisticsSum.Part] = []
            for country in Self.countries {
                let frame = try StatisticsFrame.of(country)
                let tally = StatisticsTally.random(upTo: 60, frame: frame, using: &generator)
                let tables = rounding.tables(of: tally, in: frame, showsCodes: true)
                published["\(year) \(country)"] = tables
                know(tables, "\(year) \(country)", &deduction)
                parts.append(.init(country: country, tables: tables))
            }
            let all = StatisticsSum(threshold: threshold, parts: parts).tables
            know(all, "\(year) all", &deduction)
            for table in all where [.persons, .sex, .age].contains(table.id) {
                for row in table.rows {
                    deduction.parts.append(
                        (
                            Self.countries.map { "\(year) \($0) \(table.id) \(row.id)" },
                            "\(year) all \(table.id) \(row.id)", true
                        ))
                }
            }
        }
        deduction.deduce()
        #expect(deduction.isPossible)
        var figures = 0
        for (place, tables) in published {
            for table in tables {
                for row in table.rows where row.isProtected {
                    let name = "\(place) \(table.id) \(row.id)"
                    let (low, high) = (deduction.low[name] ?? 0, deduction.high[name] ?? 0)
                    figures += 1
                    if row.id == "adult" {
                        #expect(high - low + 1 >= min(threshold, row.most + 1), "\(name): \(low)...\(high) of \(row)")
                    } else {
                        #expect(low == row.count && high == row.most, "\(name): \(low)...\(high) of \(row)")
                    }
                }
            }
        }
        #expect(figures > 100)
    }

    @Test("Who knows that nothing is unknown still has half of the values to choose from", arguments: 0..<400)
    func whole(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let threshold = Int.random(in: 2...11, using: &generator)
        let frame = try StatisticsFrame.of(.belgium)
        let tally = StatisticsTally.random(upTo: 12 * threshold, frame: frame, using: &generator)
        let tables = StatisticsRounding(threshold: threshold).tables(of: tally, in: frame, showsCodes: true)
        for id in [YearlyFigures.Table.ID.sex, .nationality] {
            guard let table = tables[id], !table.isWithheld else { continue }
            var deduction = Deduction()
            know(tables, "here", &deduction)
            deduction.know("here \(id) unknown", 0...0)
            deduction.deduce()
            // A contradiction tells that something is unknown after all.
            guard deduction.isPossible else { continue }
            for row in table.rows {
                let name = "here \(id) \(row.id)"
                let remaining = (deduction.high[name] ?? 0) - (deduction.low[name] ?? 0) + 1
                #expect(remaining >= (threshold + 1) / 2, "\(name): \(remaining) of \(row)")
            }
        }
    }

    @Test("A table that would tell too much beside the number of persons is withheld, with its total")
    func withheld() throws {
        // Seven rows that fall short of the next multiple by one each, and nothing unknown.
        let frame = try StatisticsFrame.of(.belgium)
        let codes = ["AL", "BG", "MA", "NG", "RO", "VN", "XK"]
        let tally = StatisticsTally.counted(
            persons: 7 * 21 + 10, nationality: Dictionary(uniqueKeysWithValues: codes.map { ($0, 21) } + [("BR", 10)]))
        let tables = StatisticsRounding(threshold: 11).tables(of: tally, in: frame, showsCodes: true)
        let table = try #require(tables[.nationality])
        #expect(table.isWithheld && table.rows.isEmpty && table.total == 154 && table.rest == 154)
        #expect(tables.filter(\.isWithheld).count == 1)
        let known = StatisticsTally.counted(
            persons: 7 * 21 + 10 + 50,
            nationality: Dictionary(uniqueKeysWithValues: codes.map { ($0, 21) } + [("BR", 10)]))
        let other = StatisticsRounding(threshold: 11).tables(of: known, in: frame, showsCodes: true)
        #expect(other[.nationality]?.isWithheld == false, "too many are unknown for the rows to add up")
    }
}
