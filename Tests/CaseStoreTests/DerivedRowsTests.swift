import CaseModel
import CaseStore
import CivilCalendar
import CountryRules
import Foundation
import Testing

@Suite("What is derived is looked at on two connections, and found as on one")
struct DerivedRowsTests {
    let folder = TemporaryFolder()

    /// A casebook of so many cases, each with a deadline.
    private func store(cases: Int) throws -> CasebookStore {
        let store = try CasebookStore.create(at: folder.file())
        try store.write(under: try RuleBook.embedded()) { transaction in
            for number in 1...cases {
                try transaction.open("BE-\(number)")
                try transaction.append(
                    .stageGranted(.init(stage: "be.reflection")), to: "BE-\(number)", on: "2025-03-03")
            }
        }
        return store
    }

    @Test("Each row that was changed is named once, in the order of the cases", arguments: [1, 63, 64, 65, 1_000])
    func named(cases: Int) throws {
        let store = try store(cases: cases)
        #expect(try store.verify().problems.isEmpty)
        try tamper(folder.file(), "UPDATE deadline SET due = '2031-01-01'")
        let messages = try store.verify().problems.map(\.message)
        #expect(messages == (1...cases).map { "the deadlines of BE-\($0) are not what its entries say" })
    }

    @Test("Another file at the same place is not looked at")
    func replaced() throws {
        let store = try store(cases: 300)
        let other = TemporaryFolder()
        _ = try exampleStore(at: other.file())
        try tamper(other.file(), "UPDATE deadline SET due = '2031-01-01'")
        try FileManager.default.removeItem(atPath: folder.file())
        try FileManager.default.moveItem(atPath: other.file(), toPath: folder.file())
        let verification = try store.verify()
        #expect(verification.problems.isEmpty)
        #expect(verification.cases == 300)
    }

    @Test("A copy at the same place is not looked at either, which has the same head")
    func copied() throws {
        let store = try store(cases: 300)
        let copy = TemporaryFolder()
        try FileManager.default.copyItem(atPath: folder.file(), toPath: copy.file())
        try tamper(copy.file(), "UPDATE deadline SET due = '2031-01-01'")
        try FileManager.default.removeItem(atPath: folder.file())
        try FileManager.default.moveItem(atPath: copy.file(), toPath: folder.file())
        #expect(try store.verify().problems.isEmpty)
    }

    @Test("Where no second connection comes about, one looks at all")
    func gone() throws {
        let store = try store(cases: 300)
        try tamper(folder.file(), "UPDATE deadline SET due = '2031-01-01' WHERE case_ref = 'BE-200'")
        try FileManager.default.removeItem(atPath: folder.file())
        #expect(try store.verify().problems.count == 1)
    }
}
