import Jalon
import Testing

@Suite("Everything leaves for a reason, and of a minor in two words")
struct CasebookFullExportTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()
    private let hostile = "=1+1 <script>alert(1)</script>\r\nEND:VEVENT \u{202E}\u{1B}[2J \"☂\" \(canary)"

    init() throws {
        casebook = try Casebook.vaulted(at: folder.file())
        for name in ["BE-1", "BE-2"] { try casebook.open(name) }
        try casebook.seal(.identityRecorded, [:], identity: Identity(["lastName": hostile]), in: "BE-1")
        try casebook.seal(.noteAdded, [.text: hostile], in: "BE-1")
        try casebook.seal(.noteAdded, [.text: "of another"], in: "BE-2")
    }

    private func full(_ format: ExportFormat, minors: Bool = false) -> TimelineExport {
        .init(format, redaction: .full, reason: "a hearing", includesMinors: minors)
    }

    @Test("Coded, nothing that is sealed leaves", arguments: ExportFormat.ofTimelines)
    func coded(format: ExportFormat) throws {
        for export in [TimelineExport(format), .init(format, recipient: try WorkerCode("funder"))] {
            let text = try casebook.exported(nil, export)
            #expect(!text.contains("Canary") && !text.contains("of another"))
        }
    }

    @Test("Whole in JSON; the reason is sealed beside the record")
    func whole() throws {
        let text = try casebook.exported("BE-1", full(.jsonl))
        let escaped = "=1+1 <script>alert(1)</script>\\r\\nEND:VEVENT \\u202e\\u001b[2J \\\"☂\\\" \(canary)"
        #expect(text.contains("\"text\":\"\(escaped)\"") && text.contains("\"lastName\":\"\(escaped)\""))
        #expect(!text.contains("of another"))
        let last = try #require(try casebook.timeline(of: reference("BE-1")).last)
        #expect(last.facts == .timelineExported(.init(.jsonl, .full)) && last.hasTexts)
        #expect(try casebook.reveal(of: "BE-1").texts[last.id]?[.reasonText] == "a hearing")
    }

    @Test("In the forms for people it is there, and does nothing", arguments: [ExportFormat.html, .md, .fods, .csv])
    func harmless(format: ExportFormat) throws {
        let text = try casebook.exported("BE-1", full(format))
        #expect(text.contains("Canary"))
        // A table of CSV has no markup: there a tag is a text as any other.
        #expect(format == .csv || !text.contains("<script"))
        #expect(!text.contains("\u{202E}") && !text.contains("\u{1B}"))
    }

    @Test("Of a minor only in two words; of all cases, as soon as there is one among them")
    func minors() throws {
        var change = CaseChange()
        change.isMinor = true
        change.adultOn = .some("2013-08")
        try casebook.record(.caseAmended(change), in: "BE-2", on: "2013-01-02")
        let before = try bytes(casebook.path)
        for name in ["BE-2", nil] {
            let error = refusal { _ = try casebook.exported(name, full(.json)) }
            #expect(error?.code == .invalidInput && error?.message.contains("BE-2") == true)
        }
        #expect(try bytes(casebook.path) == before)
        #expect(try casebook.exported("BE-1", full(.json)).contains("Canary"))
        #expect(try casebook.exported("BE-2", full(.json, minors: true)).contains("of another"))
        // The month after the one in which the person came of age.
        #expect(try casebook.exported("BE-2", full(.json), on: "2013-09-01").contains("of another"))
        #expect(refusal { _ = try casebook.exported("BE-2", full(.json), on: "2013-08-31") } != nil)
    }

    @Test("A birth date that is sealed makes a minor too, to the day")
    func sealedBirth() throws {
        try casebook.seal(.identityRecorded, [:], identity: Identity(["birthDate": "1996-06-21"]), in: "BE-2")
        #expect(refusal { _ = try casebook.exported("BE-2", full(.json), on: "2014-06-20") } != nil)
        #expect(try casebook.exported("BE-2", full(.json), on: "2014-06-21").contains("1996-06-21"))
    }

    @Test("Without the key nothing leaves and nothing is recorded")
    func keyless() throws {
        let before = try bytes(casebook.path)
        let other = try Casebook.open(at: casebook.path)
        #expect(refusal { _ = try other.exported("BE-1", full(.html)) }?.code == .keyMissing)
        #expect(try bytes(casebook.path) == before)
        #expect(try other.exported("BE-1", .init(.html)).contains("BE-1"))
    }
}
