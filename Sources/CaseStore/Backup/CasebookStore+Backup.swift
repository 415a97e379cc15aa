package import CaseModel
internal import GRDB

extension CasebookStore {
    /// Gives a backup of the casebook as it is now, a piece at a time and in constant memory.
    ///
    /// Others read meanwhile, and whoever writes waits.
    ///
    /// - Parameters:
    ///   - sealing: How it is kept from others.
    ///   - cost: What guessing a passphrase costs.
    ///   - random: Where salt and nonce come from.
    ///   - sink: Takes the bytes. What it took is no backup when this throws.
    /// - Returns: What the backup says of the casebook.
    /// - Throws: What the sink throws; `JalonError`: `locked`, `damaged`, `failed`; `invalidInput` for a passphrase of
    ///   fewer than 12 characters.
    package func backUp(
        _ sealing: BackupSealing, cost: ScryptCost = .standard, random: RandomBytes = .system,
        to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) -> BackupManifest {
        // Deriving a key from a passphrase takes a moment, in which nobody has to wait.
        var writer: SealedWriter? =
            if case .sealed(let secret) = sealing {
                try SealedWriter(SealedBackup.format, with: secret, cost: cost, random: random)
            } else { nil }
        return try snapshot { db, pages in
            let end = try ChainHead.last(in: db)
            let events = try Int64.fetchOne(db, sql: "SELECT count(*) FROM event") ?? 0
            let manifest = BackupManifest(
                casebook: try StoreSettings.identity(db), schema: Migration.all.count, entries: end.sequence - events,
                events: events, head: end.hash.hexadecimal, bytes: pages.count, madeAt: environment.now(),
                version: JalonVersion.text)
            if let start = writer?.start() { try sink(start) }
            if let line = try writer?.write(manifest.line + [UInt8(ascii: "\n")]) { try sink(line) }
            try pages.read { bytes in
                let piece = try writer?.write(bytes) ?? bytes
                if !piece.isEmpty { try sink(piece) }
            }
            if let rest = try writer?.finish() { try sink(rest) }
            return manifest
        }
    }

    /// Runs a piece of work while nobody can change the file.
    private func snapshot<Result>(_ work: (Database, CasebookPages) throws -> Result) throws(JalonError) -> Result {
        try read { db in
            var result: Result?
            try db.inTransaction(.deferred) {
                result = try work(db, CasebookPages(db, path))
                return .commit
            }
            guard let result else { throw JalonError(.failed, "\(path) was not backed up") }
            return result
        }
    }

    /// Writes a backup to its file: it is there whole and on the disk when this returns, or not at all.
    ///
    /// - Throws: As the other call; `JalonError` (`failed`) when it cannot be written.
    package func writeBackup(
        to output: PreparedBackup, _ sealing: BackupSealing
    ) throws(JalonError) -> BackupManifest {
        do {
            let manifest = try backUp(sealing) { (bytes) throws(JalonError) in try output.file.write(bytes) }
            try output.file.finish()
            return manifest
        } catch {
            output.file.abandon()
            throw error
        }
    }

    /// Makes the file of a backup, mode 0600, so that what cannot be written is known before a backup goes on record.
    ///
    /// - Parameters:
    ///   - path: Where. The folder is there.
    ///   - replacing: Whether a file that is there gives way; a link never does.
    ///   - watching: Is told where the unfinished file is.
    /// - Throws: `JalonError` (`failed`) when something is there that does not give way, it cannot be made, or the
    ///   disk has not the room.
    package func prepareBackup(
        at path: String, replacing: Bool, watching: (String) -> Void
    ) throws(JalonError) -> PreparedBackup {
        let place = POSIX.absolute(path)
        let own = [self.path] + CasebookPlace.companions.map { self.path + $0 }
        guard !own.contains(place), !own.contains(where: { POSIX.isSameFile($0, place) }) else {
            throw JalonError(.failed, "\(path) is the casebook itself: name another file")
        }
        // A link is refused as it was given, not followed.
        let file = try PrivateOutput(path, replacing: replacing)
        watching(file.temporary)
        let count = try read { try CasebookPages.size(in: $0) }
        // Two lines, a tag for each chunk, the digest, and a few pages for the event that says that it is made.
        try file.reserve(count + (count >> 20) * SealedChunks.tagCount + (1 << 17))
        return PreparedBackup(file: file, isBesideCasebook: POSIX.isBeside(path, self.path))
    }
}

/// The file of a backup that is going to be written.
package struct PreparedBackup {
    let file: PrivateOutput
    /// Whether it lies in the folder of the casebook.
    package let isBesideCasebook: Bool
}
