internal import CaseModel
internal import GRDB
internal import GRDBSQLite

extension Database {
    /// The connection, for SQLite's own interface.
    ///
    /// - Throws: `JalonError` (`failed`) when it is closed.
    var open: OpaquePointer {
        get throws {
            guard let connection = sqliteConnection else { throw JalonError(.failed, "the casebook is closed") }
            return connection
        }
    }
}

extension DatabaseError {
    /// What SQLite said last on a connection: to be asked for before anything else is done there.
    init(of connection: OpaquePointer) {
        self.init(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: String(cString: sqlite3_errmsg(connection)))
    }
}
