import Jalon
import Testing

@Suite("What is recorded once it has happened is refused for a day ahead")
struct CasebookFutureDayTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()
    private static let item = "0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3"

    init() throws {
        casebook = try Casebook.vaulted(at: folder.file())
        try casebook.open("BE-1")
        try casebook.record(.reminderAdded(.init(due: date("2026-06-01"))), in: "BE-1", on: "2026-03-02", id: Self.item)
    }

    private func record(_ facts: EntryFacts, on day: String, today: String?) throws -> Recorded {
        let texts = facts.kind == .noteAdded ? SealedTexts([.text: "a"]) : .none
        return try casebook.record(
            facts, texts: texts, in: reference("BE-1"), on: date(day), author: "hd", today: today.map(date))
    }

    /// What has happened, of each kind.
    private static func happened() throws -> [EntryFacts] {
        let item = try #require(EntryID(item))
        return [
            .stepRecorded(.init(.teamDiscussion)), .stepSkipped(.guardian, .notPlaced),
            .signalSent(.init(to: .prosecutor)), .signalSent(.init(to: .police, emergency: .threat)),
            .indicatorsObserved([.pay]), .noteAdded, .referralSent(.init(to: .doctor, purpose: .other)),
            .referralReceived(.init(from: .police, purpose: .other)), .referralAnswered(item, .accepted),
            .reminderDone(item), .roleEnded(item), .supportEnded(item, .achieved), .caseClosed(.completed),
            .caseReopened, .stageWithdrawn(stage: "be.reflection", .other), .stayEnded(stay: "be.stay.minors"),
            .deadlineMet(.init(clock: "be.reflection", trigger: try date("2026-03-02"))),
            .entryCorrected(item, .stepRecorded(.init(.guardian))),
        ]
    }

    @Test("Steps, signals, what was seen and noted, referrals, answers and ends")
    func refused() throws {
        let before = try bytes(casebook.path)
        for facts in try Self.happened() {
            let error = refusal { _ = try record(facts, on: "2026-05-05", today: "2026-05-04") }
            let kind = facts.target == nil ? facts.kind.rawValue : "step-recorded"
            #expect(error?.code == .invalidInput, "\(facts.kind)")
            #expect(
                error?.message == "2026-05-05 lies ahead of 2026-05-04: \(kind) is recorded once it has happened")
        }
        #expect(try bytes(casebook.path) == before)
    }

    @Test("Of today and of a day before it is taken; without a today, of any day")
    func taken() throws {
        for (facts, day, today) in [
            (EntryFacts.stepRecorded(.init(.teamDiscussion)), "2026-05-04", "2026-05-04"),
            (.signalSent(.init(to: .prosecutor)), "2026-05-03", "2026-05-04"), (.noteAdded, "2026-05-05", nil),
        ] as [(EntryFacts, String, String?)] {
            #expect(try record(facts, on: day, today: today).entry.on.description == day)
        }
    }

    @Test("What may be known beforehand is taken for a day ahead")
    func ahead() throws {
        for facts in [
            EntryFacts.stageGranted(.init(stage: "be.reflection")), .roleAssigned(.init(.lawyer)),
            .supportPlanned(.init(.legal)), .caseAssigned(.init(owner: try WorkerCode("ml"))),
            .reminderAdded(.init(due: try date("2026-09-01"))),
        ] {
            #expect(try record(facts, on: "2026-05-05", today: "2026-05-04").entry.facts == facts)
        }
    }

    @Test("A correction to a kind that is known beforehand is one too")
    func correction() throws {
        let item = try #require(EntryID(Self.item))
        let facts = EntryFacts.entryCorrected(item, .reminderAdded(.init(due: try date("2026-09-01"))))
        #expect(try record(facts, on: "2026-05-05", today: "2026-05-04").entry.facts == facts)
    }
}
