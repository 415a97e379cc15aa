public import CaseModel
public import CaseStore
public import CountryRules

/// What looking through a backup found.
public struct BackupReport: Sendable, Hashable {
    /// What opens it.
    public let kind: BackupKind
    /// What it says of the casebook in it; `nil` for a plain one.
    public let manifest: BackupManifest?
    /// The identity of the casebook.
    public let casebook: String
    /// The schema that the casebook has in it.
    public let schema: Int
    /// How many bytes the casebook's file has in it.
    public let bytes: Int
    /// What looking through the casebook found.
    public let verification: Verification
}

/// A casebook that was restored.
public struct RestoreReport: Sendable, Hashable {
    /// The backup that it comes from, as it was found before it took the place.
    public let backup: BackupReport
    /// Where the casebook is.
    public let path: String
    /// Where the one is kept that was there; `nil` when there was none.
    public let replaced: String?
    /// The cases of which something was erased in the one that was there, and is back: erase it again.
    public let unerased: [CaseReference]
}

extension Casebook {
    /// What opens a backup.
    ///
    /// - Throws: `JalonError`: `notFound`; `damaged` when it is not a backup, and when it was changed, cut or added to.
    public static func backupKind(at path: String) throws(JalonError) -> BackupKind { try BackupReader(at: path).kind }

    /// Looks through a backup: whether it is as it was written, and the whole casebook in it.
    ///
    /// The casebook is unpacked into a file without a name where temporary files are (`TMPDIR`), which is gone with the
    /// process however that ends.
    ///
    /// - Parameters:
    ///   - path: The backup.
    ///   - access: How to come by its secret.
    ///   - rules: The rules to compute with; `nil` for those that Jalon carries.
    ///   - head: A head kept elsewhere, in hexadecimal, at least eight digits.
    ///   - vault: How to come by the secret of the casebook's vault. When it does not open it, what is sealed there stays
    ///     unopened, and the verification says so.
    ///   - environment: The clock and the random numbers.
    /// - Throws: `JalonError`: `notFound`, `keyMissing`, `keyWrong`; `damaged` when it is not a backup or was changed.
    ///   Problems of the casebook in it are in the report.
    public static func verifyBackup(
        at path: String, opening access: VaultAccess, rules: RuleBook? = nil, head: String? = nil,
        vault: VaultAccess = .none, environment: StoreEnvironment = .live
    ) throws(JalonError) -> BackupReport {
        try verifyBackup(
            at: path, opening: access, rules: rules, head: head, vault: vault, environment: environment
        ) { _ in }
    }

    /// The same, for somebody who has to know where the unfinished copy is.
    package static func verifyBackup(
        at path: String, opening access: VaultAccess, rules: RuleBook?, head: String?, vault: VaultAccess,
        environment: StoreEnvironment = .live, watching: (String) -> Void
    ) throws(JalonError) -> BackupReport {
        let backup = try BackupReader(at: path)
        let copy = try RestoredCopy.toLookThrough(
            backup, opening: access, vault: vault, environment: environment, watching: watching)
        defer { copy.discard() }
        return try report(backup, copy, LazyRules(rules), head: head)
    }

    /// Restores a casebook from a backup.
    ///
    /// It is unpacked beside its place, looked through as `verifyBackup` does, brought to the schema and the rules in
    /// use, and put into its place by one renaming: whoever is killed meanwhile leaves the old casebook or the new one.
    /// That it was restored is on record in it.
    ///
    /// - Parameters:
    ///   - path: The backup.
    ///   - place: Where the casebook is going to be.
    ///   - replacing: Whether a casebook that is there gives way. It is kept beside, and nobody writes to it meanwhile.
    ///   - access: How to come by the secret of the backup.
    ///   - rules: The rules to compute with; `nil` for those that Jalon carries.
    ///   - head: A head kept elsewhere, in hexadecimal, at least eight digits.
    ///   - vault: How to come by the secret of the casebook's vault, to open and compare what is sealed too.
    ///   - author: Who restores it.
    ///   - environment: The clock and the random numbers.
    /// - Throws: As `verifyBackup`; `JalonError`: `damaged` when the casebook is not whole; `failed` when there is one at
    ///   the place and `replacing` is false; `locked` when somebody is writing to it.
    @discardableResult
    public static func restoreBackup(
        at path: String, to place: String, replacing: Bool = false, opening access: VaultAccess,
        rules: RuleBook? = nil, head: String? = nil, vault: VaultAccess = .none, author: String,
        environment: StoreEnvironment = .live
    ) throws(JalonError) -> RestoreReport {
        try restoreBackup(
            at: path, to: place, replacing: replacing, opening: access, rules: rules, head: head, vault: vault,
            author: author, environment: environment
        ) { _ in }
    }

    /// The same, for somebody who has to know where the unfinished copy is.
    package static func restoreBackup(
        at path: String, to place: String, replacing: Bool, opening access: VaultAccess, rules: RuleBook?,
        head: String?, vault: VaultAccess, author: String, environment: StoreEnvironment = .live,
        watching: (String) -> Void
    ) throws(JalonError) -> RestoreReport {
        let place = try CasebookPlace(place, replacing: replacing)
        let backup = try BackupReader(at: path)
        let copy = try RestoredCopy.toTakePlace(
            backup, at: place, opening: access, vault: vault, environment: environment, watching: watching)
        defer { copy.discard() }
        let found = try report(backup, copy, LazyRules(rules), head: head)
        if let problem = found.verification.problems.first {
            throw JalonError(
                .damaged,
                "the casebook in \(path) is not whole and was not restored: \(problem.message); "
                    + "jalon backup verify says all there is")
        }
        try recordRestored(in: copy.store, found, author: author)
        let outcome = try copy.takePlace()
        return RestoreReport(backup: found, path: place.path, replaced: outcome.replaced, unerased: outcome.unerased)
    }

    private static func report(
        _ backup: BackupReader, _ copy: RestoredCopy, _ rules: LazyRules, head: String?
    ) throws(JalonError) -> BackupReport {
        try copy.look { (store) throws(JalonError) in
            BackupReport(
                kind: backup.kind, manifest: copy.manifest, casebook: try store.identity(), schema: copy.schema,
                bytes: copy.bytes,
                verification: try verify(store, rules, head: head, opensSealed: try opens(store), author: nil))
        }
    }

    /// Whether the vault opens; its secret need not be at hand.
    private static func opens(_ store: CasebookStore) throws(JalonError) -> Bool {
        guard let status = try? store.vaultStatus(), status.sealed > 0 else { return false }
        do {
            try store.unlock()
            return true
        } catch {
            guard error.code == .keyMissing || error.code == .keyWrong else { throw error }
            return false
        }
    }

    /// Records in a restored casebook that it was.
    private static func recordRestored(
        in store: CasebookStore, _ report: BackupReport, author: String
    ) throws(JalonError) {
        let found = report.verification
        let facts: [JSONValue.Member] = [
            .init("entries", .int(Int(found.entries))), .init("head", .string(String(found.head.prefix(16)))),
        ]
        try store.record(CasebookEvent(.casebookRestored, facts), author: author)
    }
}
