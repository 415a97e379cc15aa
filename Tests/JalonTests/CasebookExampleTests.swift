import Jalon
import Testing

@Suite("The example of the documentation")
struct CasebookExampleTests {
    let folder = TemporaryFolder()

    @Test("It compiles with one import, and does what it says")
    func example() throws {
        var printed: [String] = []
        let casebook = try Casebook.create(at: folder.file("centre/casebook.sqlite"))
        let opened = try casebook.open(
            CaseFacts(country: .belgium, openedOn: CivilDate(iso8601: "2013-03-01")), author: "hd")
        try casebook.record(
            .stageGranted(.init(stage: "be.reflection")), in: opened.reference,
            on: CivilDate(iso8601: "2013-03-02"), author: "hd")
        for deadline in try casebook.deadlines(DeadlineQuery()) {
            printed.append("\(deadline.due) \(deadline.caseReference) \(deadline.name)")
        }
        #expect(printed == ["2013-04-16 \(opened.reference) be.reflection/end"])
        #expect(opened.reference.text.hasPrefix("BE-2013-"))
        #expect(casebook.path == folder.file("centre/casebook.sqlite"))
    }

    @Test("A casebook that is opened again says the same, and why")
    func again() throws {
        try Casebook.create(at: folder.file()).open("BE-1")
        let casebook = try Casebook.open(at: folder.file())
        try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-1", on: "2013-03-02")
        let reopened = try Casebook.open(at: folder.file())
        let state = try reopened.state(of: reference("BE-1"))
        #expect(state.deadlines == (try casebook.deadlines()) && state.deadlines.count == 1)
        let explanation = try #require(state.explanations["be.reflection/end"])
        #expect(
            explanation.due == state.deadlines.first?.due && !explanation.steps.isEmpty
                && !explanation.citations.isEmpty)
        #expect(try reopened.timeline(of: reference("BE-1")).map(\.facts.kind) == [.caseOpened, .stageGranted])
        #expect(
            try reopened.overdueCount(on: date("2013-04-16")) == 0 && reopened.overdueCount(on: date("2013-04-17")) == 1
        )
        #expect(try reopened.cases().map(\.stage) == ["be.reflection"])
        #expect(try reopened.verify().problems == [] && reopened.verify().entries == 2)
    }

    @Test("The clock and the random numbers are those that are given")
    func environment() throws {
        let moment = try #require(Instant(rfc3339: "2026-03-01T10:12:00Z"))
        let environment = StoreEnvironment(now: { moment }, random: { 0 })
        let casebook = try Casebook.create(at: folder.file(), environment: environment)
        try casebook.open("BE-1")
        let entry = try #require(try casebook.timeline(of: reference("BE-1")).first)
        #expect(entry.recordedAt == moment && entry.id.text.hasSuffix("-7000-8000-000000000000"))
    }

    @Test("What cannot be opened or created says why")
    func refusals() throws {
        #expect(throws: JalonError(.noCasebook, Self.noCasebook(folder.file()))) {
            try Casebook.open(at: folder.file())
        }
        _ = try Casebook.create(at: folder.file())
        let error = #expect(throws: JalonError.self) { try Casebook.create(at: folder.file()) }
        #expect(error?.code == .failed)
    }

    private static func noCasebook(_ path: String) -> String {
        "there is no casebook at \(path); create one with: jalon store init --store \(path)"
    }
}
