import Jalon
import Testing

@Suite("When a deadline is announced")
struct CasebookAlertTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()

    init() throws {
        casebook = try Casebook.create(at: folder.file())
        try casebook.open("BE-1")
        // Due on 16 April 2026, and at the earliest on the day before.
        try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-1", on: "2026-03-02")
    }

    private func announced(_ today: String) throws -> [String] {
        try casebook.announcedDeadlines(DeadlineQuery(), on: date(today)).map(\.name)
    }

    @Test("As the rules say: thirty days before the earliest plausible end, and from then on")
    func rules() throws {
        #expect(try casebook.alerts() == nil)
        #expect(try announced("2026-03-15") == [])
        #expect(try announced("2026-03-16") == ["be.reflection/end"])
        #expect(try announced("2026-05-01") == ["be.reflection/end"])
    }

    @Test("As the casebook sets, in any order, each number once; until it is reset")
    func setting() throws {
        try casebook.setAlerts([3, 40, 3], author: "hd")
        #expect(try casebook.alerts() == [40, 3])
        #expect(try announced("2026-03-05") == [] && announced("2026-03-06") == ["be.reflection/end"])
        try casebook.setAlerts([3], author: "hd")
        #expect(try announced("2026-04-11") == [] && announced("2026-04-12") == ["be.reflection/end"])
        #expect(try Casebook.open(at: folder.file()).alerts() == [3])
        try casebook.setAlerts(nil, author: "hd")
        #expect(try casebook.alerts() == nil && announced("2026-03-16") == ["be.reflection/end"])
        #expect(try casebook.verify().problems == [])
    }

    @Test("No numbers, and numbers that are none, are refused", arguments: [[], [0], [-1], [367], [7, 0]])
    func refused(days: [Int]) throws {
        let error = #expect(throws: JalonError.self) { try casebook.setAlerts(days, author: "hd") }
        #expect(error?.code == .invalidInput)
        #expect(try casebook.alerts() == nil)
    }

    @Test("What was met is not announced any more")
    func met() throws {
        let settled = EntryFacts.Settled(clock: "be.reflection", trigger: try date("2026-03-02"))
        try casebook.record(.deadlineMet(settled), in: "BE-1", on: "2026-03-20")
        #expect(try announced("2026-05-01") == [])
    }
}
