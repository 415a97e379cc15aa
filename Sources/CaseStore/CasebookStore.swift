internal import CSQLiteShim
public import CaseModel
internal import GRDB

/// The casebook file: entries appended to a chain, and what is derived from them.
///
/// One connection, a rollback journal and `synchronous=EXTRA`: an entry that was acknowledged is on the disk.
public final class CasebookStore: Sendable {
    /// Where the file is.
    public let path: String
    let queue: DatabaseQueue
    package let environment: StoreEnvironment
    let vault: Vault

    /// Which version of the fold the derived tables come from.
    package static var foldVersion: Int { Projection.version }

    /// How long a writer waits for another one, in seconds.
    static let patience = 15.0

    private init(
        path: String, environment: StoreEnvironment, vault: VaultAccess, patience: Double
    ) throws(JalonError) {
        self.path = path
        self.vault = Vault(vault)
        self.environment = environment
        queue = try translatingErrors(path) {
            var configuration = Configuration()
            configuration.busyMode = .timeout(patience)
            configuration.label = "jalon.casebook"
            configuration.prepareDatabase { try StoreSettings.apply(to: $0) }
            return try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    /// Creates an empty casebook: mode 0600, in a folder that is made with mode 0700 when it is missing.
    ///
    /// - Throws: `JalonError`: `failed` when something is at the path already or the folder cannot be written.
    public static func create(
        at path: String, environment: StoreEnvironment = .live, vault: VaultAccess = .none
    ) throws(JalonError) -> CasebookStore {
        let path = POSIX.absolute(path)
        let folder = POSIX.folder(of: path)
        let made = POSIX.createPrivateFolder(folder)
        guard made == 0 else {
            throw JalonError(.failed, "the folder \(folder) cannot be made: \(POSIX.message(made))")
        }
        let outcome = POSIX.createPrivateFile(path)
        guard outcome == 0 else {
            let reason =
                outcome == POSIX.alreadyThere
                ? "there is something at \(path) already; it was left as it is"
                : "\(path) cannot be created: \(POSIX.message(outcome))"
            throw JalonError(.failed, reason)
        }
        let store = try CasebookStore(path: path, environment: environment, vault: vault, patience: patience)
        try store.migrate()
        POSIX.syncFolder(folder)
        return store
    }

    /// Opens a casebook, after the file was looked at without touching it.
    ///
    /// - Throws: `JalonError`: `noCasebook`, `damaged` for whatever is not a casebook of a known version, `locked`.
    public static func open(
        at path: String, environment: StoreEnvironment = .live, vault: VaultAccess = .none
    ) throws(JalonError) -> CasebookStore {
        try open(at: path, environment: environment, vault: vault, patience: patience)
    }

    /// Opens a casebook whose writers wait for one another for so many seconds.
    package static func open(
        at path: String, environment: StoreEnvironment, vault: VaultAccess = .none, patience: Double
    ) throws(JalonError) -> CasebookStore {
        let path = POSIX.absolute(path)
        try CasebookFile.inspect(path)
        let store = try CasebookStore(path: path, environment: environment, vault: vault, patience: patience)
        try store.migrate()
        return store
    }

    /// Brings the schema to the version that this library writes, one transaction a migration.
    private func migrate() throws(JalonError) {
        try translatingErrors(path) {
            try queue.writeWithoutTransaction { db in
                while try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 < Migration.all.count {
                    try db.inTransaction(.immediate) {
                        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
                        guard version < Migration.all.count else { return .rollback }
                        if version == 0, try Int.fetchOne(db, sql: "SELECT 1 FROM sqlite_master LIMIT 1") != nil {
                            throw JalonError(
                                .damaged, "\(path) holds tables, and no version of a casebook: restore it from a backup"
                            )
                        }
                        try db.execute(sql: Migration.all[version].sql)
                        if version == 0 { try StoreSettings.name(db, environment.newEntryID().text) }
                        try db.execute(sql: "PRAGMA user_version = \(version + 1)")
                        return .commit
                    }
                }
            }
        }
    }

    /// Reads, with the errors in the casebook's words.
    func read<Result>(_ work: (Database) throws -> Result) throws(JalonError) -> Result {
        // `read` would toggle query_only each time, which expires every cached statement.
        try translatingErrors(path) { try queue.unsafeRead(work) }
    }
}
