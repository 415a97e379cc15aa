import CaseModel
import CaseStore
import CivilCalendar
import CountryRules
import Testing

@Suite("Appending entries: all of them, or nothing")
struct WritingTests {
    let folder = TemporaryFolder()

    private struct Interruption: Error {}

    @Test("An entry that is there already is not recorded again")
    func idempotent() throws {
        let store = try exampleStore(at: folder.file())
        let facts = EntryFacts.conditionRecorded("contact-broken", .met)
        let first = try store.write(under: .embedded()) { try $0.append(facts, to: "BE-1", on: "2013-03-20", id: 7) }
        #expect(first?.sequence == 9)
        let head = try store.verify().head
        let again = try store.write(under: .embedded()) { try $0.append(facts, to: "be-1", on: "2013-03-20", id: 7) }
        #expect(again == nil)
        #expect(try store.rehearse(under: .embedded()) { try $0.entry(.numbered(7)) } == first)
        #expect(try store.rehearse(under: .embedded()) { try $0.entry(.numbered(8)) } == nil)
        let verification = try store.verify()
        #expect(verification.head == head && verification.entries == 9 && verification.problems == [])
    }

    @Test("An entry that is there already and says something else is refused, not dropped")
    func otherContent() throws {
        let store = try exampleStore(at: folder.file())
        let facts = EntryFacts.conditionRecorded("contact-broken", .met)
        try store.write(under: .embedded()) { _ = try $0.append(facts, to: "BE-1", on: "2013-03-20", id: 7) }
        let others: [(EntryFacts, String, String, String)] = [
            (facts, "FR-1", "2013-03-20", "case"), (facts, "BE-1", "2013-03-21", "on"),
            (.caseClosed(.other), "BE-1", "2013-03-20", "kind"),
            (.conditionRecorded("contact-broken", .lapsed), "BE-1", "2013-03-20", "facts"),
        ]
        for (facts, text, day, field) in others {
            let error = #expect(throws: JalonError.self) {
                try store.write(under: .embedded()) { _ = try $0.append(facts, to: text, on: day, id: 7) }
            }
            #expect(error?.code == .contradictsRules && error?.message.hasSuffix("another \(field)") == true)
        }
        #expect(try store.verify().entries == 9)
    }

    @Test("An error in the middle of a transaction leaves the file as it was, byte for byte")
    func allOrNothing() throws {
        let store = try exampleStore(at: folder.file())
        let before = try bytes(store.path)
        let error = #expect(throws: JalonError.self) {
            try store.write(under: .embedded()) { transaction in
                try transaction.open("IT-1", .italy)
                try transaction.append(.stageGranted(.init(stage: "it.reflection")), to: "IT-1", on: "2013-03-01")
                throw Interruption()
            }
        }
        #expect(error?.code == .failed)
        #expect(try bytes(store.path) == before)
        let refused = #expect(throws: JalonError.self) {
            try store.write(under: .embedded()) { transaction in
                try transaction.append(.conditionRecorded("contact-broken", .met), to: "BE-1", on: "2013-03-20")
                try transaction.append(.stageGranted(.init(stage: "be.reflection")), to: "BE-1", on: "2013-05-20")
            }
        }
        #expect(refused?.code == .contradictsRules)
        #expect(try bytes(store.path) == before && folder.names() == ["casebook.sqlite"])
        #expect(try store.verify().problems == [])
    }

    @Test("A rehearsal gives its result and keeps nothing")
    func rehearsal() throws {
        let store = try exampleStore(at: folder.file())
        let before = try bytes(store.path)
        let entry = try store.rehearse(under: .embedded()) { transaction in
            try transaction.open("IT-1", .italy)
            return try transaction.append(.conditionRecorded("cooperates", .met), to: "IT-1", on: "2013-03-20")
        }
        #expect(entry?.sequence == 10)
        #expect(try bytes(store.path) == before)
    }

    @Test("A reference that is taken, in any case of letters, and a case that is not there")
    func references() throws {
        let store = try exampleStore(at: folder.file())
        for text in ["BE-1", "be-1"] {
            let error = #expect(throws: JalonError.self) { try store.write(under: .embedded()) { try $0.open(text) } }
            #expect(error?.code == .contradictsRules && error?.message == "there is a case \(text) already")
        }
        let missing = #expect(throws: JalonError.self) {
            try store.write(under: .embedded()) { try $0.append(.caseClosed(.other), to: "BE-2", on: "2013-05-01") }
        }
        #expect(missing?.code == .notFound && missing?.message == "there is no case BE-2")
    }

    @Test("What is recorded under a reference in other letters is derived all the same")
    func otherLetters() throws {
        let store = try exampleStore(at: folder.file())
        try store.write(under: .embedded()) { transaction in
            let entry = try transaction.append(.conditionRecorded("cooperates", .met), to: "be-1", on: "2013-04-20")
            #expect(entry?.caseReference.text == "BE-1")
            #expect(try transaction.fold(of: reference("be-1"))?.count == 5)
        }
        let verification = try store.verify()
        #expect(verification.problems == [] && verification.entries == 9)
    }

    @Test("More cases than a transaction keeps in memory")
    func manyCases() throws {
        let store = try CasebookStore.create(at: folder.file())
        let count = 2_200
        try store.write(under: .embedded()) { transaction in
            for number in 0..<count { try transaction.open("BE-\(number)") }
            for number in [0, 1, count - 1] {
                try transaction.append(
                    .stageGranted(.init(stage: "be.reflection")), to: "BE-\(number)", on: "2013-03-01")
            }
        }
        let verification = try store.verify()
        #expect(verification.problems == [] && verification.cases == count)
        #expect(try store.deadlines(DeadlineQuery()).count == 3)
    }

    @Test("Entries are read as they were recorded")
    func entries() throws {
        let store = try exampleStore(at: folder.file())
        let entries = try store.entries(of: reference("be-1"))
        #expect(entries.map(\.sequence) == [1, 3, 5, 7] && entries.map(\.author) == ["hd", "hd", "hd", "hd"])
        #expect(entries.map(\.on.description) == ["2013-01-01", "2013-03-01", "2013-03-15", "2013-04-10"])
        #expect(entries[1].facts == .stageGranted(.init(stage: "be.reflection")))
        #expect(try store.entries(of: reference("BE-2")) == [])
    }
}
