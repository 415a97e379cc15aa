import CaseModel
import CaseStore
import CountryRules
import Testing

@Suite("What was changed behind the library's back is named, the first place of the chain first")
struct VerificationTests {
    let folder = TemporaryFolder()

    /// Changes the example casebook and verifies it.
    private func verify(_ statements: String...) throws -> Verification {
        let path = folder.file()
        _ = try exampleStore(at: path)
        for statement in statements { try tamper(path, statement) }
        return try CasebookStore.open(at: path).verify()
    }

    private static let copy = """
        INSERT INTO entry SELECT 9, '00000000-0000-7000-8000-000000000009', casefile, kind, on_day, recorded_at, author,
            facts, facts_salt, facts_commitment, content_commitment, previous, hash FROM entry WHERE seq = 4
        """

    @Test(
        "An edited row",
        arguments: [
            ("facts = replace(facts, 'be.refl', 'be.prov')", 3, "its facts are not those that were recorded"),
            ("facts_salt = zeroblob(16)", 3, "its facts are not those that were recorded"),
            ("author = 'someone else'", 3, "is not what was recorded"),
            ("on_day = '2013-03-02'", 4, "is not what was recorded"),
            ("recorded_at = '2013-03-02T00:00:00Z'", 8, "is not what was recorded"),
            ("kind = 'stage-refused'", 1, "is not what was recorded"),
            ("id = '00000000-0000-7000-8000-000000000009'", 5, "is not what was recorded"),
            ("casefile = 2", 5, "is not what was recorded"), ("casefile = 99", 5, "is not what was recorded"),
            ("facts_commitment = zeroblob(32)", 2, "its facts are not those"),
            ("content_commitment = zeroblob(32)", 2, "is not what was recorded"),
            ("hash = zeroblob(32)", 6, "is not what was recorded"),
            ("previous = zeroblob(32)", 6, "is not what was recorded"),
        ])
    func edited(change: String, sequence: Int64, message: String) throws {
        let verification = try verify("UPDATE entry SET \(change) WHERE seq = \(sequence)")
        let problem = try #require(verification.problems.first)
        #expect(verification.problems.count == 1 && problem.place == .entry && problem.sequence == sequence)
        #expect(
            problem.message.hasPrefix("entry \(sequence) (") && problem.message.contains(message), "\(problem.message)")
        #expect(verification.entries == sequence - 1)
    }

    @Test("Of several changes the first is named")
    func several() throws {
        let verification = try verify(
            "UPDATE entry SET author = 'x' WHERE seq IN (7, 4, 8)", "DELETE FROM entry WHERE seq = 6")
        #expect(verification.problems.map(\.sequence) == [4])
    }

    @Test("A deleted row: the first, one in the middle, the last", arguments: [Int64(1), 4, 7, 8])
    func deleted(sequence: Int64) throws {
        let verification = try verify("DELETE FROM entry WHERE seq = \(sequence)")
        let problem = try #require(verification.problems.first)
        #expect(problem.place == .entry && problem.sequence == sequence)
        #expect(problem.message.hasPrefix("entry \(sequence) is missing"), "\(problem.message)")
    }

    @Test("A tail that was cut off is said once, and where it began")
    func deletedTail() throws {
        let verification = try verify("DELETE FROM entry WHERE seq >= 6")
        #expect(verification.problems.map(\.sequence) == [6] && verification.entries == 5)
        #expect(verification.problems.first?.message.hasPrefix("entry 6 is missing: the chain was cut off") == true)
    }

    @Test("The last row is missing also when it is the only one of its case")
    func deletedOpening() throws {
        let path = folder.file()
        try exampleStore(at: path).write(under: .embedded()) { try $0.open("IT-1", .italy) }
        try tamper(path, "DELETE FROM entry WHERE seq = 9")
        let problem = try #require(try CasebookStore.open(at: path).verify().problems.first)
        #expect(problem.place == .entry && problem.sequence == 9, "\(problem)")
    }

    @Test("An entry whose facts are gone is named, and nothing is derived or dumped without it")
    func factsGone() throws {
        let path = folder.file()
        try exampleStore(at: path).derive(fingerprint: "old") { () throws(JalonError) in try embedded() }
        try tamper(path, "UPDATE entry SET facts = NULL, facts_salt = NULL WHERE seq = 3")
        let store = try CasebookStore.open(at: path)
        let problem = try #require(store.verify().problems.first)
        #expect(problem.sequence == 3 && problem.message.hasSuffix("its facts are gone"))
        let derived = #expect(throws: JalonError.self) {
            try store.derive(fingerprint: "new") { () throws(JalonError) in try embedded() }
        }
        #expect(derived?.code == .damaged && derived?.message.contains("entry 3") == true)
        let dumped = #expect(throws: JalonError.self) { try store.dump { (_) throws(JalonError) in } }
        #expect(dumped?.code == .damaged)
    }

    @Test("Nothing is appended to a chain whose tail was cut off")
    func appendAfterCut() throws {
        let path = folder.file()
        _ = try exampleStore(at: path)
        try tamper(path, "DELETE FROM entry WHERE seq = 8")
        let store = try CasebookStore.open(at: path)
        let error = #expect(throws: JalonError.self) {
            try store.write(under: .embedded()) { try $0.open("IT-1", .italy) }
        }
        #expect(error?.code == .damaged && error?.message.contains("does not end") == true)
        #expect(try store.verify().problems.map(\.sequence) == [8])
    }

    @Test(
        "Tables that a casebook does not have, and content that no entry commits to",
        arguments: [
            ("CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM deadline; END", "trigger t"),
            ("CREATE TABLE stray (x) STRICT", "tables"), ("DROP INDEX entry_by_case", "entry_by_case"),
            ("INSERT INTO content (seq, sealed, salt) VALUES (1, x'00', zeroblob(16))", "sealed contents"),
        ])
    func strange(statement: String, expected: String) throws {
        let path = folder.file()
        _ = try exampleStore(at: path)
        try tamper(path, statement.replacing("(x)", with: "(x TEXT)"))
        let problems = try CasebookStore.open(at: path).verify().problems
        #expect(problems.count == 1 && problems.first?.message.contains(expected) == true, "\(problems)")
    }

    private func embedded() throws(JalonError) -> RuleBook {
        do throws(RuleError) { return try RuleBook.embedded() } catch { throw JalonError(error) }
    }

    @Test("An inserted row: at the end, and in the middle")
    func inserted() throws {
        let atEnd = try verify(Self.copy)
        #expect(atEnd.problems.map(\.sequence) == [9])
        let path = folder.file("middle.sqlite")
        _ = try exampleStore(at: path)
        try tamper(
            path, "UPDATE entry SET seq = seq + 1000 WHERE seq >= 6",
            "UPDATE entry SET seq = seq - 999 WHERE seq >= 1000",
            Self.copy.replacing("SELECT 9", with: "SELECT 6"))
        let inMiddle = try CasebookStore.open(at: path).verify()
        #expect(inMiddle.problems.map(\.sequence) == [6] && inMiddle.problems.first?.place == .entry)
        #expect(inMiddle.problems.first?.message.contains("changed, inserted or moved") == true)
    }

    @Test("Two rows that changed places")
    func reordered() throws {
        let verification = try verify(
            "UPDATE entry SET seq = 1000 WHERE seq = 3", "UPDATE entry SET seq = 3 WHERE seq = 5",
            "UPDATE entry SET seq = 5 WHERE seq = 1000")
        #expect(verification.problems.map(\.sequence) == [3])
        #expect(verification.problems.first?.message.contains("changed, inserted or moved") == true)
    }

    @Test(
        "An edited case: what the chain holds is named there, what is derived by its case",
        arguments: [
            ("ref = 'BE-9'", Verification.Problem.Place.entry),
            ("status = 'closed', closed_on = '2013-06-01'", .derived),
            ("stage = 'be.permanent'", .derived), ("entries = 3", .derived), ("undated = 1", .derived),
            ("opened_on = '2013-01-02'", .derived), ("country = 'FR'", .derived), ("minor = 1", .derived),
            ("region = 'BE-BRU'", .derived), ("next_step = 'guardian'", .derived), ("last_seq = 6", .derived),
        ])
    func editedCase(change: String, place: Verification.Problem.Place) throws {
        let problems = try verify("UPDATE casefile SET \(change) WHERE ref = 'BE-1'").problems
        #expect(problems.map(\.place) == [place])
        #expect(place == .entry ? problems.first?.sequence == 1 : problems.first?.message.contains("BE-1") == true)
    }

    @Test(
        "An edited, deleted or inserted deadline",
        arguments: [
            "UPDATE deadline SET due = '2013-07-11' WHERE name = 'be.provisional/end'",
            "UPDATE deadline SET status = 'open' WHERE name = 'be.reflection/end'",
            "UPDATE deadline SET flags = 'observed' WHERE name = 'be.reflection/end'",
            "UPDATE deadline SET citations = '' WHERE name = 'be.reflection/end'",
            "UPDATE deadline SET pack_status = 'memory' WHERE name = 'be.reflection/end'",
            "UPDATE deadline SET trigger_day = '2013-03-02' WHERE name = 'be.reflection/end'",
            "UPDATE deadline SET alerts = '90' WHERE name = 'be.reflection/end'",
            "UPDATE deadline SET opens = '2013-03-02' WHERE name = 'be.reflection/end'",
            "UPDATE deadline SET latest = '2013-09-09' WHERE name = 'be.reflection/end'",
            "DELETE FROM deadline WHERE name = 'be.reflection/end'",
            "UPDATE deadline SET casefile = 2 WHERE name = 'be.reflection/end'",
        ])
    func editedDeadline(change: String) throws {
        let problems = try verify(change).problems
        #expect(problems.first?.place == .derived)
        #expect(problems.first?.message == "the deadlines of BE-1 are not what its entries say")
    }

    @Test("A deadline of no case, and an identity that was changed")
    func strays() throws {
        let stray = try verify("UPDATE deadline SET casefile = 99 WHERE case_ref = 'FR-1'").problems
        #expect(stray.map(\.place) == [.derived, .derived] || stray.map(\.place) == [.file])
        try tamper(folder.file(), "UPDATE setting SET value = 'another' WHERE name = 'casebook'")
        let problems = try CasebookStore.open(at: folder.file()).verify().problems
        #expect(problems.contains { $0.sequence == 1 && $0.message.contains("does not follow the entry before it") })
    }
}
