import CaseModel
import GRDB
import Testing

@testable import CaseStore

@Suite("How a casebook is opened")
struct SettingsTests {
    let folder = TemporaryFolder()

    @Test("Every connection has the settings that keep what was acknowledged", arguments: [true, false])
    func settings(created: Bool) throws {
        var store = try CasebookStore.create(at: folder.file())
        if !created { store = try CasebookStore.open(at: folder.file()) }
        for (pragma, value) in [
            ("journal_mode", "delete"), ("synchronous", "3"), ("foreign_keys", "1"), ("secure_delete", "1"),
            ("trusted_schema", "0"), ("cell_size_check", "1"), ("busy_timeout", "15000"),
            ("application_id", "\(0x4A61_6C6E)"), ("user_version", "\(Migration.all.count)"), ("encoding", "UTF-8"),
        ] {
            let found = try store.read { try Row.fetchOne($0, sql: "PRAGMA \(pragma)").map { "\($0[0] ?? "")" } }
            #expect(found == value, "\(pragma)")
        }
    }

    @Test("Defensive mode: the schema cannot be rewritten, the journal not be switched off")
    func defensive() throws {
        let store = try CasebookStore.create(at: folder.file())
        try store.queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA writable_schema = ON")
            #expect(throws: DatabaseError.self) { try db.execute(sql: "UPDATE sqlite_schema SET sql = sql") }
            #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode = OFF") == "delete")
        }
    }

    @Test("The tables are strict, and refuse what is no day, no country and no entry of a case")
    func strict() throws {
        let store = try exampleStore(at: folder.file())
        let tables = try store.read { db in
            try Row.fetchAll(
                db, sql: "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'"
            )
        }
        #expect(
            Set(tables.map { $0[0] as String }) == [
                "setting", "casefile", "entry", "content", "deadline", "origin", "event",
            ])
        #expect(tables.allSatisfy { $0[1] as Bool })
        for statement in [
            "UPDATE casefile SET opened_on = '2013-1-1'", "UPDATE casefile SET country = 'be'",
            "UPDATE casefile SET minor = 'no'", "UPDATE casefile SET closed_on = '2013-05-01'",
            "UPDATE entry SET casefile = 99", "DELETE FROM casefile", "UPDATE entry SET author = ''",
            "UPDATE deadline SET earliest = '9999-12-31'", "UPDATE deadline SET status = 'late'",
            "UPDATE entry SET hash = x'00'", "UPDATE entry SET facts = NULL", "UPDATE casefile SET ref = 'a b'",
            "UPDATE casefile SET owner = ''",
            "INSERT INTO content (seq, sealed, salt) VALUES (99, x'00', zeroblob(16))",
            "INSERT INTO origin VALUES (1, 'another', 1, zeroblob(32), zeroblob(32))",
            "INSERT INTO origin SELECT 99, value, 1, zeroblob(32), zeroblob(32) FROM setting WHERE name = 'casebook'",
            "INSERT INTO origin SELECT 1, value, 0, zeroblob(32), zeroblob(32) FROM setting WHERE name = 'casebook'",
            "INSERT INTO origin SELECT 1, value, 1, zeroblob(32), zeroblob(9) FROM setting WHERE name = 'casebook'",
        ] {
            #expect(throws: DatabaseError.self, "\(statement)") {
                try store.queue.write { try $0.execute(sql: statement) }
            }
        }
        #expect(try store.verify().problems == [])
    }
}
