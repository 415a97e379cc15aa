internal import CMigrations

/// One numbered SQL file of `Migrations/`.
///
/// It is never edited once it has landed.
package struct Migration: Sendable {
    /// The file's name.
    package let name: String
    /// Its statements; none of them begins or ends a transaction.
    package let sql: String

    /// All migrations in order.
    ///
    /// A casebook's `user_version` is how many it has had.
    package static let all: [Migration] = (0..<jalon_migration_count()).map { index in
        let file = jalon_migration(index)
        return Migration(
            name: String(cString: file.name),
            sql: String(decoding: UnsafeBufferPointer(start: file.sql, count: file.length), as: UTF8.self))
    }
}
