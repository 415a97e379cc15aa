public import CaseModel
public import CaseStore

/// A backup that was made.
public struct BackupReceipt: Sendable, Hashable {
    /// What it says of the casebook in it.
    public let manifest: BackupManifest
    /// What opens it.
    public let kind: BackupKind
    /// How many cases are in it.
    public let cases: Int
    /// Whether the key of the vault opens it: who loses that key has lost the backup's sealed texts and the backup.
    public let opensWithVaultKey: Bool
    /// Whether it lies in the folder of the casebook: what happens to the one happens to the other.
    public let isBesideCasebook: Bool
}

extension Casebook {
    /// Gives a backup of the casebook, a piece at a time and in constant memory.
    ///
    /// It is on record before it is made, so that the backup holds that too. Others read meanwhile, and whoever writes
    /// waits.
    ///
    /// - Parameters:
    ///   - sealing: How it is kept from others.
    ///   - author: Who makes it.
    ///   - sink: Takes the bytes. What it took is no backup when this throws.
    /// - Returns: What the backup says of the casebook.
    /// - Throws: What the sink throws; `JalonError`: `locked`, `damaged`, `failed`; `invalidInput` for a passphrase of
    ///   fewer than 12 characters.
    public func backUp(
        _ sealing: BackupSealing, author: String, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) -> BackupManifest {
        let work = log.begin("casebook.backup")
        try recordBackup(sealing, author: author)
        let manifest = try store.backUp(sealing, to: sink)
        work.done()
        return manifest
    }

    /// Writes a backup of the casebook to a file of mode 0600: it is there whole and on the disk when this returns, or
    /// not at all.
    ///
    /// - Parameters:
    ///   - path: Where. The folder is there.
    ///   - sealing: How it is kept from others.
    ///   - replacing: Whether a file that is there gives way; a link never does.
    ///   - author: Who makes it.
    /// - Throws: `JalonError`: `locked`, `damaged`; `failed` when something is there that does not give way, and when it
    ///   cannot be written; `invalidInput` for a passphrase of fewer than 12 characters.
    @discardableResult
    public func writeBackup(
        at path: String, _ sealing: BackupSealing, replacing: Bool = false, author: String
    ) throws(JalonError) -> BackupReceipt {
        try writeBackup(at: path, sealing, replacing: replacing, author: author) { _ in }
    }

    /// The same, for somebody who has to know where the unfinished file is.
    package func writeBackup(
        at path: String, _ sealing: BackupSealing, replacing: Bool, author: String, watching: (String) -> Void
    ) throws(JalonError) -> BackupReceipt {
        let kind: BackupKind
        var opensWithVaultKey = false
        switch sealing {
        case .plain: kind = .plain
        case .sealed(with: .passphrase): kind = .passphrase
        case .sealed(with: .key(let key)):
            kind = .key
            opensWithVaultKey = try store.isVaultKey(key)
        }
        let prepared = try store.prepareBackup(at: path, replacing: replacing, watching: watching)
        let work = log.begin("casebook.backup")
        try recordBackup(sealing, author: author)
        let receipt = BackupReceipt(
            manifest: try store.writeBackup(to: prepared, sealing), kind: kind, cases: try store.caseCount(),
            opensWithVaultKey: opensWithVaultKey, isBesideCasebook: prepared.isBesideCasebook)
        work.done(["cases": receipt.cases])
        return receipt
    }

    /// Records that a backup is made.
    private func recordBackup(_ sealing: BackupSealing, author: String) throws(JalonError) {
        let isSealed = if case .plain = sealing { false } else { true }
        try store.record(CasebookEvent(.backupCreated, [.init("sealed", .bool(isSealed))]), author: author)
    }
}
