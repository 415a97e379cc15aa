import CaseModel
import CountryRules
import Foundation
import GRDB
import Testing

@testable import CaseStore

@Suite("Events of the casebook itself, in the chain of the entries")
struct EventTests {
    let folder = TemporaryFolder()

    /// A casebook with entries 1, 2 and 4, and events 3 and 5.
    private func store() throws -> CasebookStore {
        let store = try CasebookStore.create(at: folder.file())
        try store.write(under: .carried()) { transaction in
            try transaction.open("BE-1")
            try transaction.append(.stepRecorded(.init(.teamDiscussion)), to: "BE-1", on: "2013-03-01")
        }
        try store.record(CasebookEvent(.backupCreated, [.init("sealed", .bool(true))]), author: "hd")
        try store.write(under: .carried()) { try $0.open("BE-2") }
        try store.record(CasebookEvent(.casebookDumped), author: "ml")
        return store
    }

    /// Changes rows behind the library's back, and gives the first place that verify names.
    private func broken(by statement: String) throws -> Int64? {
        let store = try store()
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: store.path, configuration: configuration)
        try queue.write { try $0.execute(sql: statement) }
        try queue.close()
        let problem = try #require(try store.verify().problems.first)
        #expect(problem.place == .entry, "\(statement): \(problem.message)")
        return problem.sequence
    }

    @Test("One chain: places without a gap, one head, each read as it was recorded")
    func chain() throws {
        let store = try store()
        let verification = try store.verify()
        #expect(verification.problems == [] && verification.entries == 3 && verification.events == 2)
        #expect(try store.chainEnd() == ChainEnd(entries: 5, head: verification.head))
        let events = try store.events()
        #expect(events.map(\.sequence) == [3, 5] && events.map(\.author) == ["hd", "ml"])
        #expect(events.map(\.event.kind) == [.backupCreated, .casebookDumped])
        #expect(events[0].event.facts == [.init("sealed", .bool(true))])
        #expect(try store.verify(under: .carried(), head: String(verification.head.prefix(12))).problems == [])
    }

    @Test("A head that was kept when an event was the last is in the chain for good")
    func head() throws {
        let store = try store()
        let head = try store.verify().head
        try store.write(under: .carried()) { try $0.open("BE-3") }
        #expect(try store.verify(under: .carried(), head: head).problems == [])
    }

    @Test(
        "Edited, deleted, inserted, moved, cut off: the first place is named",
        arguments: [
            ("UPDATE event SET facts = '{\"sealed\":false}' WHERE seq = 3", 3),
            ("UPDATE event SET author = 'zz' WHERE seq = 3", 3),
            ("UPDATE event SET facts_salt = zeroblob(16) WHERE seq = 5", 5),
            ("DELETE FROM event WHERE seq = 3", 3), ("DELETE FROM event WHERE seq = 5", 5),
            ("UPDATE event SET seq = 6 WHERE seq = 5", 5),
            (
                """
                INSERT INTO event SELECT 2, 'x' || substr(id, 2), kind, on_day, recorded_at, author, facts, facts_salt,
                    facts_commitment, previous, hash FROM event WHERE seq = 3
                """, 2
            ),
            // An event that is made an entry of no case.
            (
                """
                INSERT INTO entry (seq, id, casefile, kind, on_day, recorded_at, author, facts, facts_salt,
                                   facts_commitment, previous, hash)
                    SELECT seq, id, 99, kind, on_day, recorded_at, author, facts, facts_salt, facts_commitment, previous,
                           hash FROM event WHERE seq = 5;
                DELETE FROM event WHERE seq = 5
                """, 5
            ),
        ])
    func tampered(statement: String, place: Int64) throws {
        #expect(try broken(by: statement) == place)
    }

    @Test("A dump has the entries alone, whatever is the last of the chain")
    func dump() throws {
        let store = try store()
        var lines = 0
        try store.dump { (_) throws(JalonError) in lines += 1 }
        #expect(lines == 4)
        lines = 0
        try store.dump(upTo: 5) { (_) throws(JalonError) in lines += 1 }
        #expect(lines == 4)
    }
}
