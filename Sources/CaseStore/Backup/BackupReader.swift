package import CaseModel
internal import CountryRules
internal import Foundation

/// A backup, looked at: what kind it is, and whether it is as it was written.
package final class BackupReader {
    /// What opens it.
    package let kind: BackupKind
    private let file: BackupFile
    private let sealed: SealedReader?

    /// Looks at a file.
    ///
    /// - Throws: `JalonError`: `notFound`, `failed`; `damaged` when it is not a backup, with what it looks like, and when
    ///   it was changed, cut or added to.
    package init(at path: String) throws(JalonError) {
        let file = try BackupFile(path)
        self.file = file
        let start = try file.read(0, min(file.count, 64))
        guard !start.starts(with: CasebookFile.magic) else {
            // What a writer left unfinished lies in the journal, and not in this file.
            guard POSIX.kind(of: path + "-journal") == .nothing else {
                throw JalonError(
                    .damaged,
                    "\(path) is a casebook that somebody is writing to, or was: it is no backup (\(path)-journal)")
            }
            kind = .plain
            sealed = nil
            return
        }
        guard start.starts(with: SealedBackup.format.magic) else {
            let look =
                Self.others.first { start.starts(with: $0.start.utf8) }?.look
                ?? (start.isEmpty ? "it is empty" : "it is a file of another kind, or its beginning was changed")
            throw JalonError(
                .damaged, "\(path) is not a backup: \(look)", Wording("backup.not-one", ["path": .text(path)]))
        }
        let reader = try SealedReader(.init(count: file.count, read: file.read), SealedBackup.format)
        sealed = reader
        kind = reader.header.kind == .key ? .key : .passphrase
    }

    private static let others = [
        (start: "jalon-backup-1\r", look: "its line ends were changed on its way; copy it as a file, not as text"),
        (start: "jalon-backup-", look: "a newer Jalon has made it; update Jalon"),
        (start: "jalon-bundle-", look: "it is the bundle of a transfer; jalon transfer receive takes it over"),
        (start: "jalon-key-", look: "it looks like a key file"),
        (start: "{", look: "it looks like JSON, such as a dump; jalon import reads a dump"),
        (start: "PK\u{3}\u{4}", look: "it looks like a ZIP archive; unpack it first"),
    ]

    /// Gives the bytes of the casebook's file.
    ///
    /// - Parameters:
    ///   - access: How to come by the secret, when it is sealed.
    ///   - sink: Takes at most 1 MiB at a time. What it took counts for nothing when this throws.
    /// - Returns: What the backup says of the casebook; `nil` for a plain one.
    /// - Throws: What the sink throws; `JalonError`: `keyMissing`, `keyWrong`, `damaged`, `failed`.
    func unpack(
        opening access: VaultAccess, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) -> BackupManifest? {
        guard let sealed else {
            var offset = 0
            while offset < file.count {
                let bytes = try file.read(offset, min(SealedChunks.size, file.count - offset))
                try sink(bytes)
                offset += bytes.count
            }
            return nil
        }
        guard let secret = try access.secret(kind == .key ? .keyFile : .passphrase) else {
            throw JalonError(
                .keyMissing,
                kind == .key
                    ? "the backup opens with a key: name its file (--key FILE)"
                    : "the backup opens with a passphrase: give it (--passphrase - or @FILE)",
                Wording(kind == .key ? "backup.key-needed" : "backup.passphrase-needed"))
        }
        var manifest: BackupManifest?
        var count = 0
        try sealed.open(with: secret.resolved()) { (chunk) throws(JalonError) in
            guard manifest == nil else {
                count += chunk.count
                return try sink(chunk)
            }
            let line = chunk.prefix(BackupManifest.longest + 1).prefix { $0 != UInt8(ascii: "\n") }
            guard line.count < chunk.count, let found = BackupManifest(line: line) else { throw Self.unreadable }
            manifest = found
            count = chunk.count - line.count - 1
            try sink(Array(chunk.dropFirst(line.count + 1)))
        }
        guard let manifest, count == manifest.bytes else { throw Self.unreadable }
        return manifest
    }

    private static let unreadable = JalonError(.damaged, "the backup does not hold a casebook: take another one")
}
