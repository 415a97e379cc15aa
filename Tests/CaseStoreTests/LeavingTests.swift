import CaseModel
import CaseStore
import CivilCalendar
import CountryRules
import Testing

@Suite("Recording that cases left, beside other entries of the same transaction")
struct LeavingTests {
    let folder = TemporaryFolder()

    private func left() throws -> EntryDraft {
        let facts = EntryFacts.timelineExported(.init(.csv, .coded))
        return EntryDraft(on: try date("2013-06-01"), author: "hd", facts: facts)
    }

    @Test("An entry of a case follows that it left, in the same transaction")
    func entryAfterwards() throws {
        let store = try exampleStore(at: folder.file())
        try store.write(under: .embedded()) { transaction in
            try transaction.appendExport(left(), to: reference("BE-1"))
            try transaction.appendExport(left(), to: reference("be-1"))
            #expect(try transaction.fold(of: reference("BE-1"))?.count == 6)
            try transaction.append(.conditionRecorded("cooperates", .met), to: "BE-1", on: "2013-06-02")
            try transaction.appendExport(left(), to: reference("BE-1"))
            #expect(try transaction.fold(of: reference("be-1"))?.count == 8)
        }
        let verification = try store.verify()
        #expect(verification.problems == [] && verification.entries == 12)
    }

    @Test("Cases leave that were opened in the same transaction")
    func openedBefore() throws {
        let store = try CasebookStore.create(at: folder.file())
        try store.write(under: .embedded()) { transaction in
            try transaction.open("IT-1", .italy)
            try transaction.open("IT-2", .italy)
            try transaction.appendExport(left(), to: reference("it-2"))
        }
        try store.write(under: .embedded()) { transaction in
            try transaction.open("IT-3", .italy)
            for text in ["IT-1", "IT-2"] { _ = try transaction.fold(of: reference(text)) }
            try transaction.open("IT-4", .italy)
            try transaction.appendExportToAll(left())
        }
        let counts = try ["IT-1", "IT-2", "IT-3", "IT-4"].map { try store.entries(of: reference($0)).count }
        #expect(counts == [2, 3, 2, 2])
        #expect(try store.verify().problems == [])
    }

    @Test("All leave, among them some that the transaction has touched, more than once")
    func touchedBetween() throws {
        let store = try CasebookStore.create(at: folder.file())
        try store.write(under: .embedded()) { transaction in
            for number in 1...7 { try transaction.open("BE-\(number)") }
        }
        try store.write(under: .embedded()) { transaction in
            for text in ["BE-1", "BE-4", "be-7"] {
                try transaction.append(.conditionRecorded("cooperates", .met), to: text, on: "2013-03-01")
            }
            try transaction.appendExportToAll(left())
            try transaction.appendExport(left(), to: reference("BE-3"))
            try transaction.appendExportToAll(left())
            try transaction.append(.conditionRecorded("cooperates", .met), to: "BE-2", on: "2013-07-01")
            try transaction.appendExportToAll(left())
        }
        let counts = try (1...7).map { try store.entries(of: reference("BE-\($0)")).count }
        #expect(counts == [5, 5, 5, 5, 4, 4, 5])
        #expect(try store.verify().problems == [])
    }

    @Test("More leave than are looked for at a time")
    func manyCases() throws {
        let store = try CasebookStore.create(at: folder.file())
        let count = 2_001
        try store.write(under: .embedded()) { transaction in
            for number in 0..<count { try transaction.open("BE-\(number)") }
        }
        try store.write(under: .embedded()) { transaction in
            _ = try transaction.fold(of: reference("BE-1000"))
            try transaction.appendExportToAll(left())
        }
        let verification = try store.verify()
        #expect(verification.problems == [] && verification.entries == 2 * count)
    }

    @Test("Of a case that is not there nothing is recorded")
    func missing() throws {
        let store = try exampleStore(at: folder.file())
        let error = #expect(throws: JalonError.self) {
            try store.write(under: .embedded()) { try $0.appendExport(left(), to: reference("BE-2")) }
        }
        #expect(error?.code == .notFound && error?.message == "there is no case BE-2")
        #expect(try store.verify().entries == 8)
    }
}
