import Testing

@testable import CountryRules

@Suite("The reference data is read as strictly as the packs")
struct ReferenceFileTests {
    private static let sources = """
        { format: "jalon.sources/1", sources: { "law": { text: "A law", published: "2026", checked: "2026-11-21" } } }
        """

    private func contact(_ body: String) throws -> [ReferenceContact] {
        let known = try ReferenceFile.read(
            ReferenceSources.self, Array(Self.sources.utf8), name: "sources", sources: ReferenceSources(byID: [:]))
        let text = "{ format: \"jalon.contacts/1\", contacts: [{ \(body) }] }"
        return try ReferenceFile.read(ContactFile.self, Array(text.utf8), name: "test", sources: known).contacts
    }

    private static let good =
        "id: \"a\", country: \"BE\", kind: \"ngo\", name: \"A\", asOf: \"2026-11\", status: \"verified\", "

    @Test("An entry is read with its source")
    func entry() throws {
        let read = try contact(
            Self.good + "current: true, sources: [\"law\"], phones: [{ dial: \"112\", printed: \"112\" }]")
        #expect(read.map(\.id) == ["a"] && read.first?.sources.map(\.text) == ["A law"])
    }

    @Test(
        "What does not fit is refused, with the place",
        arguments: [
            ("current: true, sources: [\"law\"], phone: []", "unknown key"),
            ("current: true, current: true, sources: [\"law\"]", "stands twice"),
            ("current: true, sources: [\"other\"]", "there is no source"),
            ("current: true, sources: []", "at least one source"),
            ("current: true, sources: [\"law\"], phones: [{ printed: \"1\" }]", "either can be dialled"),
            ("current: true, sources: [\"law\"], phones: [{ dial: \"02 511\", printed: \"1\" }]", "neither E.164"),
            ("current: true, sources: [\"law\"], phones: [{ dial: \"+0123456789\", printed: \"1\" }]", "neither E.164"),
            ("current: true, sources: [\"law\"], phones: [{ dial: \"++32251164\", printed: \"1\" }]", "neither E.164"),
        ])
    func refused(body: String, reason: String) throws {
        let error = #expect(throws: RuleError.self) { try contact(Self.good + body) }
        #expect(error?.code == .unreadablePack && error?.message.contains(reason) == true, "\(error?.message ?? "")")
        #expect(error?.message.hasPrefix("test, ") == true)
    }

    @Test("What is not verified cannot be current, and a date is a year, a month or a day")
    func entries() throws {
        let doubtful = Self.good.replacing("verified", with: "kit") + "current: true, sources: [\"law\"]"
        #expect(throws: RuleError.self) { try contact(doubtful) }
        for date in ["2026-13", "13", "2026-02-30", "2026-1", "November", ""] {
            let dated = Self.good.replacing("2026-11", with: date) + "current: false, sources: [\"law\"]"
            #expect(throws: RuleError.self, "\(date)") { try contact(dated) }
        }
        for date in ["2013", "2026-02", "2026-02-28"] {
            let dated = Self.good.replacing("2026-11", with: date) + "current: false, sources: [\"law\"]"
            #expect(try contact(dated).first?.asOf == date)
        }
    }

    @Test("A file that the binary does not carry, or of another format, is refused")
    func files() throws {
        let none = ReferenceSources(byID: [:])
        #expect(throws: RuleError.self) { try ReferenceFile.read(ContactFile.self, named: "nothing", sources: none) }
        let error = #expect(throws: RuleError.self) {
            try ReferenceFile.read(ContactFile.self, named: "sources", sources: none)
        }
        #expect(error?.message.contains("unknown key") == true)
        let other = Array("{ format: \"jalon.contacts/2\", contacts: [] }".utf8)
        let format = #expect(throws: RuleError.self) {
            try ReferenceFile.read(ContactFile.self, other, name: "test", sources: none)
        }
        #expect(format?.message.contains("jalon.contacts/1") == true)
    }
}
