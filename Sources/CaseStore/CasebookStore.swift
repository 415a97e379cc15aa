package import CaseModel
internal import GRDB

/// The casebook file: entries appended to a chain, and what is derived from them.
///
/// One connection, a rollback journal and `synchronous=EXTRA`: an entry that was acknowledged is on the disk. Only
/// `verify` reads on a second one, beside it.
package final class CasebookStore: Sendable {
    /// Where the file is.
    package let path: String
    let queue: DatabaseQueue
    package let environment: StoreEnvironment
    let vault: Vault
    /// Reads on the one connection, of which there is one user at a time.
    let reader = CaseReader()
    /// What was upgraded when it was opened; `nil` when its schema was that of this library already.
    package let upgrade: UpgradeReport?

    /// Which version of the fold the derived tables come from.
    package static var foldVersion: Int { Projection.version }

    /// How long a writer waits for another one, in seconds.
    static let patience = 15.0

    /// Whether it is a copy that nobody else sees.
    private enum Role { case casebook, copy }

    /// Opens the file, and brings its schema to the version that this library writes.
    private init(
        path: String, environment: StoreEnvironment, vault: VaultAccess, patience: Double, role: Role = .casebook
    ) throws(JalonError) {
        let queue = try translatingErrors(path) {
            var configuration = Configuration()
            configuration.busyMode = .timeout(patience)
            configuration.label = "jalon.casebook"
            // The settings below switch them on, and look whether they are.
            configuration.foreignKeysEnabled = false
            configuration.prepareDatabase { try StoreSettings.apply(to: $0, isCopy: role == .copy) }
            return try DatabaseQueue(path: path, configuration: configuration)
        }
        upgrade = try SchemaUpgrade(queue: queue, path: path, keepsCopy: role == .casebook).run(environment)
        self.path = path
        self.vault = Vault(vault)
        self.environment = environment
        self.queue = queue
    }

    /// Creates an empty casebook: mode 0600, in a folder that is made with mode 0700 when it is missing.
    ///
    /// - Throws: `JalonError`: `failed` when something is at the path already or the folder cannot be written; nothing
    ///   is left there then, but for folders.
    package static func create(
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
        do throws(JalonError) {
            let store = try CasebookStore(path: path, environment: environment, vault: vault, patience: patience)
            let synced = POSIX.syncFolder(folder)
            guard synced == 0 else {
                throw JalonError(.failed, "\(path) cannot be created: \(POSIX.message(synced))")
            }
            return store
        } catch {
            takeAway(path)
            throw error
        }
    }

    /// Takes a casebook away that could not be made to its end, and that nobody was told of.
    package static func takeAway(_ path: String) {
        POSIX.remove(path)
        POSIX.remove(path + "-journal")
    }

    /// Opens a casebook, after the file was looked at without touching it.
    ///
    /// - Throws: `JalonError`: `noCasebook`, `damaged` for whatever is not a casebook of a known version, `locked`.
    package static func open(
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
        return try CasebookStore(path: path, environment: environment, vault: vault, patience: patience)
    }

    /// Opens a copy that nobody else sees and that is thrown away when it is interrupted.
    ///
    /// An older schema is upgraded in it; no file is made beside it.
    static func openCopy(
        at path: String, environment: StoreEnvironment, vault: VaultAccess
    ) throws(JalonError) -> CasebookStore {
        try CasebookFile.inspect(path)
        return try CasebookStore(
            path: path, environment: environment, vault: vault, patience: patience, role: .copy)
    }

    /// Closes the file; nothing can be done with it any more.
    func close() throws(JalonError) { try translatingErrors(path) { try queue.close() } }

    /// Leaves the file open until the process ends, for a process that ends with what it does here.
    ///
    /// Dispatch makes a thread to take a connection apart, and Foundation its table of notifications: a sixteenth of a
    /// short command (make bench ROW=start). Between transactions an open file holds nothing, and what a transaction wrote
    /// is on the disk when it ends. Keys are wiped as ever.
    package func leaveOpen() { _ = Unmanaged.passRetained(queue) }

    /// Leaves a long reading, between two pages, when the task that asked for it was cancelled.
    static func checkCancellation() throws(JalonError) {
        guard !Task.isCancelled else { throw JalonError(.cancelled, "it was cancelled before its end") }
    }

    /// Reads, with the errors in the casebook's words.
    func read<Result>(_ work: (Database) throws -> Result) throws(JalonError) -> Result {
        // `read` would toggle query_only each time, which expires every cached statement.
        try translatingErrors(path) { try queue.unsafeRead(work) }
    }
}
