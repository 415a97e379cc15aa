internal import CSQLiteShim
package import CaseModel
internal import GRDB

/// As far as a casebook has come: another one says that somebody has written meanwhile.
package struct StoreVersion: Sendable, Hashable {
    /// Rises with what other connections wrote, those of other processes among them.
    private let others: Int64
    /// Rises with what this connection wrote, which SQLite's `data_version` leaves out.
    private let own: Int64

    init(_ db: Database) throws {
        others = try Int64.fetchOne(db, sql: "PRAGMA data_version") ?? 0
        own = try Int64.fetchOne(db, sql: "SELECT total_changes()") ?? 0
    }
}

extension CasebookStore {
    /// As far as the casebook has come; reading it costs some microseconds and no page of the file but the first.
    ///
    /// - Throws: `JalonError`: `locked`; `failed` when the file was moved away, such as by a restored backup: what is
    ///   still open would never change again.
    package func version() throws(JalonError) -> StoreVersion {
        try read { db in
            guard let connection = db.sqliteConnection, jalon_sqlite_has_moved(connection) == 0 else {
                throw JalonError(.failed, "\(path) is not the casebook any more that was opened: open it again")
            }
            return try StoreVersion(db)
        }
    }
}
