internal import CaseModel
internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// The rows that a transaction writes, in the order in which they are given.
///
/// They are gathered, and written when somebody looks at the database. Where they become many, a thread of its own
/// writes them while the next are judged, put into words and hashed: SQLite is half of the work of appending
/// (make bench ROW=append). Only one thread at a time uses the connection.
///
/// What the file refuses ends it, also what it refuses somebody who looks at it: the error comes when next somebody looks
/// at the database, or when some hundred rows more were given, and with each such call after it. Where SQLite has taken the
/// transaction back, no row is written any more.
final class RowWriter: @unchecked Sendable {
    /// How many chunks wait for the other thread before whoever gives rows waits for it.
    private static let most = 4

    private let database: Database
    private let connection: OpaquePointer
    /// Asked for once, for a thread that writes goes on where processors fall away; and not for a few rows, which it would
    /// cost a twentieth of their time (make bench ROW=durable).
    private lazy var handsOver = ProcessInfo.processInfo.activeProcessorCount > 1
    private var statements: [BareStatement] = []
    /// The rows that were not handed over yet.
    private var chunk = RowChunk()

    private let changed = NSCondition()
    private var waiting: [RowChunk] = []
    private var free: [RowChunk] = []
    /// Whether the other thread has a chunk, and whether it has the connection, which it can be asked for between two rows.
    private var isWriting = false
    private var hasConnection = false
    private var isWanted = false
    private var isClosed = false
    private var hasThread = false
    private var failure: (any Error)?

    /// What writes rows in the transaction that is open.
    init(_ database: Database) throws {
        self.database = database
        connection = try database.open
    }

    /// The database with all rows that were given: for use until the next one is given.
    func settled() throws -> Database {
        changed.lock()
        while isWriting || !waiting.isEmpty { changed.wait() }
        changed.unlock()
        try writeHere()
        try checkTransaction()
        return database
    }

    /// Looks at the database between two rows, not all of which are there yet; not within another such look.
    func between<Result>(_ look: (Database) throws -> Result) throws -> Result {
        changed.lock()
        isWanted = true
        while hasConnection { changed.wait() }
        let failure = failure
        changed.unlock()
        defer {
            changed.lock()
            isWanted = false
            changed.broadcast()
            changed.unlock()
        }
        if let failure { throw failure }
        do {
            return try look(database)
        } catch {
            // A full disk can end the transaction while somebody reads: rows are moved out of memory for it.
            if !isInTransaction { end(with: error) }
            throw error
        }
    }

    /// The number of a statement that writes rows.
    func statement(_ sql: String) throws -> Int {
        let statement = try BareStatement(sql, in: settled())
        statements.append(statement)
        return statements.count - 1
    }

    /// Writes a row.
    ///
    /// - Parameters:
    ///   - statement: By the number that it was given.
    ///   - take: Takes each of its values in turn.
    func write(_ statement: Int, _ take: (inout RowColumns) -> Void) throws {
        chunk.begin(statement)
        var row = RowColumns(chunk)
        take(&row)
        if chunk.isFull { try handOver() }
    }

    /// Lets what was not written be, and waits until nobody else uses the connection.
    func close() {
        changed.lock()
        waiting = []
        isClosed = true
        changed.broadcast()
        while hasThread { changed.wait() }
        changed.unlock()
        // Not held by the other thread a moment longer than the connection may be open.
        statements = []
    }

    private func writeHere() throws {
        defer { chunk.clear() }
        if let failure { throw failure }
        guard !chunk.isEmpty else { return }
        do {
            try chunk.write(with: statements, checkTransaction)
        } catch {
            failure = error
            throw error
        }
    }

    private var isInTransaction: Bool { sqlite3_get_autocommit(connection) == 0 }

    /// Outside of a transaction a row would stay by itself.
    private func checkTransaction() throws {
        guard isInTransaction else {
            throw JalonError(.failed, "the casebook could not be written: nothing of the transaction is recorded")
        }
    }

    private func end(with error: any Error) {
        changed.lock()
        defer { changed.unlock() }
        failure = failure ?? error
        waiting = []
    }

    /// Gives the rows to the other thread.
    private func handOver() throws {
        guard handsOver else { return try writeHere() }
        changed.lock()
        defer { changed.unlock() }
        while waiting.count >= Self.most { changed.wait() }
        if let failure {
            chunk.clear()
            throw failure
        }
        waiting.append(chunk)
        chunk = free.popLast() ?? RowChunk()
        if !hasThread {
            hasThread = true
            // Of its own: it waits for rows, and would keep a thread from others meanwhile.
            DispatchQueue(label: "jalon.casebook.rows", qos: .userInitiated).async { [self] in writeAll() }
        }
        changed.broadcast()
    }

    /// Writes what waits until it is closed.
    private func writeAll() {
        changed.lock()
        defer { changed.unlock() }
        while true {
            while waiting.isEmpty, !isClosed { changed.wait() }
            guard !waiting.isEmpty else { break }
            let chunk = waiting.removeFirst()
            isWriting = true
            changed.broadcast()
            while isWanted { changed.wait() }
            hasConnection = true
            changed.unlock()
            let outcome = Result { try chunk.write(with: statements, pause) }
            changed.lock()
            hasConnection = false
            if case .failure(let error) = outcome {
                // Whoever looked at the database may know more of it.
                failure = failure ?? error
                waiting = []
            }
            chunk.clear()
            free.append(chunk)
            isWriting = false
            changed.broadcast()
        }
        hasThread = false
        changed.broadcast()
    }

    /// Lets go of the connection while somebody else wants it.
    private func pause() throws {
        changed.lock()
        if isWanted {
            hasConnection = false
            changed.broadcast()
            while isWanted { changed.wait() }
            hasConnection = true
        }
        changed.unlock()
        try checkTransaction()
    }
}
