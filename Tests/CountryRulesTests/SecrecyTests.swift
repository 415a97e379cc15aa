import CivilCalendar
import Foundation
import Testing

@testable import CountryRules

/// The decision table of professional secrecy as a jurist reads it.
private struct SecrecyFile: Decodable {
    struct Combination: Decodable {
        let facts: [String]
        let answer, ground: String
    }

    struct Day: Decodable {
        let on: CivilDate
        let facts: [String]
        let answer, ground, version, status: String
        let articles, beside: [String]
    }

    let title, law, country: String
    let codes: [CivilDate]
    let combinations: [Combination]
    let days: [Day]
    let refused: [CivilDate]

    static func load() throws -> SecrecyFile {
        let file = Folder.cases.appending(path: "secrecy.json5")
        return try JSONDecoder.json5.decode(Self.self, from: Data(contentsOf: file))
    }
}

private func known(_ words: [String]) throws -> Set<SecrecyFact> {
    let facts = try Set(words.map { try #require(SecrecyFact(rawValue: $0), "\($0)") })
    try #require(facts.count == words.count)
    return facts
}

@Suite("Professional secrecy: may, must, or it stands")
struct SecrecyTests {
    private let belgium: SecrecyLaw

    init() throws { belgium = try SecrecyLaw.carried(for: .belgium) }

    @Test("All thirty-two combinations have one answer, the same under both codes")
    func combinations() throws {
        let file = try SecrecyFile.load()
        var seen: Set<Set<SecrecyFact>> = []
        for row in file.combinations {
            let facts = try known(row.facts)
            #expect(seen.insert(facts).inserted, "\(row.facts) stands twice")
            for day in file.codes {
                let found = try belgium.assess(facts, on: day)
                #expect(found.answer.rawValue == row.answer && found.ground == row.ground, "\(row.facts) on \(day)")
                #expect(found.facts.map(\.rawValue) == row.facts && found.on == day && found.country == .belgium)
            }
        }
        #expect(seen.count == 32)
        #expect(Set(file.combinations.map(\.ground)) == Set(belgium.table.map(\.ground)))
        #expect(Set(file.combinations.map(\.answer)) == Set(SecrecyAnswer.allCases.map(\.rawValue)))
    }

    @Test("The articles behind an answer are those of the day")
    func articles() throws {
        for row in try SecrecyFile.load().days {
            let found = try belgium.assess(known(row.facts), on: row.on)
            let name = "\(row.facts) on \(row.on)"
            #expect(found.answer.rawValue == row.answer && found.ground == row.ground, "\(name)")
            #expect(found.version == row.version && found.status.rawValue == row.status, "\(name)")
            #expect(found.articles.map(\.text) == row.articles, "\(name)")
            #expect(found.beside.map(\.text) == row.beside, "\(name)")
        }
    }

    @Test("Every row of the table is reached on the two days between which the code changes")
    func bothCodes() throws {
        let file = try SecrecyFile.load()
        for day in file.codes {
            let grounds = file.days.filter { $0.on == day }.map(\.ground)
            #expect(grounds == belgium.table.map(\.ground), "\(day)")
        }
        #expect(try belgium.version(on: date("2026-04-07")).id == "BE/1867")
        #expect(try belgium.version(on: date("2026-04-08")).id == "BE/2024")
    }

    @Test("On no day is a combination without an answer, or an answer without an article")
    func everyDay() throws {
        for text in ["2001-03-27", "2012-01-29", "2012-01-30", "2017-08-02", "2017-08-03", "2018-03-15", "2030-01-01"] {
            for mask in 0..<32 {
                let facts = Set(SecrecyFact.allCases.enumerated().filter { mask >> $0.offset & 1 == 1 }.map(\.element))
                let found = try belgium.assess(facts, on: date(text))
                #expect(!found.articles.isEmpty && found.cautions.first == "guidance", "\(facts) on \(text)")
                #expect(Set(found.articles).isDisjoint(with: found.beside), "\(facts) on \(text)")
                #expect(
                    found.articles.map(\.status).contains(found.status) && found.cautions.contains("lawyers"),
                    "\(facts) on \(text)")
            }
        }
    }

    @Test("A day before the right to inform existed is refused, with the days there are")
    func beforeTheLaw() throws {
        for day in try SecrecyFile.load().refused {
            let error = #expect(throws: RuleError.self) { try belgium.assess([.peril], on: day) }
            #expect(error?.code == .noSecrecyLaw)
            #expect(
                error?.message.contains("BE/1867 (from 2001-03-27 to 2026-04-07), BE/2024 (from 2026-04-08 on)") == true
            )
        }
    }

    @Test("No other country has a law of secrecy on file", arguments: ["FR", "IT", "HU", "GB", "ZZ"])
    func otherCountries(code: String) throws {
        let error = #expect(throws: RuleError.self) { try SecrecyLaw.carried(for: country(code)) }
        #expect(error?.code == .noSecrecyLaw && error?.message.contains(code) == true)
        #expect(error?.message.contains("there is one for BE") == true)
    }

    @Test("What is said with an answer depends on its ground and its day")
    func cautions() throws {
        func cautions(_ facts: Set<SecrecyFact>, _ day: String) throws -> [String] {
            try belgium.assess(facts, on: date(day)).cautions
        }
        let inform: Set<SecrecyFact> = [.vulnerable, .offence, .danger]
        #expect(try cautions([.peril], "2026-04-08") == ["guidance", "dutyIsHelp", "tellThePerson", "lawyers"])
        #expect(try cautions([.offence], "2026-04-08").contains("partnerViolence"))
        #expect(try !cautions(inform, "2026-04-08").contains("partnerViolence"))
        #expect(try cautions(inform, "2012-01-29").suffix(2) == ["minorsOnly", "traffickingListed"])
        #expect(try cautions(inform, "2018-03-14").last == "traffickingListed")
        #expect(try !cautions(inform, "2018-03-15").contains("traffickingListed"))
    }

    @Test("What the training says stands beside what the law says, each with its source")
    func statements() throws {
        #expect(belgium.statements.map(\.id) == ["trainingMay", "trainingMust", "trainingHow", "lawHelp"])
        #expect(belgium.statements.map(\.source.id) == ["elearning", "elearning", "elearning", "penal2024"])
    }

    @Test("The law follows without a gap, and every article names its source")
    func versions() throws {
        for (earlier, later) in zip(belgium.versions, belgium.versions.dropFirst()) {
            #expect(try earlier.to == later.from.adding(days: -1))
        }
        let articles = belgium.versions.flatMap(\.articles)
        #expect(Set(articles.map(\.id)).count == articles.count)
        #expect(articles.allSatisfy { $0.status == .memory || $0.status == .unverified || $0.url != nil })
        for version in belgium.versions {
            #expect(Set(version.articles.map(\.topic)) == Set(SecrecyTopic.allCases), "\(version.id)")
        }
    }

    @Test("Every sentence exists in five languages, and an article's English reference is the one in the data")
    func texts() throws {
        let keys = belgium.textKeys
        let article = try #require(belgium.versions.last?.articles.first { $0.number == "353 § 1" })
        for texts in try Embedded.allTexts() {
            for key in keys { #expect(texts.has(key), "\(key) in \(texts.language)") }
            #expect(article.text(in: texts).contains("353 § 1") && !article.text(in: texts).contains("{"))
        }
        let english = try Embedded.texts(.english)
        for article in belgium.versions.flatMap(\.articles) { #expect(article.text(in: english) == article.text) }
        #expect(Set(english.keys.filter { $0.hasPrefix("secrecy.") }) == Set(keys))
        let found = try belgium.assess([.peril], on: date("2026-04-08"))
        #expect(Set([found.answerText, found.groundText, found.nextText] + found.cautionTexts).isSubset(of: keys))
    }
}
