package import CaseModel
internal import CountryRules
internal import Foundation
internal import GRDB

/// The casebook of a backup, in a file that nobody else sees: to be looked through, and to take its place.
package final class RestoredCopy {
    /// The casebook, whose schema is that of this library.
    package let store: CasebookStore
    /// What the backup says of it; `nil` for a plain one.
    package let manifest: BackupManifest?
    /// The schema that it has in the backup.
    package let schema: Int
    /// How many bytes its file has in the backup.
    package let bytes: Int
    private let output: PrivateOutput
    private let place: CasebookPlace?

    /// How the name of a folder begins in which a backup is looked through.
    static let folderPrefix = "jalon-backup-"

    /// Unpacks a backup to be looked through.
    ///
    /// The file is plain, of mode 0600 in a folder of its own of mode 0700 where temporary files are (`TMPDIR`). It has
    /// no name any more once this returns: when the process ends, however it does, it is gone.
    ///
    /// - Parameters:
    ///   - access: How to come by the secret of the backup.
    ///   - vault: How to come by the secret of the casebook's vault.
    ///   - watching: Is told where the unfinished file is.
    /// - Throws: `JalonError`: what unpacking throws; `damaged` when there is no casebook in it.
    package static func toLookThrough(
        _ backup: BackupReader, opening access: VaultAccess, vault: VaultAccess, environment: StoreEnvironment,
        watching: (String) -> Void
    ) throws(JalonError) -> RestoredCopy {
        let temporary = FileManager.default.temporaryDirectory.path
        var name = Array((temporary + "/\(folderPrefix)XXXXXX").utf8CString)
        guard mkdtemp(&name) != nil else { throw PrivateOutput.unwritable(temporary, errno) }
        let folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { rmdir(folder) }
        let output = try PrivateOutput(folder + "/casebook.sqlite", replacing: false)
        defer { unlink(output.temporary) }
        watching(output.temporary)
        return try RestoredCopy(backup, access, vault, environment, output, nil)
    }

    /// Unpacks a backup beside the place that it is going to take.
    ///
    /// - Throws: As the other call.
    package static func toTakePlace(
        _ backup: BackupReader, at place: CasebookPlace, opening access: VaultAccess, vault: VaultAccess,
        environment: StoreEnvironment, watching: (String) -> Void
    ) throws(JalonError) -> RestoredCopy {
        try place.makeFolder()
        let output = try PrivateOutput(place.path, replacing: true)
        watching(output.temporary)
        return try RestoredCopy(backup, access, vault, environment, output, place)
    }

    private init(
        _ backup: BackupReader, _ access: VaultAccess, _ vault: VaultAccess, _ environment: StoreEnvironment,
        _ output: PrivateOutput, _ place: CasebookPlace?
    ) throws(JalonError) {
        do {
            var bytes = 0
            let manifest = try backup.unpack(opening: access) { (piece) throws(JalonError) in
                try output.write(piece)
                bytes += piece.count
            }
            do {
                store = try CasebookStore.openCopy(at: output.temporary, environment: environment, vault: vault)
            } catch {
                throw Self.nameless(error, output)
            }
            self.bytes = bytes
            self.manifest = manifest
            self.output = output
            self.place = place
            schema = store.upgrade?.from ?? Migration.all.count
            try checkManifest()
        } catch {
            output.abandon()
            throw error as? JalonError ?? JalonError(.failed, "\(error)")
        }
    }

    /// Refuses a casebook that is not the one that the backup speaks of.
    private func checkManifest() throws(JalonError) {
        guard let manifest else { return }
        let (identity, end) = (try store.identity(), try store.chainEnd())
        let events = try store.events().count
        guard manifest.casebook == identity, manifest.schema == schema, manifest.bytes == bytes,
            manifest.events == events, manifest.entries + manifest.events == end.entries, manifest.head == end.head
        else {
            throw JalonError(.damaged, "the backup does not hold the casebook that it says it holds: take another one")
        }
    }

    /// Looks through the casebook.
    package func look<Result>(_ work: (CasebookStore) throws(JalonError) -> Result) throws(JalonError) -> Result {
        do {
            return try work(store)
        } catch {
            throw Self.nameless(error, output)
        }
    }

    /// The name of the copy says nothing to anybody.
    private static func nameless(_ error: JalonError, _ output: PrivateOutput) -> JalonError {
        guard error.message.contains(output.temporary) else { return error }
        return JalonError(
            error.code, "the casebook in the backup: \(error.message.replacing(output.temporary, with: "its file"))")
    }

    /// What taking the place did.
    package struct Outcome: Sendable {
        /// Where the casebook that was there is kept; `nil` when there was none.
        package let replaced: String?
        /// The cases of which something was erased in the casebook that was there, and is here again.
        package let unerased: [CaseReference]
    }

    /// Puts the casebook in its place, as it is now; the copy is closed.
    ///
    /// - Throws: `JalonError`: `locked`, `failed`. Then what was there is there.
    package func takePlace() throws(JalonError) -> Outcome {
        guard let place else { throw JalonError(.failed, "this copy is to be looked through alone") }
        do {
            let (erased, references) = try store.read { db in
                (try Erasures.read(db), Set(try String.fetchAll(db, sql: "SELECT ref FROM casefile")))
            }
            try store.close()
            let taken = try place.take(with: output, at: store.environment.now())
            let again = taken.erasures.filter { erased[$0.key] == nil && references.contains($0.value.text) }
            return Outcome(
                replaced: taken.replaced, unerased: Set(again.values).sorted { $0.text < $1.text })
        } catch {
            discard()
            throw error
        }
    }

    /// Takes the copy away.
    package func discard() {
        try? store.close()
        output.abandon()
    }
}
