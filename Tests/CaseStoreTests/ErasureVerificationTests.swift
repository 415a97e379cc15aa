import CaseModel
import CaseStore
import CivilCalendar
import CountryRules
import Testing

@Suite("Erased content and the chain")
struct ErasureVerificationTests {
    let folder = TemporaryFolder()

    /// Closes BE-1 and erases its content.
    private func erase(with transaction: StoreTransaction, basis: ErasureBasis) throws {
        try transaction.append(.caseClosed(.completed), to: "BE-1", on: "2014-01-01")
        _ = try transaction.erase(reference("BE-1")) { entries, fold in
            let kept = EntryFacts.ContentErased(
                country: .belgium, openedOn: fold.header.openedOn, closedOn: try date("2014-01-01"),
                entries: entries, basis: basis)
            return EntryDraft(on: try date("2020-01-01"), author: "dpo", facts: .contentErased(kept))
        }
    }

    /// The example casebook, with BE-1 closed (9) and erased (10), and FR-1 going on (11).
    private func erased() throws -> String {
        let path = folder.file()
        let store = try exampleStore(at: path)
        try store.write(under: .embedded()) { transaction in
            try erase(with: transaction, basis: .request)
            try transaction.append(.stepRecorded(.init(.guardian)), to: "FR-1", on: "2020-01-01")
        }
        try store.rewrite()
        return path
    }

    @Test("The casebook is whole, its old heads too, and what is derived is what a replay gives")
    func whole() throws {
        let path = try erased()
        let store = try CasebookStore.open(at: path)
        let verification = try store.verify()
        #expect(verification.problems == [] && verification.entries == 11 && verification.cases == 2)
        #expect(try store.verify(head: verification.head).problems == [])
        #expect(
            try store.entries(of: reference("BE-1")).map(\.facts.isErased) == [false, true, true, true, true, false])
        let rules = try RuleBook.embedded()
        try store.derive(fingerprint: "anew") { rules }
        #expect(try store.verify().problems == [])
        let summary = try #require(try store.cases(.all).first)
        #expect(try summary.erasedOn == date("2020-01-01") && summary.stage == nil && summary.entries == 6)
    }

    @Test("The head before the erasure is still in the chain")
    func head() throws {
        let path = folder.file("other.sqlite")
        let store = try exampleStore(at: path)
        let before = try store.chainEnd()
        try store.write(under: .embedded()) { transaction in try erase(with: transaction, basis: .other) }
        #expect(try store.verify(head: before.head).problems == [])
        #expect(try store.isRewritePending())
        try store.rewrite()
        #expect(try !store.isRewritePending())
        #expect(try store.verify(head: before.head).problems == [])
    }

    @Test(
        "What does not fit the erasure is named",
        arguments: [
            ("UPDATE entry SET facts = NULL, facts_salt = NULL WHERE seq = 4", Int64(4), "its facts are gone"),
            ("UPDATE entry SET facts = NULL, facts_salt = NULL WHERE seq = 11", 11, "its facts are gone"),
            ("UPDATE entry SET facts = NULL, facts_salt = NULL WHERE seq = 10", 1, "its facts are gone"),
            ("DELETE FROM entry WHERE seq = 10", 1, "its facts are gone"),
            ("UPDATE entry SET facts = '{}', facts_salt = zeroblob(16) WHERE seq = 3", 3, "its facts are not those"),
            (
                "UPDATE entry SET facts = replace(facts, '\"entries\":5', '\"entries\":6') WHERE seq = 10", 10,
                "not those"
            ),
            ("INSERT INTO content VALUES (3, x'00', zeroblob(16))", 10, "erased content of BE-1 is still there"),
            ("UPDATE entry SET author = 'x' WHERE seq = 5", 5, "is not what was recorded"),
            ("DELETE FROM entry WHERE seq = 5", 5, "entry 5 is missing"),
        ])
    func tampered(statement: String, sequence: Int64, message: String) throws {
        let path = try erased()
        try tamper(path, statement)
        let problem = try #require(try CasebookStore.open(at: path).verify().problems.first)
        #expect(problem.sequence == sequence && problem.message.contains(message), "\(problem)")
    }

    @Test("Facts that come back are erased content that is still there")
    func brought() throws {
        let path = folder.file()
        _ = try exampleStore(at: path)
        let old = folder.file("old.sqlite")
        try copy(path, to: old)
        let store = try CasebookStore.open(at: path)
        try store.write(under: .embedded()) { transaction in try erase(with: transaction, basis: .other) }
        try tamper(
            path, "ATTACH '\(old)' AS old",
            """
            UPDATE entry SET facts = (SELECT facts FROM old.entry AS o WHERE o.seq = entry.seq),
                facts_salt = (SELECT facts_salt FROM old.entry AS o WHERE o.seq = entry.seq) WHERE seq = 3
            """)
        let problem = try #require(try CasebookStore.open(at: path).verify().problems.first)
        #expect(problem.sequence == 10 && problem.message.contains("still there"), "\(problem)")
    }

    @Test("A case whose facts are gone without an erasure is not read as erased")
    func damaged() throws {
        let path = folder.file()
        _ = try exampleStore(at: path)
        try tamper(path, "UPDATE entry SET facts = NULL, facts_salt = NULL WHERE seq = 3")
        let store = try CasebookStore.open(at: path)
        let error = #expect(throws: JalonError.self) { try store.entries(of: reference("BE-1")) }
        #expect(error?.code == .damaged && error?.message.contains("entry 3 has lost its facts") == true)
    }

    @Test("A walk that began before the erasure sees the case as erased")
    func walk() throws {
        let store = try CasebookStore.open(at: erased())
        var kinds: [EntryFacts.Kind] = []
        try store.walk(reference("BE-1"), upTo: 9) { entries in kinds += entries.map(\.facts.kind) }
        #expect(kinds.last == .contentErased && kinds.count == 6)
    }
}
