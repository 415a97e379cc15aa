internal import CaseModel
internal import CountryRules
internal import GRDB

/// Brings the schema of a file to the version that this library writes: all of it in one transaction, or nothing.
///
/// Before a casebook is changed, a copy of its file is on the disk beside it: `PATH.schema-N.backup`, mode 0600. It is
/// made while nobody else can write.
struct SchemaUpgrade {
    let queue: DatabaseQueue
    let path: String
    let keepsCopy: Bool

    /// - Parameter environment: The clock, and the random numbers of the identity of a casebook that is created.
    /// - Returns: What was upgraded; `nil` for a new casebook, and for one of this schema.
    func run(_ environment: StoreEnvironment) throws(JalonError) -> UpgradeReport? {
        try translatingErrors(path) {
            try queue.writeWithoutTransaction { db in
                var report: UpgradeReport?
                guard try version(of: db) < Migration.all.count else { return nil }
                try db.inTransaction(.immediate) {
                    // Another process may have done it while this one waited.
                    let version = try version(of: db)
                    guard version < Migration.all.count else { return .rollback }
                    if version == 0, try Int.fetchOne(db, sql: "SELECT 1 FROM sqlite_master LIMIT 1") != nil {
                        throw JalonError(
                            .damaged, "\(path) holds tables, and no version of a casebook: restore it from a backup")
                    }
                    if version > 0 {
                        report = UpgradeReport(
                            from: version, to: Migration.all.count, copy: keepsCopy ? try copy(db, version) : nil)
                    }
                    for (number, migration) in Migration.all.enumerated().dropFirst(version) {
                        try db.execute(sql: migration.sql)
                        if number == 0 { try StoreSettings.name(db, environment.newEntryID().text) }
                    }
                    try db.execute(sql: "PRAGMA user_version = \(Migration.all.count)")
                    // Before schema 5 no event could say what the proofs of origin come to.
                    if version < 5 { try Origins.seal(author: "jalon", environment: environment, in: db) }
                    return .commit
                }
                return report
            }
        }
    }

    private func version(of db: Database) throws -> Int {
        // A statement, as every opening asks: what GRDB makes of a text of SQL is a fiftieth of a short command.
        try Int.fetchOne(db.cachedStatement(sql: "PRAGMA user_version")) ?? 0
    }

    /// Makes the copy, unless an upgrade that was interrupted left it whole.
    private func copy(_ db: Database, _ version: Int) throws -> String {
        let pages = try CasebookPages(db, path)
        for number in 1...Self.mostCopies {
            let copy = "\(path).schema-\(version)\(number == 1 ? "" : "-\(number)").backup"
            switch POSIX.kind(of: copy) {
            case .nothing:
                try write(pages, to: copy)
                return copy
            case .file where try holds(copy, pages): return copy
            default: continue
            }
        }
        throw refusal("there are \(Self.mostCopies) copies from before beside it; move them elsewhere")
    }

    private static let mostCopies = 100

    private func write(_ pages: CasebookPages, to copy: String) throws {
        do {
            let output = try PrivateOutput(copy, replacing: false)
            try pages.read { try output.write($0) }
            try output.finish()
        } catch {
            throw (error as? JalonError).map { refusal($0.message) } ?? error
        }
    }

    /// Whether a file is the very copy.
    private func holds(_ copy: String, _ pages: CasebookPages) throws -> Bool {
        guard let file = try? BackupFile(copy), file.count == pages.count else { return false }
        var offset = 0
        var isSame = true
        try pages.read { bytes in
            isSame = try isSame && file.read(offset, bytes.count) == bytes
            offset += bytes.count
        }
        return isSame
    }

    private func refusal(_ reason: String) -> JalonError {
        JalonError(
            .failed,
            "\(path) was written by an older Jalon and is upgraded only once a copy of it is kept, which failed: "
                + "\(reason); it was left as it is",
            Wording("backup.no-copy", ["path": .text(path), "reason": .text(reason)]))
    }
}
