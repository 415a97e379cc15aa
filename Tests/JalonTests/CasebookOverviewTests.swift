import Jalon
import Testing

@Suite("The overview of a casebook")
struct CasebookOverviewTests {
    private let folder = TemporaryFolder()
    private let casebook: Casebook

    init() throws {
        casebook = try Casebook.create(at: folder.file())
        try casebook.open("BE-1")
        try casebook.open("BE-2")
        try casebook.open("FR-1", .france)
        try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-1", on: "2013-03-01")
        try casebook.record(.stageGranted(.init(stage: "fr.reflection")), in: "FR-1", on: "2013-03-01")
        try casebook.record(
            .caseAssigned(.init(owner: WorkerCode("hd"), deputy: WorkerCode("jp"))), in: "BE-1", on: "2013-03-01")
        try casebook.record(.caseAssigned(.init(owner: WorkerCode("jp"))), in: "FR-1", on: "2013-03-01")
        try casebook.open("BE-3")
        try casebook.record(.caseClosed(.openedInError), in: "BE-3", on: "2013-02-01")
    }

    @Test("The open cases with the deadlines that lists give, and the end of the chain")
    func whole() throws {
        let today = try date("2013-04-01")
        let overview = try casebook.overview(on: today)
        #expect(overview.caseCount == 3 && overview.workers.map(\.code) == ["hd", "jp", nil])
        let rows = overview.groups.flatMap(\.rows)
        let listed = try casebook.deadlines(DeadlineQuery(until: today.adding(days: 30)))
        #expect(rows.map(\.deadline) == listed && rows.count == 2)
        #expect(rows.map(\.owner) == ["jp", "hd"])
        #expect(overview.groups[0].rows.count == (try casebook.overdueCount(on: today)))
        let verified = try casebook.verify()
        #expect(overview.end == ChainEnd(entries: verified.entries, head: verified.head))
        #expect(try casebook.chainEnd() == overview.end)
    }

    @Test("Of a country, of a worker, of nobody")
    func scopes() throws {
        func cases(_ scope: Overview.Scope) throws -> [String] {
            try casebook.overview(on: date("2013-04-01"), scope: scope).workers.flatMap(\.cases)
                .map(\.summary.reference.text)
        }
        #expect(try cases(.init(country: .france)) == ["FR-1"])
        #expect(try cases(.init(worker: .of(WorkerCode("jp")))) == ["FR-1", "BE-1"])
        #expect(try cases(.init(country: .belgium, worker: .of(WorkerCode("jp")))) == ["BE-1"])
        #expect(try cases(.init(worker: .nobody)) == ["BE-2"])
        #expect(try casebook.workers().map(\.text) == ["hd", "jp"])
    }

    @Test("It does not look back, and not beyond the calendar")
    func window() throws {
        let error = #expect(throws: JalonError.self) {
            try casebook.overview(on: try date("2013-04-01"), within: -1)
        }
        #expect(error?.code == .invalidInput)
        #expect(try casebook.overview(on: date("2013-04-01"), within: 10_000_000).until == .latest)
    }
}
