internal import CaseModel
internal import CountryRules

/// How a backup is kept from others.
public enum BackupSealing: Sendable {
    /// Sealed with a key or a passphrase.
    case sealed(with: BundleSecret)
    /// Not at all: it is the casebook's file itself, and whoever has it reads all that is not in the vault.
    case plain
}

/// What opens a backup.
public enum BackupKind: String, Sendable {
    /// Nothing is needed: it is a casebook's file.
    case plain
    /// A key.
    case key
    /// A passphrase.
    case passphrase
}

/// A backup that is sealed.
///
///     jalon-backup-1\n, and then as `SealedFormat` says, for `jalon.backup/1`
///
/// Nothing of the cases is outside of what is sealed. The plaintext is the manifest, one line of JSON in this order and
/// without blanks, a line feed, and the bytes of the casebook's file:
///
///     {"casebook":"<identity>","schema":<number>,"entries":<number>,"events":<number>,"head":"<32 bytes>",
///      "bytes":<number>,"madeAt":"<moment in UTC>","jalon":"<version>"}\n
enum SealedBackup {
    static let format = SealedFormat(
        name: "jalon.backup/1", magic: Array("jalon-backup-1\n".utf8), opened: .backup,
        damaged: JalonError(
            .damaged, "the backup was changed or cut since it was made: take another one",
            Wording("backup.damaged")),
        newer: JalonError(.damaged, "the backup was made by a newer Jalon: update Jalon"),
        unsealed: JalonError(.failed, "the backup could not be sealed"))
}
