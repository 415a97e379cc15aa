import Jalon
import Testing

@Suite("Entries by name, put right and taken back")
struct CasebookEntryTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()

    init() throws {
        casebook = try Casebook.create(at: folder.file())
        try casebook.open("BE-1")
        try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-1", on: "2026-03-02")
        try casebook.record(.conditionRecorded("contact-broken", .met), in: "BE-1", on: "2026-03-03")
    }

    private func entry(_ name: String) throws -> TimelineEntry {
        try casebook.entry(named: name, in: reference("BE-1"))
    }

    @Test("The whole identifier, a unique beginning or end, in any letters; nothing shorter than four digits")
    func names() throws {
        let last = try #require(try casebook.timeline(of: reference("BE-1")).last)
        let text = last.id.text
        #expect(try entry(text) == last && entry(text.uppercased()) == last && entry(String(text.suffix(8))) == last)
        #expect(throws: JalonError.self) { try entry(String(text.suffix(3))) }
        let none = #expect(throws: JalonError.self) { try entry("zzzz") }
        #expect(none?.code == .notFound)
    }

    @Test("A correction changes what is given and keeps the rest; a date alone will do")
    func corrected() throws {
        let granted = try casebook.timeline(of: reference("BE-1"))[1]
        let facts = try granted.facts.changed(["until": "2026-04-15"])
        try casebook.record(.entryCorrected(granted.id, facts), in: "BE-1", on: "2026-03-01")
        #expect(try casebook.lines() == ["BE-1 be.reflection/end 2026-04-15 open"])
        let held = try casebook.held(granted)
        #expect(held.on.description == "2026-03-01" && held.id == granted.id)
        // What was recorded stays as it was.
        #expect(try casebook.timeline(of: reference("BE-1"))[1] == granted)
    }

    @Test("What is retracted gives no deadline, and cannot be corrected any more")
    func retracted() throws {
        let granted = try casebook.timeline(of: reference("BE-1"))[1]
        try casebook.record(.entryRetracted(granted.id, .recordedInError), in: "BE-1", on: "2026-03-05")
        #expect(try casebook.lines() == [])
        #expect(throws: JalonError.self) { try casebook.held(granted) }
        let state = try casebook.state(of: reference("BE-1"))
        #expect(state.grants == [] && state.amended.keys.contains(granted.id))
        #expect(try casebook.verify().problems == [])
    }

    @Test("A field that the entry does not have, and a value that is none, are refused")
    func refused() throws {
        let granted = try casebook.timeline(of: reference("BE-1"))[1]
        for fields in [["status": "met"], ["until": "tomorrow"], ["stage": nil]] {
            let error = #expect(throws: JalonError.self) { try granted.facts.changed(fields) }
            #expect(error?.code == .invalidInput)
        }
    }

    @Test("Silencing entries do not lie ahead: the end of a stay, a settled deadline, a corrected closure")
    func ahead() throws {
        try casebook.record(.stayStarted(.init(stay: "be.stay.minors")), in: "BE-1", on: "2026-03-02")
        for facts: EntryFacts in [
            .stayEnded(stay: "be.stay.minors"),
            .deadlineMet(.init(clock: "be.reflection", trigger: try date("2026-03-02"))),
        ] {
            let error = #expect(throws: JalonError.self) {
                try casebook.record(
                    facts, in: reference("BE-1"), on: date("2026-05-01"), author: "hd", today: date("2026-04-30"))
            }
            #expect(error?.code == .invalidInput)
        }
    }
}
