import CaseModel
import Foundation
import GRDB
import GRDBSQLite
import Testing

@testable import CaseStore

@Suite("Rows are written as they were given, by whichever thread")
struct RowWriterTests {
    @Test("Texts and bytes of every length, and nothing")
    func written() throws {
        let texts: [String?] = [
            "", nil, "a", "fifteen letters", "sixteen letters.", String(repeating: "é", count: 8_000),
            String(repeating: "x", count: 65_536), String(repeating: "y", count: 400_000), "last",
        ]
        try DatabaseQueue().write { db in
            try db.execute(sql: "CREATE TABLE row (number INTEGER, text TEXT, bytes BLOB, again TEXT)")
            let rows = try RowWriter(db)
            defer { rows.close() }
            let insert = try rows.statement("INSERT INTO row VALUES (?, ?, ?, ?)")
            for (number, text) in texts.enumerated() {
                try rows.write(insert) { row in
                    row.take(Int64(number))
                    row.take(text)
                    row.take(blob: text.map { Data($0.utf8) })
                    row.take(text)
                }
            }
            let written = try Row.fetchAll(rows.settled(), sql: "SELECT * FROM row ORDER BY number")
            #expect(written.map { $0[1] as String? } == texts)
            #expect(written.map { $0[2] as Data? } == texts.map { $0.map { Data($0.utf8) } })
            #expect(written.map { $0[3] as String? } == texts)
        }
    }

    @Test("In their order, with others between them, whoever looks at the database meanwhile")
    func order() throws {
        try DatabaseQueue().write { db in
            try db.execute(
                sql: "CREATE TABLE row (place INTEGER PRIMARY KEY, number INTEGER, changed INTEGER, text TEXT)")
            let rows = try RowWriter(db)
            defer { rows.close() }
            let insert = try rows.statement("INSERT INTO row (number, text) VALUES (?, ?)")
            let change = try rows.statement("UPDATE row SET changed = ? WHERE place = ?")
            let count: Int64 = 20_000
            var before = 0
            for number in 0..<count {
                try rows.write(insert) { row in
                    row.take(number)
                    row.take("the row of number \(number)")
                }
                try rows.write(change) { row in
                    row.take(-number)
                    row.take(number + 1)
                }
                if number % 100 == 0 {
                    let there = try rows.between { try Int.fetchOne($0, sql: "SELECT count(*) FROM row") ?? 0 }
                    #expect(there >= before && there <= number + 1)
                    before = there
                }
                if number % 7_000 == 0 {
                    #expect(try Int64.fetchOne(rows.settled(), sql: "SELECT count(*) FROM row") == number + 1)
                }
            }
            let odd = try Int.fetchOne(
                rows.settled(),
                sql: """
                    SELECT count(*) FROM row
                    WHERE number + 1 <> place OR changed <> -number OR text <> 'the row of number ' || number
                    """)
            #expect(odd == 0)
            #expect(try Int64.fetchOne(db, sql: "SELECT count(*) FROM row") == count)
        }
    }

    @Test("What the file refuses comes with every look that follows", arguments: [0, 5_000])
    func refused(rowsBefore: Int) throws {
        try DatabaseQueue().write { db in
            try db.execute(sql: "CREATE TABLE row (text TEXT UNIQUE)")
            let rows = try RowWriter(db)
            defer { rows.close() }
            let insert = try rows.statement("INSERT INTO row VALUES (?)")
            for number in 0..<rowsBefore { try rows.write(insert) { $0.take("long enough to fill memory, \(number)") } }
            try rows.write(insert) { $0.take("once") }
            try rows.write(insert) { $0.take("once") }
            var last: (any Error)?
            for number in 0..<10_000 where last == nil {
                do {
                    try rows.write(insert) { $0.take("long enough to fill memory, too, \(number)") }
                } catch { last = error }
            }
            #expect((last as? DatabaseError)?.resultCode == .SQLITE_CONSTRAINT)
            #expect(throws: DatabaseError.self) { _ = try rows.settled() }
            #expect(throws: DatabaseError.self) { try rows.between { _ in } }
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM row") == rowsBefore + 1)
        }
    }

    @Test("Nothing of a row is bound any more once it was written, or was refused")
    func cleared() throws {
        try DatabaseQueue().write { db in
            try db.execute(sql: "CREATE TABLE row (text TEXT UNIQUE)")
            let sql = "INSERT INTO row VALUES (?)"
            let rows = try RowWriter(db)
            defer { rows.close() }
            let insert = try rows.statement(sql)
            try rows.write(insert) { $0.take("once") }
            _ = try rows.settled()
            try rows.write(insert) { $0.take("once") }
            #expect(throws: DatabaseError.self) { try rows.settled() }
            try BareStatement(sql, in: db).run()
            #expect(try String?.fetchAll(db, sql: "SELECT text FROM row ORDER BY rowid") == ["once", nil])
        }
    }

    @Test("Closed at any moment, it lets go of the connection, and what was written before is all that is there")
    func closed() throws {
        for count in [0, 1, 400, 4_000, 40_000] {
            try DatabaseQueue().write { db in
                try db.execute(sql: "CREATE TABLE row (number INTEGER PRIMARY KEY, text TEXT)")
                let rows = try RowWriter(db)
                let insert = try rows.statement("INSERT INTO row VALUES (?, ?)")
                for number in 0..<count {
                    try rows.write(insert) { row in
                        row.take(Int64(number))
                        row.take("a text of some length")
                    }
                }
                rows.close()
                let (there, last) = try #require(
                    try Row.fetchOne(db, sql: "SELECT count(*), max(number) FROM row").map { row in
                        (row[0] as Int, row[1] as Int?)
                    })
                #expect(there <= count && last == (there == 0 ? nil : there - 1))
            }
        }
    }

    @Test(
        "Where a look at the database ends the transaction, no row is written outside of it",
        arguments: [0, 400, 20_000])
    func ended(rowsBefore: Int) throws {
        struct FullDisk: Error {}
        try writing { rows, insert in
            for number in 0..<rowsBefore { try rows.write(insert) { $0.take("a text of some length, \(number)") } }
            // As SQLite does it when there is no room for what a look moves out of memory.
            #expect(throws: FullDisk.self) {
                try rows.between { db in
                    sqlite3_exec(try db.open, "ROLLBACK", nil, nil, nil)
                    throw FullDisk()
                }
            }
            #expect(throws: FullDisk.self) {
                for number in 0..<20_000 { try rows.write(insert) { $0.take("a text behind it, \(number)") } }
                _ = try rows.settled()
            }
            #expect(throws: FullDisk.self) { try rows.between { _ in } }
        }
    }

    @Test("Where the transaction was taken back behind its back, no row is written")
    func takenBack() throws {
        try writing { rows, insert in
            try rows.write(insert) { $0.take("once") }
            sqlite3_exec(try rows.settled().open, "ROLLBACK", nil, nil, nil)
            try rows.write(insert) { $0.take("twice") }
            let error = #expect(throws: JalonError.self) { _ = try rows.settled() }
            #expect(error?.code == .failed)
        }
    }

    /// Writes rows of one text in a transaction that ends meanwhile, and sees that none of them stays.
    private func writing(_ body: (_ rows: RowWriter, _ insert: Int) throws -> Void) throws {
        try DatabaseQueue().inDatabase { db in
            try db.execute(sql: "CREATE TABLE row (text TEXT)")
            try db.beginTransaction()
            let rows = try RowWriter(db)
            defer { rows.close() }
            try body(rows, rows.statement("INSERT INTO row VALUES (?)"))
            rows.close()
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM row") == 0)
        }
    }
}
