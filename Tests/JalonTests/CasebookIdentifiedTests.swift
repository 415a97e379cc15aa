import Foundation
import Jalon
import Testing

@Suite("A dump with what is sealed, and its import")
struct CasebookIdentifiedTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()

    init() throws {
        casebook = try Casebook.vaulted(at: folder.file())
        for name in ["BE-1", "BE-2", "BE-3"] { try casebook.open(name) }
        try casebook.seal(.identityRecorded, [:], identity: Identity(["lastName": canary]), in: "BE-1")
        try casebook.seal(.stageGranted(.init(stage: "be.reflection")), [.document: canary, .note: "n"], in: "BE-1")
        try casebook.seal(.noteAdded, [.text: "\(canary) \"☂\"\n\u{0}"], in: "BE-3")
        try casebook.record(.caseClosed(.completed), in: "BE-3", on: "2026-04-01")
        try casebook.record(.stepRecorded(.init(.teamDiscussion)), in: "BE-2", on: "2026-03-02")
    }

    private func kinds(_ text: String) throws -> [EntryFacts.Kind] {
        try casebook.timeline(of: reference(text)).map(\.facts.kind)
    }

    @Test("A coded dump has no text, and is an event of the casebook, not an entry of a case")
    func coded() throws {
        let before = try casebook.verify()
        let dump = try casebook.dumped()
        #expect(!dump.contains("Canary") && !dump.contains("document") && dump.contains("note-added"))
        let after = try casebook.verify()
        #expect(after.entries == before.entries && after.events == before.events + 1 && after.problems == [])
        #expect(try casebook.events().map(\.event.kind) == [.vaultMade, .casebookDumped])
        #expect(try casebook.dumped() == dump)
    }

    @Test("A dump with texts is recorded in every case that has any, in a closed one too, and in no other")
    func recorded() throws {
        let dump = try casebook.identified()
        #expect(dump.components(separatedBy: "Canary").count == 4 && dump.contains("a hearing"))
        #expect(try kinds("BE-1").last == .identityRevealed && kinds("BE-3").last == .identityRevealed)
        #expect(try kinds("BE-2") == [.caseOpened, .stepRecorded])
        #expect(try casebook.timeline(of: reference("BE-3")).last?.author == "zz")
        #expect(try casebook.verify().problems == [])
    }

    @Test("Imported into another casebook with a vault, it says the same, under another key")
    func imported() throws {
        let dump = try casebook.identified()
        let other = try Casebook.vaulted(at: folder.file("other.sqlite"), key: TestKey.second())
        let report = try other.importing(dump, pieces: 100)
        #expect(report.cases == 3 && report.entries == 7 && report.skipped == 0)
        for name in ["BE-1", "BE-3"] {
            let (mine, theirs) = (try casebook.reveal(of: name), try other.reveal(of: name))
            #expect(mine.identity == theirs.identity && mine.texts == theirs.texts && !mine.texts.isEmpty)
        }
        #expect(try other.verify().problems == [])
        let again = try other.importing(dump)
        #expect(again.entries == 0 && again.conflicts == 0 && again.skipped == 10)
    }

    @Test("Without a vault or its key the import stops at the first text, with its line, and stores nothing")
    func noVault() throws {
        let dump = try casebook.identified()
        let line = try #require(dump.split(separator: "\n").firstIndex { $0.contains("Canary") })
        let number = dump.split(separator: "\n").distance(from: 0, to: line) + 1
        let plain = try Casebook.create(at: folder.file("plain.sqlite"))
        _ = try Casebook.vaulted(at: folder.file("locked.sqlite"))
        let locked = try Casebook.open(at: folder.file("locked.sqlite"))
        for other in [plain, locked] {
            let before = try bytes(other.path)
            for rehearsal in [true, false] {
                let error = refusal { try other.importing(dump, rehearsal: rehearsal) }
                #expect(error?.code == .keyMissing && error?.message.hasPrefix("line \(number): ") == true)
                #expect(error?.message.hasSuffix("; nothing was stored") == true)
                #expect(error?.message.contains("Canary") == false)
            }
            #expect(try bytes(other.path) == before && other.cases(.all).isEmpty)
        }
        // What is coded needs neither.
        #expect(try plain.importing(casebook.dumped()).cases == 3)
        #expect(try plain.dumped() == casebook.dumped())
    }

    @Test("A text that is there already and says something else is a conflict, and not repeated")
    func conflict() throws {
        let dump = try casebook.identified()
        let report = try casebook.importing(dump.replacing("\"n\"", with: "\"Canary m\""))
        #expect(report.conflicts == 1 && report.entries == 0)
        #expect(report.firstConflict?.contains("with another text") == true)
        #expect(report.firstConflict?.contains("Canary") == false)
    }

    @Test("A text that the kind does not have, or that is too long, is refused with its line, and not repeated")
    func refused() throws {
        let other = try Casebook.vaulted(at: folder.file("other.sqlite"))
        let start =
            "{\"format\":\"jalon.interchange/1\"}\n{\"case\":\"BE-1\",\"country\":\"BE\",\"openedOn\":\"2013-03-01\"}\n"
            + "{\"case\":\"BE-1\",\"entry\":\"0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3\",\"on\":\"2013-03-01\","
        for rest in [
            "\"kind\":\"note-added\",\"title\":\"Canary\"}", "\"kind\":\"note-added\",\"text\":[\"Canary\"]}",
            "\"kind\":\"note-added\",\"text\":\"Canary\",\"text\":\"Canary\"}",
            "\"kind\":\"note-added\",\"text\":\"\(String(repeating: "Canary", count: 12_000))\"}",
            "\"kind\":\"identity-recorded\",\"identity\":{\"birthDate\":\"Canary\"}}",
            "\"kind\":\"identity-recorded\",\"identity\":\"Canary\"}",
            "\"kind\":\"identity-recorded\",\"identity\":{\"Canary\":1.5}}",
            "\"kind\":\"note-added\",\"text\":\"Canary}", "\"kind\":\"note-added\",\"text\":\"Canary\\q\"}",
        ] {
            let error = refusal { try other.importing(start + rest + "\n") }
            #expect(error?.code == .invalidInput && error?.message.hasPrefix("line 3: ") == true, "\(rest.prefix(60))")
            #expect(error?.message.contains("Canary") == false, "\(error?.message ?? "")")
        }
        #expect(try other.cases(.all).isEmpty)
    }
}
