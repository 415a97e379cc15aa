package import CaseModel
internal import Foundation
internal import GRDB

/// What an erasure takes from one case.
package struct ErasedRows: Sendable, Hashable {
    /// How many entries of each kind.
    package let kinds: [EntryFacts.Kind: Int]
    /// How many sealed contents.
    package let contents: Int
}

extension StoreTransaction {
    /// What an erasure of a case would take.
    ///
    /// - Throws: `JalonError` (`notFound`) without the case.
    package func erasable(of reference: CaseReference) throws -> ErasedRows {
        guard let id = try touched(reference)?.id else {
            throw JalonError(.notFound, "there is no case \(reference)")
        }
        var kinds: [EntryFacts.Kind: Int] = [:]
        let rows = try Row.fetchAll(
            db, sql: "SELECT kind, count(*) FROM entry WHERE casefile = ? AND facts IS NOT NULL GROUP BY kind",
            arguments: [id])
        for row in rows { if let kind = EntryFacts.Kind(rawValue: row[0]) { kinds[kind] = row[1] } }
        return ErasedRows(
            kinds: kinds,
            contents: try Int.fetchOne(
                db, sql: "SELECT count(*) FROM content WHERE seq IN (SELECT seq FROM entry WHERE casefile = ?)",
                arguments: [id]) ?? 0)
    }

    /// The entries of a case in the order of recording.
    package func entries(of reference: CaseReference) throws -> [TimelineEntry] {
        try touched(reference).map { try reader.entries(ofCase: $0.id, in: db) } ?? []
    }

    /// The end of the chain as this transaction has it.
    package var chainEnd: ChainEnd { ChainEnd(entries: head.sequence, head: head.hash.hexadecimal) }

    /// Takes the facts, their salts and what is sealed from every entry of a case, and says so in an entry of its own.
    ///
    /// The commitments stay, and so the chain.
    ///
    /// - Parameter draft: The entry that says so; how many entries are erased is counted here.
    /// - Throws: `JalonError`: `notFound` without the case, `contradictsRules` for one that is open, kept, or erased.
    package func erase(
        _ reference: CaseReference, saying draft: (_ entries: Int, CaseFold) throws -> EntryDraft
    ) throws -> TimelineEntry {
        guard let touched = try touched(reference) else {
            throw JalonError(.notFound, "there is no case \(reference)")
        }
        let draft = try draft(touched.fold.count, touched.fold)
        try draft.checkTexts()
        try touched.fold.check(draft.facts, on: draft.on, under: rules)
        let entry = try write(draft, caseID: touched.id, reference: touched.fold.header.reference)
        let before: StatementArguments = [touched.id, entry.sequence]
        try db.execute(
            sql: "DELETE FROM content WHERE seq IN (SELECT seq FROM entry WHERE casefile = ? AND seq < ?)",
            arguments: before)
        try db.execute(
            sql: "UPDATE entry SET facts = NULL, facts_salt = NULL WHERE casefile = ? AND seq < ?", arguments: before)
        try StoreSettings.set(CasebookStore.rewriteSetting, to: "pending", in: db)
        reader.forget()
        touched.append(entry)
        try keep(touched)
        return entry
    }
}

extension CasebookStore {
    /// The setting that says that pieces of what was erased may still lie between the rows.
    static let rewriteSetting = "rewrite"

    /// Whether an erasure was recorded after which the file was not written anew.
    package func isRewritePending() throws(JalonError) -> Bool {
        try read { try StoreSettings.value(Self.rewriteSetting, in: $0) } != nil
    }

    /// Writes the whole file anew, row by row.
    ///
    /// What is deleted is overwritten with zeros (`secure_delete`), but SQLite moves rows between pages, and what is
    /// left of a row where it once stood is not a row that is deleted: only a file that is made of the rows alone
    /// holds nothing else. The copy is made in memory, so that nothing of it reaches another disk.
    package func rewrite() throws(JalonError) {
        try translatingErrors(path) {
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA temp_store = MEMORY")
                try db.execute(sql: "VACUUM")
                try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [Self.rewriteSetting])
            }
        }
    }

    /// The files beside the casebook that hold an older state of it: copies from before an upgrade or a restoration.
    package func olderCopies() -> [String] {
        let folder = POSIX.folder(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { file in
            file.hasPrefix("\(name).replaced-") || (file.hasPrefix("\(name).schema-") && file.hasSuffix(".backup"))
        }.sorted()
    }

    /// The closed cases that were not erased, by reference.
    package func closedCases() throws(JalonError) -> [CaseReference] {
        try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT ref FROM casefile WHERE status = 'closed'
                        AND id NOT IN (SELECT casefile FROM entry WHERE kind = 'content-erased') ORDER BY ref
                    """
            ).compactMap { CaseReference($0) }
        }
    }

    /// The cases in which content was ever kept by a hold, by reference.
    package func casesWithHolds() throws(JalonError) -> [CaseReference] {
        try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT ref FROM casefile WHERE id IN (SELECT casefile FROM entry WHERE kind = 'hold-placed')
                    ORDER BY ref
                    """
            ).compactMap { CaseReference($0) }
        }
    }
}
