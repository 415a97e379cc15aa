import CountryRules
import Foundation
import Testing

@Suite("The texts of stages, conditions, rights and notes")
struct RuleTextTests {
    @Test("Every text of every pack exists in all five languages", arguments: try Embedded.names())
    func complete(id: String) throws {
        for texts in try Embedded.allTexts() {
            for key in try Embedded.pack(id).textKeys {
                #expect(texts.has(key) && !texts[key].isEmpty, "\(id): \(key) in \(texts.language)")
            }
        }
    }

    @Test("The law speaks five languages, the kit English, French, Dutch and that of its country")
    func languages() throws {
        let own: [String: RuleLanguage] = ["IT": .italian, "HU": .hungarian]
        for pack in try Embedded.book().packs {
            let kit = [.english, .french, .dutch] + [own[pack.country.rawValue]].compactMap { $0 }
            #expect(pack.languages == (pack.referenceOnly ? kit : RuleLanguage.allCases), "\(pack.id)")
        }
    }

    @Test("The keys of a pack name what the pack has")
    func keys() throws {
        let kit = Set(try Embedded.pack("GB/FIIT-2013").textKeys)
        for key in [
            "country.GB", "calendar.GB-ENG", "stage.uk.reflection", "trigger.positiveReasonableGrounds",
            "condition.personal-circumstances", "condition.no-final-decision", "condition.asylum-application",
            "right.police-protection", "note.uk.reflection.extension", "note.uk.ambiguous.rights",
            "period.uk.reasonableGrounds", "trigger.referralReceived", "stay.uk.stay.mainstream",
            "note.uk.stay.adultsOnly", "note.uk.nrm.ukbaEnded", "decision.reasonable-grounds",
        ] {
            #expect(kit.contains(key), "\(key)")
        }
        let own = try PackSource.own("zz-law").read()
        // Every text that the pack brings along is one that it refers to, and the other way round.
        let known: Set = ["right.no-removal", "right.work", "trigger.admission"]
        #expect(Set(own.textKeys).subtracting(known) == Set(own.texts[.english, default: [:]].keys))
        #expect(own.textKeys == own.textKeys.sorted() && Set(own.textKeys).count == own.textKeys.count)
        #expect(try PackSource.own("zz-north").read().textKeys.contains("period.zz.reflectionOfTheCountry"))
    }

    @Test("No key stands twice in a file of texts", arguments: RuleLanguage.allCases)
    func duplicates(language: RuleLanguage) throws {
        let file = Folder.rules.appending(path: "Text/\(language.rawValue).json")
        let bounds = JSONBounds(bytes: 1 << 20, depth: 1, values: 10_000)
        #expect(try JSONDocument.read(Data(contentsOf: file), within: bounds).twice == [])
    }

    @Test("A text that a language lacks is given in English, an unknown key as it is")
    func fallback() throws {
        let hungarian = try Embedded.texts(.hungarian)
        #expect(hungarian["condition.of-another-pack"] == "condition.of-another-pack")
        #expect(!hungarian.has("condition.of-another-pack"))
        #expect(hungarian.name(ofClock: "uk.reasonableGrounds") == hungarian["period.uk.reasonableGrounds"])
        #expect(hungarian.name(ofClock: "hu.reflection") == hungarian["stage.hu.reflection"])
        #expect(hungarian.name(ofClock: "be.stay.minors") == hungarian["stay.be.stay.minors"])
        #expect(hungarian.name(ofClock: "xx.nothing") == "xx.nothing")
        #expect(try hungarian["stage.hu.reflection"] != Embedded.texts(.english)["stage.hu.reflection"])
    }

    @Test("Every clock has a name in every language")
    func clocks() throws {
        for texts in try Embedded.allTexts() {
            for pack in try Embedded.book().packs {
                for clock in pack.clockIdentifiers {
                    let name = texts.name(ofClock: clock)
                    #expect(name != clock && !name.contains("{"), "\(pack.id) \(clock) in \(texts.language)")
                }
            }
        }
    }
}
