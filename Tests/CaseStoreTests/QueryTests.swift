import CaseModel
import CaseStore
import CivilCalendar
import CountryRules
import Testing

@Suite("What lists show")
struct QueryTests {
    let store: CasebookStore
    private let folder = TemporaryFolder()

    init() throws {
        store = try exampleStore(at: folder.file())
        try store.write(under: .embedded()) { transaction in
            try transaction.open("BE-2")
            try transaction.append(.stageGranted(.init(stage: "be.reflection")), to: "BE-2", on: "2013-05-26")
            try transaction.open("BE-3")
            try transaction.append(.caseClosed(.openedInError), to: "BE-3", on: "2013-02-01")
            try transaction.open("IT-2", .italy)
            try transaction.append(.stageGranted(.init(stage: "it.conversion.work")), to: "IT-2", on: "2013-05-26")
        }
    }

    private func names(_ query: DeadlineQuery) throws -> [String] {
        try store.deadlines(query).map { "\($0.due) \($0.caseReference) \($0.name)" }
    }

    @Test("Deadlines by day, then case, then name; the open ones unless more is asked for")
    func deadlines() throws {
        let open = [
            "2013-03-31 FR-1 fr.reflection/end", "2013-07-10 BE-1 be.prosecutorConfirmation/decision",
            "2013-07-10 BE-1 be.provisional/end", "2013-07-10 BE-2 be.reflection/end",
        ]
        #expect(try names(DeadlineQuery()) == open)
        #expect(
            try names(DeadlineQuery(includesDone: true)) == [open[0], "2013-04-15 BE-1 be.reflection/end"] + open[1...])
        #expect(try names(DeadlineQuery(until: date("2013-07-09"))) == [open[0]])
        #expect(try names(DeadlineQuery(until: date("2013-07-10"))) == open)
        #expect(try names(DeadlineQuery(from: date("2013-03-31"), until: date("2013-03-31"))) == [open[0]])
        #expect(try names(DeadlineQuery(from: date("2013-04-01"))) == Array(open[1...]))
        #expect(try names(DeadlineQuery(country: .france)) == [open[0]])
        #expect(try names(DeadlineQuery(country: .hungary)) == [])
        #expect(try names(DeadlineQuery(caseReference: reference("be-2"))) == [open[3]])
    }

    @Test("A deadline is read as it was derived")
    func whole() throws {
        let state = try CaseFoldReading.state(of: store, "BE-1")
        let found = try store.deadlines(DeadlineQuery(caseReference: reference("BE-1"), includesDone: true))
        #expect(found == state.deadlines && found.count == 3)
        #expect(found.first?.citations.isEmpty == false && found.first?.alerts == [30, 14, 7])
    }

    @Test(
        "How many are overdue: due today is not",
        arguments: [("2013-03-31", 0), ("2013-04-01", 1), ("2013-07-10", 1), ("2013-07-11", 4)])
    func overdue(today: String, count: Int) throws {
        #expect(try store.count(.overdue(on: date(today))) == count)
        let listed = try store.deadlines(.overdue(on: date(today)))
        let day = try date(today)
        #expect(try store.deadlines(DeadlineQuery()).filter { $0.state(on: day) == .overdue } == listed)
    }

    @Test("Cases by reference, open, closed or all, of one country")
    func cases() throws {
        func names(_ cases: [CaseSummary]) -> [String] { cases.map(\.reference.text) }
        #expect(try names(store.cases()) == ["BE-1", "BE-2", "FR-1", "IT-2"])
        #expect(try names(store.cases(.closed)) == ["BE-3"])
        #expect(try names(store.cases(.all, country: .belgium)) == ["BE-1", "BE-2", "BE-3"])
        #expect(try names(store.casesWithOpenSteps()) == ["FR-1"])
        #expect(try names(store.casesWithoutDeadline()) == ["IT-2"])
        let summary = try #require(try store.cases(.all).first)
        #expect(summary.stage == "be.provisional" && summary.entries == 4 && summary.undatedGrants == 0)
        #expect(summary.nextStep == nil && summary.openedOn.description == "2013-01-01" && summary.closedOn == nil)
        #expect(try store.cases(.closed).first?.closedOn?.description == "2013-02-01")
    }

    @Test("Of one case worker: as owner or as deputy, to the letter; or the cases that nobody answers for")
    func workers() throws {
        let (hd, jp) = (try WorkerCode("hd"), try WorkerCode("jp"))
        try store.write(under: .embedded()) { transaction in
            try transaction.append(.caseAssigned(.init(owner: hd)), to: "BE-1", on: "2013-05-01")
            try transaction.append(.caseAssigned(.init(owner: jp, deputy: hd)), to: "BE-2", on: "2013-05-01")
        }
        func found(_ worker: WorkerFilter) throws -> [String] {
            let cases = try store.cases(.all, worker: worker).map(\.reference.text)
            let names = try Set(store.deadlines(DeadlineQuery(worker: worker)).map(\.caseReference.text))
            #expect(names.isSubset(of: cases))
            return cases
        }
        #expect(try found(.of(hd)) == ["BE-1", "BE-2"] && found(.of(jp)) == ["BE-2"])
        #expect(try found(.of(WorkerCode("HD"))) == [])
        #expect(try found(.nobody) == ["BE-3", "FR-1", "IT-2"])
        #expect(
            try names(DeadlineQuery(worker: .of(jp))) == ["2013-07-10 BE-2 be.reflection/end"]
                && names(DeadlineQuery(worker: .nobody)) == ["2013-03-31 FR-1 fr.reflection/end"])
        #expect(try names(DeadlineQuery(country: .france, worker: .of(hd))) == [])
        let overdue = DeadlineQuery.overdue(on: try date("2013-07-11"), worker: .of(hd))
        #expect(try store.count(overdue) == 3 && store.deadlines(overdue).count == 3)
        #expect(try store.casesWithOpenSteps(of: .nobody).map(\.reference.text) == ["FR-1"])
        #expect(try store.casesWithOpenSteps(of: .of(hd)) == [] && store.casesWithoutDeadline(of: .of(hd)) == [])
        #expect(try store.casesWithoutDeadline(of: .nobody).map(\.reference.text) == ["IT-2"])
        #expect(try store.workers() == [hd, jp])
    }

    @Test("The end of the chain is the head that verification finds")
    func end() throws {
        let (end, verified) = (try store.chainEnd(), try store.verify())
        #expect(end == ChainEnd(entries: verified.entries, head: verified.head) && end.head.utf8.count == 64)
        let empty = try CasebookStore.create(at: folder.file("empty.sqlite"))
        #expect(try empty.chainEnd().entries == 0 && empty.chainEnd().head == empty.verify().head)
    }

    @Test("References by their beginning, in any letters, an exact one alone")
    func beginnings() throws {
        func names(_ prefix: String, limit: Int = 9) throws -> [String] {
            try store.references(beginningWith: prefix, limit: limit).map(\.text)
        }
        try store.write(under: .embedded()) { try $0.open("BE-10") }
        #expect(try names("be-") == ["BE-1", "BE-10", "BE-2", "BE-3"])
        #expect(try names("BE-1") == ["BE-1"] && names("be-10") == ["BE-10"] && names("be-", limit: 2).count == 2)
        #expect(try names("b_") == [] && names("%") == [] && names("E-1") == [] && names("BE-1x") == [])
    }
}

/// The state of a case, folded anew.
private enum CaseFoldReading {
    static func state(of store: CasebookStore, _ text: String) throws -> CaseState {
        try store.rehearse(under: .embedded()) { transaction in
            try #require(try transaction.fold(of: reference(text))).state(under: transaction.rules)
        }
    }
}
