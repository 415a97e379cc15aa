internal import CaseModel
internal import Foundation
internal import GRDB

/// The rows of sealed content, which belong to entries by their place in the chain.
enum SealedRows {
    /// Seals the texts of an entry.
    static func seal(
        _ texts: SealedTexts, of id: EntryID, blinding: Data?, in db: Database, with vault: Vault
    ) throws -> Sealing.Box {
        try Sealing.seal(
            texts.bytes, entryID: id.text, casebook: StoreSettings.identity(db), key: vault.key(in: db),
            blinding: blinding.map(Array.init))
    }

    /// Keeps what was sealed.
    static func insert(_ box: Sealing.Box, at sequence: Int64, in db: Database) throws {
        try db.cachedStatement(sql: "INSERT INTO content (seq, sealed, salt) VALUES (?, ?, ?)")
            .execute(arguments: [sequence, box.sealed, box.salt])
    }

    /// The commitment of an entry to its sealed content; `nil` when it never had any.
    static func commitment(at sequence: Int64, in db: Database) throws -> Data? {
        try Data.fetchOne(db, sql: "SELECT content_commitment FROM entry WHERE seq = ?", arguments: [sequence])
    }

    /// What is sealed beside one entry; `nil` when there is nothing, or it did not come along with the entry.
    static func content(of id: EntryID, in db: Database, with vault: Vault) throws -> SealedContent? {
        let row = try Row.fetchOne(
            db, sql: "SELECT \(columns) FROM content AS s JOIN entry AS e ON e.seq = s.seq WHERE e.id = ?",
            arguments: [id.text])
        return try row.map { try open($0, in: db, with: vault) }
    }

    /// What is sealed beside the entries of a case, by entry.
    ///
    /// - Parameter damaged: Is given the entries whose content does not open; the error is thrown unless this does
    ///   otherwise.
    static func contents(
        ofCase id: Int64, in db: Database, with vault: Vault,
        damaged: (EntryID, JalonError) throws -> Void = { (_, error) throws in throw error }
    ) throws -> [EntryID: SealedContent] {
        var contents: [EntryID: SealedContent] = [:]
        _ = try vault.key(in: db)
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(columns) FROM content AS s JOIN entry AS e ON e.seq = s.seq
                WHERE e.casefile = ? ORDER BY e.seq
                """, arguments: [id])
        while let row = try rows.next() {
            guard let entry = EntryID(row[1] as String) else { continue }
            do {
                contents[entry] = try open(row, in: db, with: vault)
            } catch let error as JalonError where error.code == .damaged {
                try damaged(entry, error)
            }
        }
        return contents
    }

    /// The texts of the entries between two places in the chain, by place.
    static func texts(
        from first: Int64, to last: Int64, in db: Database, with vault: Vault
    ) throws -> [Int64: SealedTexts] {
        var texts: [Int64: SealedTexts] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(columns) FROM content AS s JOIN entry AS e ON e.seq = s.seq
                WHERE s.seq BETWEEN ? AND ? ORDER BY s.seq
                """, arguments: [first, last])
        while let row = try rows.next() {
            texts[row[0]] = try SealedTexts(bytes: open(row, in: db, with: vault).plaintext)
        }
        return texts
    }

    /// Opens every sealed content, and says which do not open.
    static func problems(in db: Database, with vault: Vault) throws -> [Verification.Problem] {
        _ = try vault.key(in: db)
        var problems: [Verification.Problem] = []
        let rows = try Row.fetchCursor(
            db, sql: "SELECT \(columns) FROM content AS s JOIN entry AS e ON e.seq = s.seq ORDER BY e.seq")
        while let row = try rows.next() {
            do {
                _ = try SealedTexts(bytes: open(row, in: db, with: vault).plaintext)
            } catch let error as JalonError where error.code == .damaged {
                problems.append(
                    .init(place: .entry, sequence: row[0], message: "entry \(row[0] as Int64): \(error.message)"))
            }
        }
        return problems
    }

    /// Seals everything under another key.
    ///
    /// - Returns: How many contents were sealed anew.
    static func reseal(in db: Database, from old: VaultKey, to new: VaultKey) throws -> Int {
        let casebook = try StoreSettings.identity(db)
        var count = 0
        var last: Int64 = 0
        while true {
            let page = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(columns) FROM content AS s JOIN entry AS e ON e.seq = s.seq
                    WHERE s.seq > ? ORDER BY s.seq LIMIT 500
                    """, arguments: [last])
            guard let end = page.last else { return count }
            for row in page {
                let box = try Sealing.reseal(
                    Sealing.Box(sealed: row[2], salt: row[3], commitment: try commitment(row)), entryID: row[1],
                    casebook: casebook, from: old, to: new)
                try db.cachedStatement(sql: "UPDATE content SET sealed = ?, salt = ? WHERE seq = ?")
                    .execute(arguments: [box.sealed, box.salt, row[0] as Int64])
                count += 1
            }
            last = end[0]
        }
    }

    private static let columns = "s.seq, e.id, s.sealed, s.salt, e.content_commitment"

    private static func open(_ row: Row, in db: Database, with vault: Vault) throws -> SealedContent {
        try Sealing.open(
            row[2], salt: row[3], commitment: try commitment(row), entryID: row[1],
            casebook: StoreSettings.identity(db), key: vault.key(in: db))
    }

    private static func commitment(_ row: Row) throws -> Data {
        guard let commitment = row[4] as Data? else {
            throw JalonError(.damaged, "sealed content belongs to an entry that has none: run jalon verify")
        }
        return commitment
    }
}
