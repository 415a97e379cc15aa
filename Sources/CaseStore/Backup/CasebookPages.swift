internal import CSQLiteShim
internal import CaseModel
internal import GRDB

/// The bytes of a casebook's file as they are on the disk, read through the handle that SQLite has open.
///
/// It is used within a transaction that has read and not yet written: nobody else can change the file until that ends.
struct CasebookPages {
    /// How many bytes there are.
    let count: Int
    private let connection: SQLiteConnection
    private let path: String

    private static let size = 1 << 20

    /// - Throws: `JalonError` (`damaged`) when the file is shorter than its own first page says.
    init(_ db: Database, _ path: String) throws {
        let connection = try db.open
        // Reading takes the lock; a transaction that has only begun has none.
        count = try Self.size(in: db)
        _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master")
        self.connection = connection
        self.path = path
        let size = jalon_sqlite_file_size(connection)
        guard count > 0, size >= count else {
            throw JalonError(.damaged, "\(path) is cut off: it has \(size) of \(count) bytes; restore it from a backup")
        }
    }

    /// How many bytes the file says that it has.
    static func size(in db: Database) throws -> Int {
        (try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0) * (try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
    }

    /// Goes through all bytes, at most 1 MiB at a time.
    func read(_ body: ([UInt8]) throws -> Void) throws {
        var buffer = [UInt8](repeating: 0, count: min(Self.size, count))
        var offset = 0
        while offset < count {
            let length = min(Self.size, count - offset)
            if length < buffer.count { buffer.removeLast(buffer.count - length) }
            let isRead = buffer.withUnsafeMutableBytes {
                jalon_sqlite_file_read(connection, $0.baseAddress, Int32(length), Int64(offset))
            }
            guard isRead == 1 else { throw JalonError(.failed, "\(path) cannot be read at byte \(offset)") }
            try body(buffer)
            offset += length
        }
    }
}
