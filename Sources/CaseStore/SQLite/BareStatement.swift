internal import CaseModel
internal import GRDB
internal import GRDBSQLite

/// A statement that is bound, stepped and read through SQLite's own interface, where rows come by the thousand.
///
/// GRDB prepares it, keeps it and has its transaction around it; only what is done for each row goes past GRDB, whose
/// arguments and rows cost about 0.25 µs a column (make bench ROW=append and ROW=verify). What is written this way is
/// not seen by observers that look at single rows, of which a casebook has none.
struct BareStatement {
    /// Keeps the statement alive.
    private let statement: Statement
    private let handle: OpaquePointer
    private let connection: OpaquePointer

    /// A statement, prepared when it is first used on this connection.
    init(_ sql: String, in db: Database) throws {
        connection = try db.open
        statement = try db.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
        reset()
    }

    /// Makes it ready for the next values.
    ///
    /// Who does not go through all rows has to call it: a statement that stands at a row holds a lock on the file.
    func reset() { sqlite3_reset(handle) }

    /// Goes to the next row; `false` when there is none, and then it is ready for the next values.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            reset()
            return false
        default:
            // The message is gone after the reset.
            let error = DatabaseError(of: connection)
            reset()
            throw error
        }
    }

    /// Runs a statement that gives no rows.
    func run() throws { while try step() {} }

    // MARK: Values, from 1

    func bind(_ value: Int64, at index: Int32) { sqlite3_bind_int64(handle, index, value) }

    func bind(_ text: String?, at index: Int32) {
        guard var text else {
            sqlite3_bind_null(handle, index)
            return
        }
        text.withUTF8 { bytes in
            _ = bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_bind_text(handle, index, $0.baseAddress, Int32($0.count), Self.copied)
            }
        }
    }

    func bindNull(at index: Int32) { sqlite3_bind_null(handle, index) }

    /// How many values it takes.
    var parameters: Int32 { sqlite3_bind_parameter_count(handle) }

    /// Lets go of what was bound.
    func clear() { sqlite3_clear_bindings(handle) }

    /// Binds a text that lies where it is until the statement has run.
    func bindInPlace(text: UnsafeRawBufferPointer, at index: Int32) {
        let start = text.baseAddress?.assumingMemoryBound(to: CChar.self)
        sqlite3_bind_text(handle, index, start, Int32(text.count), nil)
    }

    /// Binds bytes that lie where they are until the statement has run.
    func bindInPlace(blob: UnsafeRawBufferPointer, at index: Int32) {
        sqlite3_bind_blob(handle, index, blob.baseAddress, Int32(blob.count), nil)
    }

    /// That SQLite makes a copy of what is bound.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    // MARK: Columns, from 0; what they point at is gone with the next step

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    func isInteger(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_INTEGER }

    func isText(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_TEXT }

    func number(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    /// The UTF-8 of a text; empty for NULL.
    ///
    /// The column is looked up once for its bytes and their number (make bench ROW=verify). SQLite says of values that are
    /// had this way that threads may not share them: whoever has a statement has its connection for themselves.
    func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
        let value = sqlite3_column_value(handle, column)
        let start = sqlite3_value_text(value)
        return UnsafeBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_value_bytes(value)))
    }

    /// The bytes of a BLOB; empty for NULL.
    func blob(_ column: Int32) -> UnsafeRawBufferPointer {
        let value = sqlite3_column_value(handle, column)
        let start = sqlite3_value_blob(value)
        return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_value_bytes(value)))
    }

    func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

    /// The text of a column; `nil` for NULL.
    func given(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }
}
