import CountryRules
import Foundation
import Testing

@Suite("The texts of stages, conditions, rights and notes")
struct RuleTextTests {
    @Test("Every text of every pack exists in every language of the pack", arguments: try RuleBook.embedded().packs)
    func complete(pack: RulePack) throws {
        for language in pack.languages {
            let texts = try RuleTexts(language)
            for key in pack.textKeys {
                #expect(texts.has(key) && !texts[key].isEmpty, "\(pack.id): \(key) in \(language)")
            }
        }
    }

    @Test("A pack speaks English, French, Dutch and the language of its country")
    func languages() throws {
        let own: [String: RuleLanguage] = ["IT": .italian, "HU": .hungarian]
        for pack in try RuleBook.embedded().packs {
            let expected = [.english, .french, .dutch] + [own[pack.country.rawValue]].compactMap { $0 }
            #expect(pack.languages == expected, "\(pack.id)")
        }
    }

    @Test("The keys of a pack name what the pack has")
    func keys() throws {
        let keys = Set(try RuleBook.embedded().pack(named: "GB/FIIT-2013").textKeys)
        for key in [
            "country.GB", "calendar.GB-ENG", "stage.uk.reflection", "trigger.positiveReasonableGrounds",
            "condition.personal-circumstances", "condition.no-final-decision", "condition.asylum-application",
            "right.police-protection", "note.uk.reflection.extension", "note.uk.ambiguous.rights",
            "period.uk.reasonableGrounds", "trigger.referralReceived", "accommodation.uk.accommodation.mainstream",
            "note.uk.accommodation.adultsOnly", "note.uk.nrm.ukbaEnded",
        ] {
            #expect(keys.contains(key), "\(key)")
        }
    }

    @Test("No key stands twice in a file of texts", arguments: RuleLanguage.allCases)
    func duplicates(language: RuleLanguage) throws {
        let file = Folder.rules.appending(path: "Text/\(language.rawValue).json")
        #expect(DuplicateKeys.find(in: try Data(contentsOf: file)) == [])
        #expect(try RuleTexts(language).keys == RuleTexts(.english).keys)
    }

    @Test("A text that a language lacks is given in English, an unknown key as it is")
    func fallback() throws {
        let hungarian = try RuleTexts(.hungarian)
        #expect(hungarian["condition.of-another-pack"] == "condition.of-another-pack")
        #expect(!hungarian.has("condition.of-another-pack"))
        #expect(hungarian.name(ofClock: "uk.reasonableGrounds") == hungarian["period.uk.reasonableGrounds"])
        #expect(hungarian.name(ofClock: "hu.reflection") == hungarian["stage.hu.reflection"])
        #expect(hungarian["stage.hu.reflection"] != (try RuleTexts(.english))["stage.hu.reflection"])
    }
}
