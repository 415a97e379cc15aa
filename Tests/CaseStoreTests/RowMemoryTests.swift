import Foundation
import GRDB
import Testing

@testable import CaseStore

@Suite("A row is written as it was given, wherever its values lay")
struct RowMemoryTests {
    @Test("Texts and bytes of every length, nothing, and more than there is room for")
    func written() throws {
        let texts: [String?] = [
            "", nil, "a", "fifteen letters", "sixteen letters.", String(repeating: "é", count: 8_000),
            String(repeating: "x", count: 16_384), String(repeating: "y", count: 40_000), "last",
        ]
        let memory = RowMemory()
        try DatabaseQueue().write { db in
            try db.execute(sql: "CREATE TABLE row (number INTEGER, text TEXT, bytes BLOB, again TEXT)")
            let insert = try BareStatement("INSERT INTO row VALUES (?, ?, ?, ?)", in: db)
            for (number, text) in texts.enumerated() {
                try insert.run(in: memory) { row in
                    row.take(Int64(number))
                    row.take(text)
                    row.take(blob: text.map { Data($0.utf8) })
                    row.take(text)
                }
            }
            let rows = try Row.fetchAll(db, sql: "SELECT * FROM row ORDER BY number")
            #expect(rows.map { $0[1] as String? } == texts)
            #expect(rows.map { $0[2] as Data? } == texts.map { $0.map { Data($0.utf8) } })
            #expect(rows.map { $0[3] as String? } == texts)
        }
    }

    @Test("Nothing of a row is bound any more once it was written, or was refused")
    func cleared() throws {
        let memory = RowMemory()
        try DatabaseQueue().write { db in
            try db.execute(sql: "CREATE TABLE row (text TEXT UNIQUE)")
            let insert = try BareStatement("INSERT INTO row VALUES (?)", in: db)
            try insert.run(in: memory) { $0.take("once") }
            #expect(throws: DatabaseError.self) { try insert.run(in: memory) { $0.take("once") } }
            try insert.run()
            #expect(try String?.fetchAll(db, sql: "SELECT text FROM row ORDER BY rowid") == ["once", nil])
        }
    }
}
