import Jalon
import Testing

@Suite("Much at once, in one transaction")
struct CasebookBatchTests {
    let folder = TemporaryFolder()

    @Test("A batch leaves the casebook as the same entries one by one leave it")
    func same() throws {
        let (alone, together) = (
            try Casebook.create(at: folder.file("alone.sqlite")),
            try Casebook.create(at: folder.file("together.sqlite"))
        )
        let day = try date("2026-03-01")
        let facts: [EntryFacts] = [
            .indicatorsObserved([.movement]), .stepRecorded(.init(.teamDiscussion, with: [.educator])),
            .stageGranted(.init(stage: "be.reflection")), .conditionRecorded("cooperates", .met),
        ]
        let references = try ["BE-1", "BE-2", "be-3"].map(reference)
        for one in references {
            try alone.open(CaseFacts(country: .belgium, openedOn: day), reference: one, author: "hd")
            for fact in facts { try alone.record(fact, in: one, on: day, author: "hd") }
        }
        try together.recordTogether { batch in
            for one in references {
                try batch.open(CaseFacts(country: .belgium, openedOn: day), reference: one, author: "hd")
            }
            // In another order than by case, and under another writing of a reference.
            for fact in facts {
                for one in ["be-1", "BE-2", "BE-3"] {
                    try batch.record(fact, in: reference(one), on: day, author: "hd")
                }
            }
        }
        #expect(try together.verify().problems.isEmpty)
        #expect(try together.deadlines() == alone.deadlines())
        #expect(try together.deadlines().count == 3)
        for one in references {
            #expect(try together.timeline(of: one).map(\.facts) == alone.timeline(of: one).map(\.facts))
            #expect(try together.timeline(of: one).map(\.caseReference) == Array(repeating: one, count: 5))
        }
    }

    @Test("An error that the batch throws takes all back; one that it catches, the entry alone")
    func errors() throws {
        let casebook = try Casebook.create(at: folder.file())
        let day = try date("2026-03-01")
        let error = #expect(throws: JalonError.self) {
            try casebook.recordTogether { batch in
                let opened = try batch.open(CaseFacts(country: .belgium, openedOn: day), author: "hd")
                try batch.record(.stageGranted(.init(stage: "be.nothing")), in: opened.reference, on: day, author: "hd")
            }
        }
        #expect(error?.code == .notFound)
        #expect(try casebook.cases(.all).isEmpty)

        let kept = try casebook.recordTogether { batch in
            let opened = try batch.open(CaseFacts(country: .belgium, openedOn: day), author: "hd")
            for (facts, code) in [
                (EntryFacts.stageGranted(.init(stage: "be.nothing")), JalonError.Code.notFound),
                (.noteAdded, .invalidInput),
            ] {
                let refused = #expect(throws: JalonError.self) {
                    try batch.record(facts, in: opened.reference, on: day, author: "hd")
                }
                #expect(refused?.code == code)
            }
            try batch.record(.caseClosed(.other), in: opened.reference, on: day, author: "hd")
            return opened.reference
        }
        #expect(try casebook.timeline(of: kept).map(\.facts.kind) == [.caseOpened, .caseClosed])
        #expect(try casebook.verify().problems.isEmpty)
    }

    @Test("An identifier that is there already records nothing again, and its own moment is kept")
    func again() throws {
        let casebook = try Casebook.create(at: folder.file())
        let (day, id) = (try date("2026-03-01"), try #require(EntryID("0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3")))
        let moment = try #require(Instant(rfc3339: "2026-03-02T08:00:00Z"))
        try casebook.open("BE-1")
        for _ in 1...2 {
            let entry = try casebook.recordTogether { batch in
                try batch.record(
                    .indicatorsObserved([.documents]), in: reference("BE-1"), on: day, recordedAt: moment, author: "hd",
                    id: id)
            }
            #expect(entry.recordedAt == moment)
        }
        #expect(try casebook.timeline(of: reference("BE-1")).count == 2)
    }

    @Test("Of more cases than are kept at a time, in any order and any writing, each is there once and is whole")
    func many() throws {
        let casebook = try Casebook.create(at: folder.file())
        let day = try date("2026-03-01")
        func open(_ text: String, _ batch: CasebookBatch) throws {
            try batch.open(CaseFacts(country: .belgium, openedOn: day), reference: reference(text), author: "hd")
        }
        for text in ["BE-0500", "be-1500", "zz-1"] { try casebook.open(text) }
        // Neither ascending nor descending: 1,009 is a prime.
        let numbers = (0..<2_500).map { $0 * 1_009 % 2_500 }
        try casebook.recordTogether { batch in
            for number in numbers {
                let text = "\(number.isMultiple(of: 3) ? "BE" : "be")-\(String(number + 10_000).dropFirst())"
                if [500, 1_500].contains(number) {
                    #expect(throws: JalonError.self) { try open(text, batch) }
                } else {
                    try open(text, batch)
                }
                try batch.record(
                    .stageGranted(.init(stage: "be.reflection")), in: reference(text.uppercased()), on: day,
                    author: "hd")
            }
            for again in ["BE-0000", "be-1009", "ZZ-1", "be-2499"] {
                let refused = #expect(throws: JalonError.self) { try open(again, batch) }
                #expect(refused?.code == .contradictsRules)
            }
        }
        #expect(try casebook.cases().count == 2_501)
        #expect(try casebook.deadlines().count == 2_500)
        #expect(try casebook.timeline(of: reference("be-0500")).map(\.facts.kind) == [.caseOpened, .stageGranted])
        let verification = try casebook.verify()
        #expect(verification.problems.isEmpty && verification.entries == 2_503 + 2_500 - 2)
    }

    @Test("A batch whose work throws when much of it was written leaves nothing")
    func takenBack() throws {
        struct Enough: Error {}
        let casebook = try Casebook.create(at: folder.file())
        try casebook.open("BE-1")
        let end = try casebook.chainEnd()
        #expect(throws: JalonError.self) {
            try casebook.recordTogether { batch in
                for _ in 0..<1_000 {
                    try batch.record(
                        .indicatorsObserved([.movement]), in: reference("BE-1"), on: date("2026-03-01"), author: "hd")
                }
                throw Enough()
            }
        }
        #expect(try casebook.chainEnd() == end)
        #expect(try casebook.verify().problems.isEmpty)
        try casebook.recordTogether { batch in
            for _ in 0..<1_000 {
                try batch.record(
                    .indicatorsObserved([.movement]), in: reference("BE-1"), on: date("2026-03-01"), author: "hd")
            }
        }
        #expect(try casebook.timeline(of: reference("BE-1")).count == 1_001)
    }

    @Test("A case whose author is refused leaves nothing behind, and can be opened afterwards")
    func refusedOpening() throws {
        let casebook = try Casebook.create(at: folder.file())
        let facts = CaseFacts(country: .belgium, openedOn: try date("2026-03-01"))
        try casebook.recordTogether { batch in
            for one in try ["BE-1", "BE-2"].map(reference) {
                let error = #expect(throws: JalonError.self) {
                    try batch.open(facts, reference: one, author: "")
                }
                #expect(error?.code == .invalidInput)
            }
            try batch.open(facts, reference: reference("BE-2"), author: "hd")
        }
        #expect(try casebook.cases(.all).map(\.reference.text) == ["BE-2"])
        let verification = try casebook.verify()
        #expect(verification.problems.isEmpty && verification.cases == 1 && verification.entries == 1)
    }
}
