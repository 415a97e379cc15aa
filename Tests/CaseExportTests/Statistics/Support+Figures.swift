import CaseModel
import CivilCalendar
import CountryRules
import SeededNumbers
import Testing

@testable import CaseExport

extension StatisticsTally {
    /// What was counted, as a test makes it up.
    static func counted(
        persons: Int, new: Int = 0, returned: Int = 0, minors: Int = 0, sex: [Sex: Int] = [:],
        nationality: [String: Int] = [:], groups: [String: Int] = [:], withoutExploitation: Int = 0,
        granted: [String: Int] = [:], renewed: [String: Int] = [:]
    ) -> StatisticsTally {
        var tally = StatisticsTally()
        (tally.persons, tally.new, tally.returned, tally.minors) = (persons, new, returned, minors)
        (tally.sex, tally.groups, tally.withoutExploitation) = (sex, groups, withoutExploitation)
        for (code, number) in nationality { tally.nationality[CountryCode(rawValue: code) ?? .belgium] = number }
        (tally.granted, tally.renewed) = (granted, renewed)
        return tally
    }

    /// What somebody who sees everything but the published figures might guess: any casebook at all.
    static func random(upTo most: Int, frame: StatisticsFrame, using generator: inout SeededGenerator)
        -> StatisticsTally
    {
        func number(_ most: Int) -> Int { Int.random(in: 0...max(0, most), using: &generator) }
        let persons = number(most)
        var tally = StatisticsTally()
        tally.persons = persons
        (tally.new, tally.returned, tally.minors) = (number(persons), number(persons), number(persons))
        // Now and then nothing is unknown.
        let whole = Bool.random(using: &generator)
        var left = persons
        for sex in Sex.allCases {
            let share = whole && sex == .other ? left : number(left)
            (tally.sex[sex], left) = (share, left - share)
        }
        left = persons
        for code in ["MA", "NG", "RO", "AL", "BG", "VN"] {
            guard let country = CountryCode(rawValue: code) else { continue }
            let share = whole && code == "VN" ? left : number(left)
            (tally.nationality[country], left) = (share, left - share)
        }
        for row in frame.exploitation { tally.groups[row] = number(persons) }
        tally.withoutExploitation = persons - (tally.groups.values.max() ?? 0)
        for stage in frame.stages { (tally.granted[stage], tally.renewed[stage]) = (number(most), number(most)) }
        return tally
    }
}

extension StatisticsFrame {
    /// The rows of a country in 2012.
    static func of(_ country: CountryCode) throws -> StatisticsFrame {
        let scope = try #require(
            YearlyFigures.Scope(year: 2012, country: country, today: CivilDate(iso8601: "2013-06-15")))
        return StatisticsFrame(
            country, scope, rules: try .embedded(), groups: try ReferenceBook.carried().exploitationGroups)
    }
}

extension [YearlyFigures.Table] {
    subscript(id: YearlyFigures.Table.ID) -> YearlyFigures.Table? { first { $0.id == id } }

    func row(_ id: String, _ table: YearlyFigures.Table.ID) -> YearlyFigures.Row? {
        self[table]?.rows.first { $0.id == id }
    }
}
