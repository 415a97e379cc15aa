internal import CaseModel
internal import CountryRules
internal import Foundation
internal import GRDB

/// The vault of an open casebook: its lock is in the file, its key never is.
///
/// The key is derived once, when something sealed is first needed, and again after another process changed it.
final class Vault: @unchecked Sendable {
    private static let setting = "vault"

    private let access: VaultAccess
    private let mutex = NSLock()
    private var opened: (lock: VaultLock, key: VaultKey)?

    init(_ access: VaultAccess) { self.access = access }

    /// What the casebook keeps to know its key; `nil` before a vault was made.
    static func lock(in db: Database) throws -> VaultLock? {
        try StoreSettings.value(setting, in: db).map { (text) throws(JalonError) in try VaultLock.read(text) }
    }

    /// Keeps a lock.
    static func keep(_ lock: VaultLock, in db: Database) throws {
        try StoreSettings.set(setting, to: lock.text, in: db)
    }

    /// The key.
    ///
    /// Nobody types a passphrase, and none is derived, while others wait for the casebook: within a transaction that
    /// writes, a passphrase vault has to be open already.
    ///
    /// - Throws: `JalonError`: `keyMissing` without a vault or a secret, `keyWrong`, `damaged` for a lock that was
    ///   changed, or is gone; `locked` when another process changed the passphrase meanwhile.
    func key(in db: Database) throws -> VaultKey {
        guard let lock = try Self.lock(in: db) else {
            guard try Int.fetchOne(db, sql: "SELECT 1 FROM content LIMIT 1") == nil else {
                throw JalonError(
                    .damaged,
                    "the lock of the vault is gone, and there is sealed content: restore the casebook from a backup")
            }
            throw JalonError(
                .keyMissing,
                "this casebook has no vault, in which free text and identity are sealed: make one first (jalon vault init)",
                Wording("refusal.no-vault"))
        }
        mutex.lock()
        defer { mutex.unlock() }
        if let opened, opened.lock == lock { return opened.key }
        let kind = VaultAccess.Kind(rawValue: lock.kind.rawValue) ?? .keyFile
        guard kind == .keyFile || !db.isInsideTransaction else {
            throw JalonError(
                .locked,
                "the passphrase of the vault was changed, or is needed, in the middle of writing: nothing was recorded; try again"
            )
        }
        guard let secret = try access.secret(kind) else {
            throw JalonError(
                .keyMissing,
                kind == .keyFile
                    ? "what is sealed needs the key: name its file (--key FILE, or JALON_KEY)"
                    : "what is sealed needs the passphrase (--passphrase - or @FILE)",
                Wording(kind == .keyFile ? "refusal.key-needed" : "refusal.passphrase-needed"))
        }
        let key = try lock.key(from: secret)
        opened = (lock, key)
        return key
    }
}
