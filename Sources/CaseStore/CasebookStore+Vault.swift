package import CaseModel
internal import GRDB

/// The vault of a casebook, as far as it is known without its key.
public struct VaultStatus: Sendable, Hashable {
    /// What opens it.
    public let kind: VaultAccess.Kind
    /// Which key it is, counted from 1: it rises with every change of the key.
    public let generation: Int
    /// How many entries have something sealed.
    public let sealed: Int
}

extension CasebookStore {
    /// The vault; `nil` before one was made.
    package func vaultStatus() throws(JalonError) -> VaultStatus? {
        try read { db in
            guard let lock = try Vault.lock(in: db) else { return nil }
            return VaultStatus(
                kind: VaultAccess.Kind(rawValue: lock.kind.rawValue) ?? .keyFile, generation: lock.generation,
                sealed: try Int.fetchOne(db, sql: "SELECT count(*) FROM content") ?? 0)
        }
    }

    /// Whether a key is that of the vault.
    package func isVaultKey(_ key: VaultKey) throws(JalonError) -> Bool {
        try read { db in
            guard let lock = try Vault.lock(in: db), lock.kind == .keyFile else { return false }
            return (try? lock.opens(with: key)) != nil
        }
    }

    /// Whether two files lie in one folder.
    package static func isBeside(_ file: String, _ other: String) -> Bool { POSIX.isBeside(file, other) }

    /// Makes the vault, in which free text and identity are sealed.
    ///
    /// - Parameters:
    ///   - secret: What is to open it.
    ///   - author: Who is recorded to have made it; `nil` records nothing.
    /// - Throws: `JalonError`: `contradictsRules` when there is one, what `VaultLock.make` throws.
    package func makeVault(for secret: VaultSecret, author: String? = nil) throws(JalonError) {
        let (lock, _) = try VaultLock.make(for: secret)
        try inTransaction { db in
            guard try Vault.lock(in: db) == nil else {
                throw JalonError(
                    .contradictsRules, "this casebook has a vault already; jalon vault rekey changes its key")
            }
            guard try Int.fetchOne(db, sql: "SELECT 1 FROM content LIMIT 1") == nil else {
                throw JalonError(
                    .damaged,
                    "the lock of the vault is gone, and there is sealed content: restore the casebook from a backup")
            }
            try Vault.keep(lock, in: db)
            guard let author else { return }
            try Events.append(
                CasebookEvent(.vaultMade, [.init("kind", .string(lock.kind.rawValue))]), author: author,
                environment: self.environment, in: db)
        }
    }

    /// Changes the key of the vault: everything is sealed anew, or nothing when it is interrupted.
    ///
    /// - Parameters:
    ///   - secret: What is to open it from now on.
    ///   - author: Who is recorded to have changed it; `nil` records nothing.
    /// - Returns: How many contents were sealed anew.
    /// - Throws: `JalonError`: what opening the vault throws, `damaged` for content that does not open.
    package func changeKey(to secret: VaultSecret, author: String? = nil) throws(JalonError) -> Int {
        let before = try read { try Vault.lock(in: $0) }
        let key = try read { try self.vault.key(in: $0) }
        let (lock, new) = try VaultLock.make(for: secret, replacing: before)
        guard new != key else {
            throw JalonError(.invalidInput, "that is the key of the vault already: name another; nothing was changed")
        }
        return try inTransaction { db in
            guard try Vault.lock(in: db) == before else {
                throw JalonError(.locked, "another process changed the key meanwhile; nothing was changed here")
            }
            let old = try self.vault.key(in: db)
            let count = try SealedRows.reseal(in: db, from: old, to: new)
            try Vault.keep(lock, in: db)
            guard let author else { return count }
            try Events.append(
                CasebookEvent(
                    .keyChanged, [.init("kind", .string(lock.kind.rawValue)), .init("sealed", .int(count))]),
                author: author, environment: self.environment, in: db)
            return count
        }
    }

    /// Opens the vault before anything is written, so that nobody types a passphrase while others wait.
    ///
    /// A secret that is not the vault's own is an event: somebody tried.
    ///
    /// - Parameter author: Who opens it; `nil` when nobody said, and nothing is recorded.
    /// - Throws: `JalonError`: what opening the vault throws.
    package func unlock(as author: String? = nil) throws(JalonError) {
        do {
            _ = try read { try self.vault.key(in: $0) }
        } catch {
            // What cannot be recorded, in a folder that is read-only, is refused all the same.
            if error.code == .keyWrong, let author { _ = try? record(CasebookEvent(.openingFailed), author: author) }
            throw error
        }
    }

    /// The identity of the casebook, from which its chain begins.
    package func identity() throws(JalonError) -> String { try read { try StoreSettings.identity($0) } }

    /// Runs one IMMEDIATE transaction, which is committed unless something else is asked for.
    func inTransaction<Result>(
        _ completion: Database.TransactionCompletion = .commit, _ work: (Database) throws -> Result
    ) throws(JalonError) -> Result {
        try translatingErrors(path) {
            try queue.writeWithoutTransaction { db in
                var result: Result?
                try db.inTransaction(.immediate) {
                    result = try work(db)
                    return completion
                }
                guard let result else { throw JalonError(.failed, "\(path): the transaction did not run") }
                return result
            }
        }
    }
}
