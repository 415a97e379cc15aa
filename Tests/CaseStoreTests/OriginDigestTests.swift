import CaseModel
import Foundation
import GRDB
import Testing

@testable import CaseStore

@Suite("Proofs of origin, which the chain covers as a whole")
struct OriginDigestTests {
    let folder = TemporaryFolder()

    /// A casebook that took over the case BE-1 of another one, without what is sealed.
    private func receiver() throws -> CasebookStore {
        let sender = try sealedStore(at: folder.file("sender.sqlite"))
        let content = try BundleContent(sender.bundle(of: reference("BE-1"), withTexts: false))
        let proofs = Dictionary(content.proofs.map { ($0.entry, $0.provenance) }) { first, _ in first }
        let store = try CasebookStore.create(at: folder.file())
        try store.write(under: .carried()) { transaction in
            for entry in try sender.entries(of: reference("BE-1")) {
                let provenance = proofs[entry.id]
                if case .caseOpened(let header) = entry.facts {
                    _ = try transaction.open(
                        header, id: entry.id, recordedAt: entry.recordedAt, author: entry.author, provenance: provenance
                    )
                } else {
                    var draft = EntryDraft(
                        id: entry.id, on: entry.on, recordedAt: entry.recordedAt, author: entry.author,
                        facts: entry.facts)
                    draft.provenance = provenance
                    _ = try transaction.append(draft, to: entry.caseReference)
                }
            }
        }
        return store
    }

    private func problems(after statement: String) throws -> [Verification.Problem] {
        let store = try receiver()
        #expect(try store.verify().problems == [])
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: store.path, configuration: configuration)
        try queue.write { try $0.execute(sql: statement) }
        try queue.close()
        return try store.verify().problems
    }

    @Test("What they come to is an event, recorded with them")
    func event() throws {
        let store = try receiver()
        let events = try store.events()
        #expect(events.map(\.event.kind) == [.originsKept] && events.map(\.author) == ["hd"])
        let rows = try store.rows("origin").count
        #expect(rows > 2 && events[0].event.facts.contains(.init("rows", .int(rows))))
        #expect(try store.verify().problems == [])
    }

    @Test(
        "One that is deleted, all that are deleted, one of another casebook, one that is made up: named",
        arguments: [
            "DELETE FROM origin WHERE seq = 2", "DELETE FROM origin",
            "UPDATE origin SET casebook = substr(casebook, 1, 35) || 'x' WHERE seq = 2",
            // Sealed content that is taken away would pass for content that never came along.
            "INSERT INTO origin SELECT seq, '00000000-0000-7000-8000-000000000000', origin_seq, previous, hash FROM origin",
        ])
    func tampered(statement: String) throws {
        let problems = try problems(after: statement)
        #expect(problems.contains { $0.message.contains("proofs of origin are not those that were kept with entry") })
    }

    @Test("A proof of origin in a casebook that took nothing over does not hide that sealed content is gone")
    func madeUp() throws {
        let store = try sealedStore(at: folder.file())
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: store.path, configuration: configuration)
        try queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO origin SELECT seq, '00000000-0000-7000-8000-000000000000', seq, previous, hash FROM entry
                        WHERE seq = 4;
                    DELETE FROM content WHERE seq = 4
                    """)
        }
        try queue.close()
        let problem = try #require(try store.verify().problems.first)
        #expect(problem.place == .entry && problem.sequence == 4)
    }
}
