package import CaseModel
internal import Foundation
internal import GRDB

extension StoreTransaction {
    /// Checks what an entry from elsewhere says of this casebook itself: it has to be here, as the proof says.
    ///
    /// - Throws: `JalonError` (`damaged`) when it is not.
    package func checkOwn(_ proof: BundleProof) throws {
        let identity = try StoreSettings.identity(db)
        guard let link = proof.provenance.links.first(where: { $0.casebook == identity }) else { return }
        let hash = try Data.fetchOne(
            db, sql: "SELECT hash FROM entry WHERE id = ? AND seq = ?", arguments: [proof.entry.text, link.sequence])
        guard hash == link.hash else {
            throw JalonError(
                .damaged,
                "the bundle says that \(proof.entry) was recorded in this casebook, and it was not; nothing was stored")
        }
    }

    /// The texts that are sealed beside the entries of a case, and the entries whose texts do not open.
    ///
    /// - Throws: `JalonError`: `notFound` without the case, what opening the vault throws.
    package func texts(
        of reference: CaseReference
    ) throws -> (texts: [EntryID: SealedTexts], damaged: [EntryID]) {
        guard let id = try touched(reference)?.id else {
            throw JalonError(.notFound, "there is no case \(reference)")
        }
        var damaged: [EntryID] = []
        let contents = try SealedRows.contents(ofCase: id, in: db, with: vault) { entry, _ in damaged.append(entry) }
        return (try contents.mapValues { try SealedTexts(bytes: $0.plaintext) }, damaged)
    }

    /// The cases with something sealed that were not erased, by reference.
    package func casesWithTexts() throws -> [CaseReference] {
        try String.fetchAll(
            db,
            sql: """
                SELECT ref FROM casefile WHERE id IN (
                    SELECT e.casefile FROM content AS s JOIN entry AS e ON e.seq = s.seq)
                    AND id NOT IN (SELECT casefile FROM entry WHERE kind = 'content-erased') ORDER BY ref
                """
        ).compactMap { CaseReference($0) }
    }

    /// The entries that somebody recorded here, the last first; those that came from another casebook are of others.
    ///
    /// - Parameter each: Is given one after the other, and says whether it wants the next.
    package func entries(
        by author: String, in reference: CaseReference?, each: (TimelineEntry) throws -> Bool
    ) throws {
        let found = try BareStatement(
            """
            SELECT \(CaseReader.columns) FROM entry AS e JOIN casefile AS c ON c.id = e.casefile
            WHERE e.author = ? AND e.facts IS NOT NULL AND NOT EXISTS (SELECT 1 FROM origin WHERE origin.seq = e.seq)
                \(reference == nil ? "" : " AND c.ref = ?") ORDER BY e.seq DESC
            """, in: db)
        found.bind(try Author.checked(author), at: 1)
        if let reference { found.bind(reference.text, at: 2) }
        defer { found.reset() }
        while try found.step() {
            guard try each(reader.entry(found)) else { return }
        }
    }
}
