import CivilCalendar
import CountryRules
import Foundation
import Testing

@Suite("The same texts in five languages")
struct TextKeyTests {
    private func texts(_ language: RuleLanguage) throws -> [String: String] {
        let file = Folder.rules.appending(path: "Text/\(language.rawValue).json")
        return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    }

    @Test("No key is missing, and none is too many", arguments: RuleLanguage.allCases)
    func keys(language: RuleLanguage) throws {
        let (english, other) = (Set(try texts(.english).keys), Set(try texts(language).keys))
        #expect(english.subtracting(other).sorted() == [] && other.subtracting(english).sorted() == [])
        #expect(try Embedded.texts(language).keys == english.sorted())
    }

    @Test("No text is empty, begins or ends with a space, or is its own key", arguments: RuleLanguage.allCases)
    func filled(language: RuleLanguage) throws {
        for (key, text) in try texts(language) {
            #expect(!text.isEmpty && text != key && !text.contains("  "), "\(key)")
            #expect(text.first?.isWhitespace == false && text.last?.isWhitespace == false, "\(key)")
            #expect(!text.contains("\n") && !text.contains("TODO"), "\(key)")
        }
    }

    @Test("The places in braces are the same in every language", arguments: RuleLanguage.allCases)
    func placeholders(language: RuleLanguage) throws {
        let english = try texts(.english)
        for (key, text) in try texts(language) {
            #expect(places(text) == places(try #require(english[key])), "\(key): \(text)")
            #expect(text.count { $0 == "{" } == text.count { $0 == "}" }, "\(key): \(text)")
            #expect(places(text).allSatisfy { $0.allSatisfy(\.isLetter) && !$0.isEmpty }, "\(key): \(text)")
        }
    }

    private func places(_ text: String) -> [String] {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
            .map { String($0.prefix { $0 != "}" }) }.sorted()
    }

    @Test("Every word of a closed list has its text", arguments: RuleLanguage.allCases)
    func closedLists(language: RuleLanguage) throws {
        let texts = try Embedded.texts(language)
        var keys: [String] = []
        for unit in Period.Unit.allCases { keys += ["unit.\(unit.rawValue).one", "unit.\(unit.rawValue).other"] }
        for number in 0..<7 {
            keys.append("weekday.\(try date("2026-11-16").adding(days: number).weekday)")
        }
        keys += (1...12).map { "month.\($0)" }
        keys += RuleStatus.allCases.map { "status.\($0.rawValue)" }
        keys += Counting.allCases.map { "page.counting.\($0.rawValue)" }
        keys += ["validity", "procedural", "unmoved"].map { "page.nature.\($0)" }
        keys += ["statutory", "practice", "average", "none"].map { "page.basis.\($0)" }
        keys += ["duration", "renewal", "conditions", "rights"].map { "page.cell.\($0)" }
        keys += HolidayCalendar.Region.allCases.filter { $0 != .weekendsOnly }.map { "calendar.\($0.rawValue)" }
        for key in keys { #expect(texts.has(key), "\(key)") }
        #expect(Set(keys.filter { $0.hasPrefix("weekday") }).count == 7)
    }

    @Test("Lengths in words, of one and of several", arguments: RuleLanguage.allCases)
    func lengths(language: RuleLanguage) throws {
        let texts = try Embedded.texts(language)
        for unit in Period.Unit.allCases {
            for count in [1, 2, 45] {
                let text = texts.text(of: Period(count, unit))
                #expect(text.contains("\(count)") && !text.contains("{") && !text.contains("unit."), "\(text)")
            }
        }
        #expect(try Embedded.texts(.english).text(of: Period(1, .months)) == "1 month")
        #expect(try Embedded.texts(.french).text(of: Period(3, .months)) == "3 mois")
    }

    @Test(
        "The same thing is not called the same in two languages by a text left behind", arguments: RuleLanguage.allCases
    )
    func translated(language: RuleLanguage) throws {
        guard language != .english else { return }
        let english = try texts(.english)
        // A sentence of some length that stands in English as well was not translated.
        let same = try texts(language).filter { $0.value.count > 24 && english[$0.key] == $0.value }
        #expect(same.keys.sorted() == [])
    }

    /// The sources name their texts by key: a key that no file has would be shown as it is.
    @Test("Every key that the sources spell out is there")
    func sources() throws {
        let english = try texts(.english)
        let families = [
            "step", "page", "unit", "weekday", "month", "status", "calendar", "finding", "message", "prompt",
            "refusal", "phrase", "doctor", "audit",
        ]
        let root = Folder.rules.deletingLastPathComponent().resolvingSymlinksInPath()
        let files = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }
        var used: Set<String> = []
        for file in files {
            let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
            for piece in text.split(separator: "\"") {
                let key = String(piece)
                guard let family = key.split(separator: ".").first, families.contains(String(family)) else { continue }
                guard key.contains("."), key.allSatisfy({ $0.isLetter || $0 == "." || $0 == "-" })
                else { continue }
                used.insert(key)
                // A text that depends on a number stands twice.
                let forms = english["\(key).one"] != nil && english["\(key).other"] != nil
                #expect(english[key] != nil || forms, "\(key) in \(file)")
            }
        }
        let steps = english.keys.filter { $0.hasPrefix("step.") }
        #expect(used.filter { $0.hasPrefix("step.") }.count > 30)
        // A step that no source spells out is a text that nobody sees.
        #expect(steps.filter { !used.contains($0) }.sorted() == [])
    }

    @Test("Every text of a stage, note or right belongs to a pack, the others to the reference data")
    func orphans() throws {
        var used = Set(try Embedded.book().packs.flatMap(\.textKeys))
        used.formUnion(try SecrecyLaw.carried(for: .belgium).textKeys)
        used.formUnion(try SignallingGuide.carried().textKeys)
        used.formUnion(try ReferenceBook.carried().textKeys)
        let families = [
            "stage", "period", "stay", "document", "condition", "right", "ground", "duty", "role", "delivery",
            "decision", "trigger", "note", "country", "secrecy", "guide", "indicator", "indicatorGroup",
            "indicatorList", "indicatorNote", "exploitation", "exploitationGroup", "exploitationLaw",
            "exploitationNote",
            "roleTask",
            "contact", "contactKind", "contactDefect", "contactNote",
        ]
        let orphans = try texts(.english).keys.filter { key in
            families.contains(String(key.prefix { $0 != "." })) && !used.contains(key)
        }
        #expect(orphans.sorted() == [])
    }
}
