import CaseStore
import Foundation
import Jalon
import Testing

@Suite("Recording what contradicts the rules, for a reason that is sealed")
struct CasebookOverrideTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()
    private let grant = EntryFacts.stageGranted(.init(stage: "be.reflection"))

    init() throws {
        casebook = try Casebook.vaulted(at: folder.file())
        try casebook.open("BE-1")
        try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-1", on: "2013-03-01")
    }

    @discardableResult
    private func override(
        _ facts: EntryFacts, on day: String = "2013-05-01", because reason: String = canary, id: EntryID? = nil
    ) throws -> Recorded {
        try casebook.record(
            facts, in: reference("BE-1"), on: date(day), author: "hd", override: reason, id: id)
    }

    @Test("It is refused without, and recorded with a reason; a finding says so, and the reason is sealed")
    func recorded() throws {
        #expect(refusal { try casebook.record(grant, in: "BE-1", on: "2013-05-01") }?.code == .contradictsRules)
        let recorded = try override(grant)
        #expect(recorded.entry.isOverride && recorded.entry.hasTexts)
        #expect(recorded.findings.map(\.code).contains(.overridden))
        #expect(recorded.findings.first { $0.code == .overridden }?.message.contains("Canary") == false)
        #expect(try casebook.timeline(of: reference("BE-1")).last == recorded.entry)
        #expect(try casebook.reveal(of: "BE-1").texts[recorded.entry.id]?[.overrideReason] == canary)
        #expect(try bytes(casebook.path).range(of: Data("Canary".utf8)) == nil)
        #expect(try casebook.verify(opensSealed: true).problems == [])
    }

    @Test("On a closed case, and before its opening")
    func closed() throws {
        try casebook.record(.caseClosed(.completed), in: "BE-1", on: "2013-06-01")
        let step = try override(.stepRecorded(.init(.teamDiscussion)), on: "2013-07-01")
        #expect(step.entry.isOverride && !step.state.isOpen)
        #expect(try override(.stageRefused(stage: "be.provisional"), on: "2012-12-31").entry.isOverride)
    }

    @Test("What contradicts nothing is recorded as any other; what was said of it stays sealed beside it")
    func fits() throws {
        let recorded = try override(.stageGranted(.init(stage: "be.provisional")), on: "2013-04-10")
        #expect(!recorded.entry.isOverride && recorded.findings.allSatisfy { $0.code != .overridden })
        #expect(try !casebook.dumped().contains("\"override\""))
        #expect(try casebook.reveal(of: "BE-1").texts[recorded.entry.id]?[.overrideReason] == canary)
    }

    @Test("An unknown stage, a wrong day of a document: no reason makes them right")
    func unknown() throws {
        let before = try bytes(casebook.path)
        for (facts, code) in [
            (EntryFacts.stageGranted(.init(stage: "be.provisoire")), JalonError.Code.notFound),
            (try .stageGranted(.init(stage: "be.provisional", until: date("2013-01-01"))), .invalidInput),
            (.conditionRecorded("no-condition", .met), .notFound),
        ] {
            let error = refusal { try override(facts) }
            #expect(error?.code == code && error?.message.contains("Canary") == false)
        }
        #expect(try bytes(casebook.path) == before)
    }

    @Test("A closure, an answer, an end and an amendment have to fit what they are about")
    func notOverridable() throws {
        let target = try #require(casebook.timeline(of: reference("BE-1")).last?.id)
        let before = try bytes(casebook.path)
        for facts in [
            EntryFacts.caseClosed(.completed), .caseReopened, .entryRetracted(target, .other),
            .entryCorrected(target, grant), .reminderDone(target), .roleEnded(target),
            .supportEnded(target, .achieved), .referralAnswered(target, .accepted), .consentWithdrawn([.referral]),
            .referralSent(.init(to: .doctor, purpose: .other)),
            .deadlineMet(.init(clock: "be.reflection", trigger: try date("2013-03-01"))),
        ] {
            let error = refusal { try override(facts) }
            #expect(error?.code == .invalidInput, "\(facts.kind)")
            #expect(
                error?.message
                    == "\(facts.kind.rawValue) cannot be recorded against the rules: it has to fit what it is about")
        }
        #expect(try bytes(casebook.path) == before)
    }

    @Test("Without the key the reason cannot be sealed, and nothing is recorded")
    func noKey() throws {
        let locked = try Casebook.open(at: casebook.path)
        let before = try bytes(casebook.path)
        let error = refusal {
            try locked.record(
                grant, in: reference("BE-1"), on: date("2013-05-01"), author: "hd", override: "why")
        }
        #expect(try error?.code == .keyMissing && bytes(casebook.path) == before)
    }

    @Test("Recorded once more it is the same entry")
    func again() throws {
        let id = try #require(EntryID("0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3"))
        let first = try override(grant, id: id)
        #expect(first.entry.isOverride)
        // The same text would be sealed anew: without it, what is coded is compared.
        let before = try bytes(casebook.path)
        let plain = refusal {
            try casebook.record(
                grant, in: reference("BE-1"), on: date("2013-05-01"), author: "hd", id: id)
        }
        #expect(plain?.code == .contradictsRules && plain?.message.contains("another facts") == true)
        #expect(try override(grant, id: id).entry == first.entry)
        #expect(try bytes(casebook.path) == before)
    }

    @Test("What fitted when it was recorded is the same entry once more, though it would fit no second time")
    func againFitted() throws {
        let id = try #require(EntryID("0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3"))
        try casebook.open("BE-2")
        func again() throws -> TimelineEntry {
            try casebook.record(
                grant, in: reference("BE-2"), on: date("2013-04-10"), author: "hd", override: canary, id: id
            ).entry
        }
        let first = try again()
        #expect(!first.isOverride)
        let before = try bytes(casebook.path)
        #expect(try again() == first)
        #expect(try bytes(casebook.path) == before)
    }

    @Test("Put right, it stays an override; retracted, it is none any more")
    func amended() throws {
        let id = try override(grant).entry.id
        let corrected = try casebook.record(.entryCorrected(id, grant), in: "BE-1", on: "2013-05-02")
        #expect(corrected.state.findings.contains { $0.code == .overridden && $0.entry == id })
        let retracted = try casebook.record(.entryRetracted(id, .other), in: "BE-1", on: "2013-05-03")
        #expect(retracted.state.findings.allSatisfy { $0.code != .overridden })
    }

    @Test("Dumped and imported it says so, coded or with its reason; and so does a bundle")
    func interchange() throws {
        let id = try override(grant).entry.id
        let dump = try casebook.dumped()
        #expect(dump.contains("\"stage\":\"be.reflection\",\"until\":null,\"override\":true}"))
        let plain = try Casebook.create(at: folder.file("plain.sqlite"))
        try plain.importing(dump)
        #expect(try plain.dumped() == dump && plain.verify().problems == [])
        #expect(try plain.state(of: reference("BE-1")).findings.contains { $0.code == .overridden && $0.entry == id })
        // The same line without the word is refused, since the grant fits no rule.
        let other = try Casebook.create(at: folder.file("other.sqlite"))
        let error = refusal { try other.importing(dump.replacing(",\"override\":true", with: "")) }
        #expect(error?.code == .contradictsRules && error?.message.hasPrefix("line 4: ") == true)
        // An entry that is there is another one without it.
        #expect(
            try plain.importing(dump.replacing(",\"override\":true", with: "")).firstConflict?
                .contains("with another facts") == true)
        let sealed = try Casebook.vaulted(at: folder.file("sealed.sqlite"), key: TestKey.second())
        try sealed.importing(casebook.identified())
        #expect(try sealed.reveal(of: "BE-1").texts[id]?[.overrideReason] == canary)
        let third = try Casebook.create(at: folder.file("third.sqlite"))
        try third.takeOver(casebook.handOver("BE-1", withTexts: false))
        #expect(try third.timeline(of: reference("BE-1")).filter(\.isOverride).map(\.id) == [id])
        #expect(try third.verify().problems == [])
    }
}
