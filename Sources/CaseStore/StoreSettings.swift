internal import CSQLiteShim
internal import CaseModel
internal import GRDB
internal import GRDBSQLite

/// How every connection that may write to a casebook is set, and read back: a setting that SQLite did not take is an error.
enum StoreSettings {
    /// A setting by its pragma, and what reading it back has to give.
    private static let pragmas: [(name: String, set: String, expected: String)] =
        ofPlatform + [
            ("journal_mode", "DELETE", "delete"),
            ("synchronous", "EXTRA", "3"),
            ("foreign_keys", "ON", "1"),
            ("secure_delete", "ON", "1"),
            ("trusted_schema", "OFF", "0"),
            ("cell_size_check", "ON", "1"),
        ]

    #if canImport(Darwin)
        /// `fsync` leaves what was written in the disk's own memory there.
        private static let ofPlatform = [("fullfsync", "ON", "1")]
    #else
        private static let ofPlatform: [(String, String, String)] = []
    #endif

    /// Of a copy that nobody else sees, and that is thrown away when it is interrupted: no journal lies beside it.
    private static let ofCopies = ["journal_mode": ("MEMORY", "memory"), "synchronous": ("OFF", "0")]

    /// - Parameter isCopy: Whether it is a copy that is only looked through, or not in its place yet.
    static func apply(to db: Database, isCopy: Bool) throws {
        for var pragma in pragmas {
            if isCopy, let own = ofCopies[pragma.name] { (pragma.set, pragma.expected) = own }
            let value = try answer(to: "PRAGMA \(pragma.name) = \(pragma.set); PRAGMA \(pragma.name)", in: db)
            guard value == pragma.expected else {
                throw JalonError(
                    .failed,
                    "SQLite did not take \(pragma.name) = \(pragma.set) (it says \(value ?? "nothing")): not opened")
            }
        }
        guard jalon_sqlite_defensive(try db.open) == 1 else {
            throw JalonError(.failed, "SQLite did not switch its defensive mode on: not opened")
        }
    }

    /// The settings that are not what they were set to, by name.
    static func wrong(in db: Database) throws -> [String] {
        try pragmas.filter { try answer(to: "PRAGMA \($0.name)", in: db) != $0.expected }.map(\.name).sorted()
    }

    /// The last text that SQLite answers with; `nil` when it answers nothing.
    ///
    /// Past GRDB, which takes twice as long for the dozen pragmas that every file is opened with (make bench ROW=start).
    private static func answer(to sql: String, in db: Database) throws -> String? {
        let connection = try db.open
        var answer: String?
        let code = withUnsafeMutablePointer(to: &answer) { answer in
            sqlite3_exec(
                connection, sql,
                { answer, count, values, _ in
                    guard count > 0, let text = values?[0] else { return SQLITE_OK }
                    answer?.assumingMemoryBound(to: String?.self).pointee = String(cString: text)
                    return SQLITE_OK
                }, answer, nil)
        }
        guard code == SQLITE_OK else { throw DatabaseError(of: connection) }
        return answer
    }

    /// Marks a new file as a casebook, with an identity of its own.
    static func name(_ db: Database, _ identity: String) throws {
        try db.execute(sql: "PRAGMA application_id = \(CasebookFile.applicationID)")
        try set("casebook", to: identity, in: db)
        try ChainHead(sequence: 0, hash: Chain.genesis(identity)).keep(in: db)
    }

    /// The identity of the casebook, from which its chain begins.
    static func identity(_ db: Database) throws -> String {
        guard let identity = try value("casebook", in: db) else {
            throw JalonError(.damaged, "the casebook has lost its identity: restore it from a backup")
        }
        return identity
    }

    static func value(_ name: String, in db: Database) throws -> String? {
        // Three times for each entry that is recorded alone (make bench ROW=durable).
        let found = try BareStatement("SELECT value FROM setting WHERE name = ?", in: db)
        found.bind(name, at: 1)
        defer { found.reset() }
        return try found.step() ? found.given(0) : nil
    }

    static func set(_ name: String, to value: String, in db: Database) throws {
        let statement = try BareStatement(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            in: db)
        statement.bind(name, at: 1)
        statement.bind(value, at: 2)
        defer { statement.clear() }
        try statement.run()
    }
}
