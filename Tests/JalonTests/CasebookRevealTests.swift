import Foundation
import Jalon
import Testing

@Suite("Looking at what is sealed is recorded")
struct CasebookRevealTests {
    let casebook: Casebook
    let note: EntryID
    private let folder = TemporaryFolder()

    init() throws {
        casebook = try Casebook.vaulted(at: folder.file())
        try casebook.open("BE-1")
        try casebook.seal(.identityRecorded, [:], identity: Identity(["lastName": canary, "city": "B"]), in: "BE-1")
        note = try casebook.seal(.noteAdded, [.text: canary], in: "BE-1").entry.id
    }

    @Test("Identity, texts or all; the entry says who looked and what was shown")
    func scopes() throws {
        for (scope, hasIdentity, hasTexts) in [
            (RevealScope.identity, true, false), (.texts, false, true), (.all, true, true),
        ] {
            let revealed = try casebook.reveal(scope, of: "BE-1")
            #expect((revealed.identity?["lastName"] == canary) == hasIdentity)
            #expect((revealed.texts[note]?[.text] == canary) == hasTexts)
            #expect(revealed.entry.facts == .identityRevealed(scope) && revealed.entry.author == "zz")
            #expect(revealed.entry.on.description == "2026-06-01" && revealed.entry.hasTexts)
            #expect(try casebook.timeline(of: reference("BE-1")).last == revealed.entry)
        }
        let reasons = try casebook.reveal(of: "BE-1").texts.values.compactMap { $0[.reasonText] }
        #expect(reasons == ["a hearing", "a hearing", "a hearing"])
    }

    @Test("A reason is needed; without one nothing is shown or recorded", arguments: ["", " ", "\n\t "])
    func reason(reason: String) throws {
        let before = try bytes(casebook.path)
        #expect(refusal { _ = try casebook.reveal(of: "BE-1", reason: reason) }?.code == .invalidInput)
        #expect(refusal { _ = try casebook.identified(reason: reason) }?.code == .invalidInput)
        #expect(try bytes(casebook.path) == before)
    }

    @Test("It is recorded on a closed case too, and can be neither retracted nor corrected nor undone")
    func stays() throws {
        try casebook.record(.caseClosed(.completed), in: "BE-1", on: "2026-05-01")
        let revealed = try casebook.reveal(of: "BE-1")
        #expect(revealed.identity?["city"] == "B")
        #expect(try !casebook.state(of: reference("BE-1")).isOpen)
        try casebook.record(.caseReopened, in: "BE-1", on: "2026-06-02")
        for facts in [
            EntryFacts.entryRetracted(revealed.entry.id, .other),
            .entryCorrected(revealed.entry.id, .identityRevealed(.texts)),
        ] {
            let error = refusal { try casebook.record(facts, in: "BE-1", on: "2026-06-03") }
            #expect(error?.code == .contradictsRules)
        }
        #expect(refusal { try casebook.undo(by: "zz", today: date("2026-06-03")) }?.code == .notFound)
    }

    @Test("No case, no key, a wrong key: nothing is shown, and nothing recorded but that somebody tried")
    func refused() throws {
        let before = try bytes(casebook.path)
        #expect(refusal { _ = try casebook.reveal(of: "BE-9") }?.code == .notFound)
        let locked = try Casebook.open(at: casebook.path)
        #expect(refusal { _ = try locked.reveal(of: "BE-1") }?.code == .keyMissing)
        #expect(try bytes(casebook.path) == before)
        let dump = try casebook.dumped()
        let wrong = try Casebook.open(at: casebook.path, vault: VaultAccess(.key(TestKey.second())))
        #expect(refusal { _ = try wrong.reveal(of: "BE-1") }?.code == .keyWrong)
        #expect(try casebook.dumped() == dump)
        #expect(try casebook.events().filter { $0.event.kind == .openingFailed }.map(\.author) == ["zz"])
    }

    @Test("A case with nothing sealed shows nothing, and says that somebody looked")
    func empty() throws {
        try casebook.open("BE-2")
        let revealed = try casebook.reveal(of: "BE-2")
        #expect(revealed.identity == nil && revealed.texts.isEmpty)
        #expect(try casebook.timeline(of: reference("BE-2")).count == 2)
    }

    @Test("What was retracted is not shown, and what was put right is shown so")
    func amended() throws {
        try casebook.seal(.entryCorrected(note, .noteAdded), [.text: "right"], in: "BE-1")
        #expect(try casebook.reveal(of: "BE-1").texts[note]?[.text] == "right")
        try casebook.record(.entryRetracted(note, .wrongCase), in: "BE-1", on: "2026-03-03")
        #expect(try casebook.reveal(of: "BE-1").texts[note] == nil)
    }

    @Test("Nothing of it shows when it is described, printed, dumped or reflected")
    func shows() throws {
        let revealed = try casebook.reveal(of: "BE-1")
        let recorded = try casebook.seal(.noteAdded, [.text: canary], in: "BE-1")
        for value in [revealed, recorded, revealed.texts, revealed.identity as Any, [revealed]] as [Any] {
            var dumped = ""
            dump(value, to: &dumped)
            for shown in ["\(value)", String(describing: value), String(reflecting: value), dumped] {
                #expect(!shown.contains("Canary") && !shown.contains("a hearing"), "\(type(of: value))")
            }
        }
    }
}
