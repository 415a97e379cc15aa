import CivilCalendar
import CountryRules
import Testing

@Suite("What is said to people, in the forms of five languages")
struct WordingTests {
    @Test(
        "One and many, by the plural rules of Unicode",
        arguments: [
            (0, ["other", "one", "other", "other", "other"]), (1, ["one", "one", "one", "one", "one"]),
            (2, ["other", "other", "other", "other", "other"]), (11, ["other", "other", "other", "other", "other"]),
            (-1, ["one", "one", "one", "one", "one"]), (101, ["other", "other", "other", "other", "other"]),
        ])
    func plural(number: Int, forms: [String]) {
        #expect(RuleLanguage.allCases.map { $0.plural(number).rawValue } == forms)
    }

    @Test("The values of a text are the same in whatever order and way they were given")
    func order() {
        let values: [String: Wording.Value] = ["stage": .clock("be.reflection"), "n": .number(2), "day": .text("x")]
        let written = Wording("message.some", ["stage": .clock("be.reflection"), "n": .number(2), "day": .text("x")])
        let turned = Wording("message.some", ["day": .text("x"), "n": .number(2), "stage": .clock("be.reflection")])
        let table = Wording("message.some", values: values)
        #expect(written == turned && turned == table && Set([written, turned, table]).count == 1)
        #expect(written.values == values && Wording("message.some").values.isEmpty)
        #expect(written != Wording("message.some", ["stage": .clock("be.reflection"), "n": .number(2)]))
    }

    @Test("A length in words: French has no day in the singular, a Hungarian noun stays as it is")
    func lengths() throws {
        let expected: [RuleLanguage: [String]] = [
            .english: ["0 days", "1 day", "30 days"], .french: ["0 jour", "1 jour", "30 jours"],
            .dutch: ["0 dagen", "1 dag", "30 dagen"], .italian: ["0 giorni", "1 giorno", "30 giorni"],
            .hungarian: ["0 nap", "1 nap", "30 nap"],
        ]
        for (language, lengths) in expected {
            let texts = try Embedded.texts(language)
            #expect([0, 1, 30].map { texts.text(of: Period($0, .days)) } == lengths)
            #expect([0, 1, 30].map { texts.counted("unit.days", $0) } == lengths)
        }
    }

    @Test("Of a text that depends on a number both forms are there", arguments: RuleLanguage.allCases)
    func forms(language: RuleLanguage) throws {
        let keys = Set(try Embedded.texts(language).keys)
        let counted = keys.filter { $0.hasSuffix(".one") || $0.hasSuffix(".other") }
            .filter { ["finding", "message", "unit", "refusal"].contains($0.prefix { $0 != "." }) }
        #expect(counted.count > 10)
        for key in counted {
            let stem = key.hasSuffix(".one") ? key.dropLast(4) : key.dropLast(6)
            #expect(keys.contains(stem + ".one") && keys.contains(stem + ".other") && !keys.contains(String(stem)))
        }
    }

    @Test("Values are said in the language; in English codes stand as they are")
    func values() throws {
        let (english, french) = (try Embedded.texts(.english), try Embedded.texts(.french))
        let wording = Wording(
            "finding.conditions-missing",
            [
                "stage": .clock("be.reflection"),
                "conditions": .conditions(
                    .allOf([.condition("contact-broken"), .anyOf([.condition("cooperates"), .condition("zz")])])),
            ])
        #expect(
            english.sentence(wording) == "be.reflection: not on record as met: contact-broken, (cooperates or zz)")
        #expect(
            french.sentence(wording)
                == "Période de réflexion : conditions non enregistrées comme remplies : Tout contact rompu avec les "
                + "exploiteurs (présumés) (contact-broken) ; (Coopère avec les autorités (cooperates) ou zz)")
        let day = try date("2026-04-16")
        #expect(french.sentence(Wording("step.rolled", ["date": .weekday(day)])).hasPrefix("jeudi 2026-04-16 "))
        #expect(
            english.sentence(Wording("step.trigger", ["event": .list([.number(1), .text("{n}")])])) == "trigger: 1, {n}"
        )
        let nested = Wording("step.trigger", ["event": .code("zz-top", key: "code.zz.top")])
        #expect(french.sentence(nested).hasSuffix(" : zz-top"))
        #expect(
            french.sentence(Wording("step.trigger", ["event": .anyOf([.days(1), .days(0)])])).hasSuffix(
                "1 jour ou 0 jour"))
    }

    @Test("What the rules answer says the same in English by its text as by its message")
    func refusals() throws {
        let english = try Embedded.texts(.english)
        let book = try Embedded.book()
        let day = try date("2026-04-16")
        let (belgium, hungary) = (try #require(CountryCode(rawValue: "BE")), try #require(CountryCode(rawValue: "HU")))
        let nowhere = try #require(CountryCode(rawValue: "ZZ"))
        let pack = try book.pack(of: belgium, on: day)
        let long = String(repeating: "x", count: 99)
        let asked: [() throws -> Void] = [
            { _ = try book.pack(of: hungary, on: try date("2006-04-16")) }, { _ = try book.packs(of: nowhere) },
            { _ = try book.pack(named: long) }, { _ = try book.pack(of: hungary, on: day, named: pack.id) },
            { _ = try pack.deadline(of: long, on: day) },
            { _ = try book.pack(named: "FR/2021").deadline(of: "fr.stay.minors", on: day) },
            { _ = try book.deadline(of: "it.art18ter", in: country("IT"), on: try date("2024-10-10")) },
            { _ = try pack.extensionRule(of: "be.reflection", on: day) },
        ]
        var keys: Set<String> = []
        for ask in asked {
            let error = #expect(throws: RuleError.self) { try ask() }
            let wording = try #require(error?.wording, "\(error?.message ?? "")")
            keys.insert(wording.key)
            #expect(english.sentence(wording) == error?.message)
        }
        #expect(keys.count > 5, "\(keys.sorted())")
    }
}
