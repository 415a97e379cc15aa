package import CaseModel
internal import CountryRules
internal import Foundation
internal import GRDB

/// The place of a casebook, when one from a backup takes it.
///
/// What is there is kept aside, and at no moment nothing is there: a restore that is killed leaves the old casebook or
/// the new one.
package struct CasebookPlace {
    /// Where.
    package let path: String
    private let patience: Double

    /// What SQLite may leave beside a file, and would take for a part of another file of that name.
    static let companions = ["-journal", "-wal", "-shm"]

    /// Looks at a place.
    ///
    /// - Throws: `JalonError` (`failed`) when something is there and `replacing` is false, or it is no file.
    package init(
        _ path: String, replacing: Bool, patience: Double = CasebookStore.patience
    ) throws(JalonError) {
        let path = POSIX.absolute(path)
        self.path = path
        self.patience = patience
        switch POSIX.kind(of: path) {
        case .folder: throw JalonError(.failed, "\(path) is a folder; name the casebook file in it")
        case .link, .other: throw JalonError(.failed, "\(path) is not a file; name a casebook file")
        case .file where !replacing:
            throw JalonError(
                .failed,
                "there is a casebook at \(path) already; --force puts the backup in its place and keeps it beside",
                Wording("restore.taken", ["path": .text(path)]))
        case .nothing where !replacing:
            if let left = Self.companions.first(where: { POSIX.kind(of: path + $0) != .nothing }) {
                throw JalonError(
                    .failed,
                    "\(path + left) is left of a casebook that is not there any more: look for that one first; "
                        + "--force keeps it beside")
            }
        case .file, .nothing: break
        }
    }

    /// Makes the folder when it is missing.
    ///
    /// - Throws: `JalonError` (`failed`).
    func makeFolder() throws(JalonError) {
        let folder = POSIX.folder(of: path)
        let made = POSIX.createPrivateFolder(folder)
        guard made == 0 else {
            throw JalonError(.failed, "the folder \(folder) cannot be made: \(POSIX.message(made))")
        }
    }

    /// What taking the place did.
    package struct Taken: Sendable {
        /// Where the casebook that was there is kept; `nil` when there was none.
        package let replaced: String?
        /// The cases of which something was erased in the casebook that was there, as far as it could be read: by the
        /// identifiers of the entries that say so.
        package let erasures: [EntryID: CaseReference]
    }

    /// Puts a file in the place.
    ///
    /// Nobody writes to the casebook that is there meanwhile; one that is too damaged to be locked is replaced without.
    ///
    /// - Throws: `JalonError`: `locked`, `failed`.
    func take(with output: PrivateOutput, at moment: Instant) throws(JalonError) -> Taken {
        guard POSIX.kind(of: path) == .file else {
            let aside = try freeName(at: moment)
            let isLeft = try move(to: aside)
            try output.finish { POSIX.renameToNew($0, path) }
            return Taken(replaced: isLeft ? aside : nil, erasures: [:])
        }
        guard let queue = try lockable() else { return try replace(with: output, at: moment, erasures: [:]) }
        return try translatingErrors(path) {
            try queue.writeWithoutTransaction { db in
                do {
                    try db.execute(sql: "BEGIN EXCLUSIVE")
                } catch let error as DatabaseError where Self.isDamage(error) {
                    return try replace(with: output, at: moment, erasures: [:])
                }
                defer { try? db.execute(sql: "ROLLBACK") }
                return try replace(with: output, at: moment, erasures: (try? Erasures.read(db)) ?? [:])
            }
        }
    }

    /// The casebook that is there, for its lock; `nil` when it is too damaged for one.
    ///
    /// SQLite would throw away the journal of a file that it does not know.
    private func lockable() throws(JalonError) -> DatabaseQueue? {
        if POSIX.kind(of: path + "-journal") != .nothing,
            case .file(_, let start) = POSIX.look(at: path, bytes: 16), start != CasebookFile.magic
        {
            return nil
        }
        return try translatingErrors(path) { () -> DatabaseQueue? in
            var configuration = Configuration()
            configuration.busyMode = .timeout(patience)
            configuration.label = "jalon.replaced"
            do {
                return try DatabaseQueue(path: path, configuration: configuration)
            } catch let error as DatabaseError where Self.isDamage(error) {
                return nil
            }
        }
    }

    private static func isDamage(_ error: DatabaseError) -> Bool {
        [.SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_ERROR].contains(error.resultCode)
    }

    private func replace(
        with output: PrivateOutput, at moment: Instant, erasures: [EntryID: CaseReference]
    ) throws(JalonError) -> Taken {
        let aside = try freeName(at: moment)
        // A journal that stayed would be applied to the new file. One that can be rolled back was, by the lock.
        try move(to: aside)
        try output.finish { POSIX.replace(path, by: $0, keepingAs: aside) }
        return Taken(replaced: aside, erasures: erasures)
    }

    /// Moves what lies beside the place.
    @discardableResult
    private func move(to aside: String) throws(JalonError) -> Bool {
        var moved = false
        for companion in Self.companions where POSIX.kind(of: path + companion) != .nothing {
            let number = POSIX.renameToNew(path + companion, aside + companion)
            guard number == 0 else { throw PrivateOutput.unwritable(aside + companion, number) }
            moved = true
        }
        return moved
    }

    /// Where what is there is kept: `PATH.replaced-20260301T101200Z`.
    private func freeName(at moment: Instant) throws(JalonError) -> String {
        let stamp = moment.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
        let names = (1...100).map { "\(path).replaced-\(stamp)\($0 == 1 ? "" : "-\($0)")" }
        let free = names.first { name in
            ([""] + Self.companions).allSatisfy { POSIX.kind(of: name + $0) == .nothing }
        }
        guard let free else { throw PrivateOutput.unwritable(names[0], POSIX.alreadyThere) }
        return free
    }
}

/// Which entries say that something was erased, and of which case.
enum Erasures {
    static func read(_ db: Database) throws -> [EntryID: CaseReference] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT e.id, c.ref FROM entry AS e JOIN casefile AS c ON c.id = e.casefile
                WHERE e.kind = 'content-erased'
                """)
        var found: [EntryID: CaseReference] = [:]
        while let row = try rows.next() {
            guard let id = EntryID(row[0] as String), let reference = CaseReference(row[1] as String) else { continue }
            found[id] = reference
        }
        return found
    }
}
