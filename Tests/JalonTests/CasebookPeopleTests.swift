import Jalon
import Testing

@Suite("The people of a case, and what has to be thought of, in lists")
struct CasebookPeopleTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()

    init() throws {
        casebook = try Casebook.create(at: folder.file())
        try casebook.open("BE-1")
    }

    private func names(_ query: DeadlineQuery = DeadlineQuery()) throws -> [String] {
        try casebook.deadlines(query).map { "\($0.due) \($0.kind.rawValue) \($0.status.rawValue)" }
    }

    @Test("A reminder stands among what is due, is overdue, and is gone once it is done")
    func reminder() throws {
        let due = try date("2026-05-10")
        let entry = try casebook.record(.reminderAdded(.init(due: due, topic: .hearing)), in: "BE-1", on: "2026-03-02")
            .entry
        #expect(try names() == ["2026-05-10 reminder open"])
        #expect(try names(DeadlineQuery(until: date("2026-05-09"))) == [])
        #expect(try casebook.overdueCount(on: due) == 0 && casebook.overdueCount(on: due.adding(days: 1)) == 1)
        try casebook.record(.reminderDone(entry.id), in: "BE-1", on: "2026-05-11")
        #expect(try names() == [] && names(DeadlineQuery(includesDone: true)) == ["2026-05-10 reminder met"])
        #expect(try casebook.overdueCount(on: date("2026-06-01")) == 0 && casebook.verify().problems == [])
    }

    @Test("It is announced on its day, and from then on; earlier as the casebook sets")
    func announced() throws {
        let due = try date("2026-05-10")
        try casebook.record(.reminderAdded(.init(due: due)), in: "BE-1", on: "2026-03-02")
        func announced(_ day: String) throws -> Int {
            try casebook.announcedDeadlines(DeadlineQuery(), on: date(day)).count
        }
        #expect(try announced("2026-05-09") == 0 && announced("2026-05-10") == 1 && announced("2026-05-11") == 1)
        try casebook.setAlerts([7], author: "hd")
        #expect(try announced("2026-05-02") == 0 && announced("2026-05-03") == 1)
    }

    @Test("The list of cases tells who answers for each")
    func owner() throws {
        #expect(try casebook.cases().map(\.owner) == [nil])
        try casebook.record(
            .caseAssigned(.init(owner: WorkerCode("hd"), deputy: WorkerCode("ml"))), in: "BE-1", on: "2026-03-02")
        try casebook.record(.caseAssigned(.init(owner: WorkerCode("ml"))), in: "BE-1", on: "2026-04-02")
        #expect(try casebook.cases().map(\.owner) == ["ml"] && casebook.cases().map(\.deputy) == [nil])
        #expect(try casebook.verify().problems == [])
    }

    @Test("The move of a case to another region counts for what comes after it, not for what came before")
    func region() throws {
        try casebook.open(
            CaseFacts(country: .unitedKingdom, openedOn: date("2025-01-06")), reference: reference("GB-1"), author: "hd"
        )
        var change = CaseChange()
        change.region = .some("GB-SCT")
        try casebook.record(.caseAmended(change), in: "GB-1", on: "2025-05-01")
        func end(_ day: String) throws -> String? {
            try casebook.options(of: reference("GB-1"), on: date(day)).options.first { $0.stage.id == "uk.reflection" }?
                .end?.due.description
        }
        #expect(try end("2025-05-01") == "2025-07-29" && end("2025-04-30") == "2025-05-29")
        #expect(try casebook.cases(.all, country: .unitedKingdom).first?.region == "GB-SCT")
    }

    @Test("What was recorded is read again as it was said, and dumped to the same bytes")
    func canonical() throws {
        try casebook.record(.consentGiven(.init([.transfer, .referral, .transfer])), in: "BE-1", on: "2026-03-02")
        let withdrawn = try casebook.record(
            .consentWithdrawn([.transfer, .referral, .transfer]), in: "BE-1", on: "2026-03-03"
        ).entry
        let seen = try casebook.record(.indicatorsObserved([.pay, .debt, .pay]), in: "BE-1", on: "2026-03-03").entry
        let timeline = try casebook.timeline(of: reference("BE-1"))
        #expect(timeline.suffix(2) == [withdrawn, seen])
        #expect(seen.facts == .indicatorsObserved([.pay, .debt]))
        #expect(withdrawn.facts == .consentWithdrawn([.referral, .transfer]))
        let other = try Casebook.create(at: folder.file("other.sqlite"))
        try other.importing(casebook.dumped())
        #expect(try other.dumped() == casebook.dumped())
        let third = try Casebook.create(at: folder.file("third.sqlite"))
        #expect(try third.takeOver(casebook.handOver("BE-1", withTexts: false)).entries == 7)
    }

    @Test("What says nothing is not recorded, and leaves the case readable")
    func empty() throws {
        for facts in [
            EntryFacts.indicatorsObserved([]), .consentGiven(.init([])), .consentWithdrawn([]),
            .caseAmended(CaseChange()),
        ] {
            #expect(refusal { try casebook.record(facts, in: "BE-1", on: "2026-03-02") }?.code == .invalidInput)
        }
        #expect(try casebook.timeline(of: reference("BE-1")).count == 1)
    }

    @Test("What secrecy says is recorded with the question and the version of the law of the day")
    func secrecy() throws {
        for (day, law) in [("2026-04-07", "BE/"), ("2026-04-08", "BE/")] {
            let (assessment, recorded) = try casebook.assessSecrecy(
                [.peril], in: reference("BE-1"), on: date(day), author: "hd")
            #expect(
                recorded.entry.facts
                    == .secrecyAssessed(.init([.peril], answer: assessment.answer, law: assessment.version)))
            #expect(assessment.version.hasPrefix(law))
        }
        let laws = try casebook.state(of: reference("BE-1")).secrecy.map(\.recorded.law)
        #expect(laws.count == 2 && laws[0] != laws[1])
        let none = refusal {
            try casebook.assessSecrecy([], in: reference("BE-9"), on: date("2026-04-08"), author: "hd")
        }
        #expect(none?.code == .notFound)
    }
}
