import CaseModel
import CivilCalendar
import CountryRules
import Testing

@testable import CaseExport

@Suite struct WordsTests {
    @Test(arguments: RuleLanguage.allCases)
    func everyPhraseIsSaidInEveryLanguage(_ language: RuleLanguage) {
        let phrases =
            switch language {
            case .english: Words.english
            case .french: Words.french
            case .dutch: Words.dutch
            case .italian: Words.italian
            case .hungarian: Words.hungarian
            }
        #expect(phrases.count == Words.Phrase.allCases.count)
        #expect(phrases.allSatisfy { !$0.isEmpty })
    }

    @Test(arguments: RuleLanguage.allCases)
    func numbersAndNamesHaveTheirPlace(_ language: RuleLanguage) {
        let words = Words(language)
        for phrase in [Words.Phrase.overdueByMany, .inDays] { #expect(words.counted(phrase, 42).contains("42")) }
        #expect(words.about(.document, "NAME").contains("NAME"))
    }

    @Test func weekdays() throws {
        let saturday = try CivilDate(iso8601: "2026-11-21")
        #expect(Words(.english).long(saturday) == "Saturday 2026-11-21")
        #expect(Words(.french).long(saturday) == "samedi 2026-11-21")
        #expect(Words(.dutch).short(saturday) == "za 2026-11-21")
        #expect(Words(.hungarian).long(saturday) == "szombat 2026-11-21")
        #expect(Words(.italian).short(saturday) == "sab 2026-11-21")
        #expect(Words(.hungarian).short(saturday) == "Szo 2026-11-21")
        for language in RuleLanguage.allCases {
            let week = try (0..<7).map { Words(language).short(try saturday.adding(days: $0)).prefix { $0 != " " } }
            #expect(Set(week).count == 7, "\(language)")
        }
    }

    @Test func stateInWords() throws {
        let words = Words(.english)
        let today = try CivilDate(iso8601: "2026-11-21")
        for (days, expected) in [
            (-2, "overdue by 2 days"), (-1, "overdue by 1 day"), (0, "due today"), (1, "tomorrow"), (2, "in 2 days"),
        ] {
            let deadline = try deadline(due: today.adding(days: days), .open)
            #expect(words.state(of: deadline, on: today) == expected)
        }
        #expect(words.state(of: try deadline(due: today, .met), on: today) == "met")
        #expect(words.state(of: try deadline(due: today, .cancelled), on: today) == "cancelled")
    }

    private func deadline(due: CivilDate, _ status: Deadline.Status) throws -> Deadline {
        Deadline(
            caseReference: try #require(CaseReference("BE-1")), country: try #require(CountryCode(rawValue: "BE")),
            name: "be.reflection/end", kind: .stageEnd, stage: "be.reflection", trigger: due, due: due, earliest: due,
            rolledFrom: nil, flags: [], pack: nil, packStatus: nil, citations: [], status: status)
    }
}
