import CountryRules
import Testing

@Suite("A pack that cannot be read says where and why")
struct PackReadingTests {
    struct Refusal: Sendable {
        let old, new, message: String
        let file: String

        init(_ old: String, _ new: String, _ message: String, file: String = "BE-FIIT-2013") {
            (self.old, self.new, self.message, self.file) = (old, new, message, file)
        }
    }

    static let refusals = [
        Refusal("referenceOnly:", "refrenceOnly:", "at the top: unknown key \"refrenceOnly\"; known are alerts, "),
        Refusal("times:", "time:", "stays[0].extension: unknown key \"time\"", file: "HU-FIIT-2013"),
        Refusal("kind: \"none\",", "kind: \"none\", lenght: 1,", "stages[0].renewal: unknown key \"lenght\""),
        Refusal("id: \"work\"", "id: \"work\", unles: 1", "stages[1].rights[0]: unknown key \"unles\""),
        Refusal("checked: \"2026-11-21\",", "", "citations.kit.permits: the key \"checked\" is missing"),
        Refusal("\"2026-11-21\"", "\"2026-11\"", "citations.kit.permits.checked: "),
        Refusal("\"2026-11-21\"", "\"2026-02-30\"", "citations.kit.permits.checked: "),
        Refusal("status: \"kit\",", "status: \"sure\",", "status: "),
        Refusal("calendar: \"", "calendar: \"X", "calendar: \"XBE\" is not a holiday calendar; choose from BE, FR, "),
        Refusal("languages: [\"en\"", "languages: [\"xx\"", "languages: \"xx\" is not a language of the texts"),
        Refusal("jalon.pack/1", "jalon.pack/2", "format: the format is \"jalon.pack/2\"; this version reads"),
        Refusal("months: ", "weeks: 2, months: ", "more than one length: [\"months\", \"weeks\"]"),
        Refusal("days: ", "daze: ", "unknown key \"daze\""),
        Refusal("months: 6", "months: 0", "a length is between 1 and 40000, not 0"),
        Refusal("months: 6", "months: 40001", "a length is between 1 and 40000, not 40001"),
        Refusal("months: 6", "months: 6, unlimited: true", "needs one length, or a length and upTo, or unlimited"),
        Refusal("months: 6", "months: 6, unstated: true", "or unstated: true"),
        Refusal("unlimited: true,", "unlimited: false,", "needs one length, or a length and upTo, or unlimited"),
        Refusal("counting: \"exclusive\"", "counting: \"about\"", "\"about\" is not a way of counting"),
        Refusal("allOf: [", "allOf: [], anyOf: [", "needs either allOf or anyOf, with a branch"),
        Refusal("stages: [", "stages: {", ""),
    ]

    @Test("What the format does not have is refused, with its place", arguments: refusals)
    func refused(refusal: Refusal) throws {
        let source = try PackSource(refusal.file).replacing(refusal.old, with: refusal.new)
        let error = #expect(throws: RuleError.self) { try source.read() }
        #expect(error?.code == .unreadablePack)
        let message = try #require(error?.message)
        #expect(message.hasPrefix("\(source.name), ") && message.contains(refusal.message), "\(message)")
    }

    @Test(
        "A key that stands twice is refused in every spelling, with its line",
        arguments: [
            "days: 45, days: 45,", "days: 44, \"days\": 45,", "'days': 44, days: 45,", "\"days\": 44, 'days': 45,",
            #""\u0064ays": 44, days: 45,"#, #"days: 44, "d\u0061ys": 45,"#, #"days: 44, "da\ys": 45,"#,
            #"days: 44, d\u0061ys: 45,"#,
            #"days: 44, "d\x61ys": 45,"#, "days /* once */ : 44, days // twice\n : 45,",
        ])
    func twice(spelling: String) throws {
        let source = try PackSource("BE-FIIT-2013").replacing("days: 45,", with: spelling)
        let line = source.text.split(separator: "\n", omittingEmptySubsequences: false)
            .firstIndex { $0.contains("days") && $0.contains("44") || $0.contains("days: 45, days: 45") }
        let number = try #require(line) + 1 + (spelling.contains("\n") ? 1 : 0)
        let error = #expect(throws: RuleError.self) { try source.read() }
        #expect(error?.message == "\(source.name), line \(number): the key \"days\" stands twice in one object")
    }

    @Test("The packs of the project are read, each with a checksum of its own")
    func fingerprints() throws {
        let packs = try Embedded.book().packs
        #expect(packs.count == 22 && Set(packs.map(\.fingerprint)).count == packs.count)
        #expect(packs.allSatisfy { !$0.fingerprint.isEmpty })
    }

    @Test("A file that is no pack at all", arguments: ["", "{", "[]", "null", "{}", "\u{FEFF}", "days: 45"])
    func noPack(text: String) {
        let error = #expect(throws: RuleError.self) { try RulePack.read(Array(text.utf8), name: "mine.json5") }
        #expect(error?.code == .unreadablePack && error?.message.hasPrefix("mine.json5") == true)
    }

    @Test("Bytes that are no text are refused, not trapped")
    func bytes() {
        for bytes in [[0xFF], [0xC3], [0x00], Array("{a: \"".utf8) + [0xFF, 0xFE]] as [[UInt8]] {
            #expect(throws: RuleError.self) { try RulePack.read(bytes, name: "mine.json5") }
        }
    }
}
