internal import Jalon

/// How the secret of a backup and that of the vault in it are come by: both by `--key` and `--passphrase`.
struct BackupSecrets {
    /// What opens the backup; a passphrase is asked for on a terminal.
    let ofBackup: VaultAccess
    /// What opens the vault, as far as it was named for the backup or beside it; nothing is asked for.
    let ofVault: VaultAccess

    init(_ session: Session) {
        let (settings, read) = (session.settings, Typed())
        // A command runs on one thread.
        nonisolated(unsafe) let text = session.text
        ofBackup = VaultAccess { kind throws(JalonError) in
            switch kind {
            case .keyFile: return settings.keyFile.map { .keyFile($0) }
            case .passphrase:
                if let passphrase = settings.passphrase {
                    read.passphrase = try text.secret(
                        passphrase, for: "--passphrase", asking: "backup.prompt.passphrase")
                } else {
                    read.passphrase = try text.typed(asking: "backup.prompt.passphrase", isNew: false)
                }
                return read.passphrase.map { .passphrase($0) }
            }
        }
        ofVault = VaultAccess { kind throws(JalonError) in
            switch kind {
            case .keyFile: return settings.keyFile.map { .keyFile($0) }
            case .passphrase:
                // Standard input can be read once; what opens the backup may open the vault as well.
                if read.passphrase == nil, let passphrase = settings.passphrase {
                    read.passphrase = try text.secret(
                        passphrase, for: "--passphrase", asking: "prompt.vault-passphrase")
                }
                return read.passphrase.map { .passphrase($0) }
            }
        }
    }

    /// The passphrase that was read.
    private final class Typed: @unchecked Sendable { var passphrase: String? }
}
