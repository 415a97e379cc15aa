import Jalon
import Testing

@Suite("Recording")
struct CasebookRecordingTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()
    private let id = "0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3"

    init() throws {
        casebook = try Casebook.create(at: folder.file())
        try casebook.open("BE-1")
    }

    private func grant(_ stage: String, pack: String? = nil) -> EntryFacts {
        .stageGranted(.init(stage: stage, pack: pack))
    }

    @Test("A grant without its conditions is a fact: written, with its findings")
    func findings() throws {
        let recorded = try casebook.record(grant("be.reflection"), in: "BE-1", on: "2013-03-01")
        #expect(recorded.findings.map(\.code) == [.conditionsMissing])
        #expect(
            recorded.findings.first?.subjects == [
                "identified-potential-victim", "no-residence-title", "centre-supported", "purpose-decide",
            ])
        #expect(recorded.entry.sequence == 2 && recorded.state.current?.end?.description == "2013-04-15")
        #expect(try casebook.lines() == ["BE-1 be.reflection/end 2013-04-15 open"])
    }

    @Test("The same entry once more does nothing, in a case that was closed since too")
    func idempotent() throws {
        let first = try casebook.record(grant("be.reflection"), in: "BE-1", on: "2013-03-01", id: id)
        let before = try bytes(casebook.path)
        let again = try casebook.record(grant("be.reflection"), in: "BE-1", on: "2013-03-01", id: id.uppercased())
        #expect(again.entry == first.entry && again.state == first.state && again.findings == first.findings)
        #expect(try bytes(casebook.path) == before)
        try casebook.record(.caseClosed(.completed), in: "BE-1", on: "2013-04-01")
        #expect(try casebook.record(grant("be.reflection"), in: "BE-1", on: "2013-03-01", id: id).entry == first.entry)
        #expect(try casebook.timeline(of: reference("BE-1")).count == 3)
    }

    @Test("The identifier of an entry of another case is refused, and that entry not shown")
    func otherCase() throws {
        try casebook.open("BE-2")
        try casebook.record(grant("be.reflection"), in: "BE-1", on: "2013-03-01", id: id)
        let error = #expect(throws: JalonError.self) {
            try casebook.record(grant("be.reflection"), in: "BE-2", on: "2013-03-01", id: id)
        }
        #expect(error?.code == .contradictsRules)
        #expect(try casebook.timeline(of: reference("BE-2")).count == 1)
    }

    @Test("What contradicts the case or the rules is not written")
    func refused() throws {
        try casebook.record(grant("be.reflection"), in: "BE-1", on: "2013-03-01")
        let before = try bytes(casebook.path)
        for (facts, day, code) in [
            (grant("be.reflection"), "2013-05-01", JalonError.Code.contradictsRules),
            (grant("be.temporary"), "2013-05-01", .contradictsRules),
            (grant("be.provisional"), "2012-12-31", .contradictsRules),
            (grant("be.provisional", pack: "BE/FIIT-2013"), "2012-12-31", .contradictsRules),
            (grant("be.provisional"), "2006-01-01", .notFound), (grant("be.provisoire"), "2013-05-01", .notFound),
            (grant("be.provisional", pack: "BE/1830"), "2013-05-01", .notFound),
            (.caseReopened, "2013-05-01", .contradictsRules),
        ] {
            let error = #expect(throws: JalonError.self) { try casebook.record(facts, in: "BE-1", on: day) }
            #expect(error?.code == code, "\(facts) on \(day): \(error?.message ?? "")")
        }
        #expect(try bytes(casebook.path) == before)
    }

    @Test("A day that no pack covers is computed with the pack that is named, and with no other")
    func namedPack() throws {
        try casebook.open(
            CaseFacts(country: .belgium, openedOn: date("2007-01-01")), reference: reference("BE-2"), author: "hd")
        let error = #expect(throws: JalonError.self) {
            try casebook.record(grant("be.reflection"), in: "BE-2", on: "2007-05-31")
        }
        #expect(error?.code == .notFound && error?.message.hasPrefix("no rule pack of BE covers 2007-05-31") == true)
        try casebook.record(grant("be.reflection", pack: "BE/FIIT-2013"), in: "BE-2", on: "2007-05-31")
        let deadline = try #require(try casebook.deadlines().first)
        #expect(deadline.due.description == "2007-07-15" && deadline.flags == [.outsidePack])
    }

    @Test("Letters of a reference in another case are the same case")
    func letters() throws {
        try casebook.record(grant("be.reflection"), in: "be-1", on: "2013-03-01")
        #expect(try casebook.lines() == ["BE-1 be.reflection/end 2013-04-15 open"])
        #expect(try casebook.verify().problems == [])
    }

    @Test(
        "A case that cannot be opened: a country without rules, a reference that is taken, a header that contradicts itself"
    )
    func opening() throws {
        let day = try date("2013-01-01")
        var new = CaseFacts(
            country: try #require(CountryCode(rawValue: "DE")), openedOn: day)
        let country = #expect(throws: JalonError.self) { try casebook.open(new, author: "hd") }
        #expect(country?.code == .invalidInput)
        #expect(country?.message == "there are no rules for DE; there are rules for BE, FR, GB, HU, IT")
        new.country = .belgium
        new.isUnaccompanied = true
        #expect(throws: JalonError.self) { try casebook.open(new, author: "hd") }
        let taken = #expect(throws: JalonError.self) { try casebook.open("be-1") }
        #expect(taken?.code == .contradictsRules)
        #expect(try casebook.cases(.all).map(\.reference.text) == ["BE-1"])
    }

    @Test("A random reference that is taken is not used twice")
    func randomReference() throws {
        let bits = Bits()
        let environment = StoreEnvironment(now: { .epoch }, random: { bits.next() })
        let casebook = try Casebook.create(at: folder.file("random.sqlite"), environment: environment)
        let new = CaseFacts(country: .italy, openedOn: try date("2013-01-01"))
        var references: [CaseReference] = []
        for _ in 0..<3 {
            bits.restart()
            references.append(try casebook.open(new, author: "hd").reference)
        }
        #expect(Set(references).count == 3)
    }
}
