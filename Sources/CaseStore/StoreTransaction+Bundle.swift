package import CaseModel
internal import Foundation
internal import GRDB

extension StoreTransaction {
    /// What a bundle of one case holds, before it is sealed: JSON Lines.
    ///
    /// The first line says what it is; then the case in the interchange format; then a proof for each of its
    /// entries, in the same order.
    ///
    /// - Parameter withTexts: Whether what is sealed goes along.
    /// - Throws: `JalonError`: `notFound`, what opening the vault throws.
    package func bundle(of reference: CaseReference, withTexts: Bool) throws -> [UInt8] {
        guard
            let id = try Int64.fetchOne(
                db, sql: "SELECT id FROM casefile WHERE ref = ?", arguments: [reference.text])
        else { throw JalonError(.notFound, "there is no case \(reference)") }
        let casebook = try StoreSettings.identity(db)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT \(CaseReader.columns), e.facts_salt, e.content_commitment, e.previous, e.hash
                FROM entry AS e JOIN casefile AS c ON c.id = e.casefile WHERE e.casefile = ? ORDER BY e.seq
                """, arguments: [id])
        let contents = withTexts ? try SealedRows.contents(ofCase: id, in: db, with: vault) : [:]
        var lines: [[UInt8]] = []
        var proofs: [[UInt8]] = []
        for row in rows {
            guard let entry = EntryID(row[1] as String), let salt = row[9] as Data? else {
                throw JalonError(.damaged, "\(reference) has an entry without its facts: run jalon verify")
            }
            let content = contents[entry]
            let texts = try content.map { try SealedTexts(bytes: $0.plaintext) } ?? .none
            lines.append(try CasebookStore.line(row, texts))
            let own = Provenance.Link(casebook: casebook, sequence: row[0], previous: row[11], hash: row[12])
            let proof = BundleProof(
                entry: entry,
                provenance: Provenance(
                    factsSalt: salt, contentCommitment: row[10], blinding: content.map { Data($0.blinding) },
                    links: [own] + (try Origins.links(at: row[0], in: db))))
            proofs.append(proof.line)
        }
        let first = JSONValue.object([
            .init("format", .string(BundleContent.format)), .init("casebook", .string(casebook)),
            .init("case", .string(reference.text)), .init("entries", .int(rows.count)),
        ])
        return Array(([Array(first.line.utf8)] + lines + proofs).joined(separator: [UInt8(ascii: "\n")]))
    }
}

/// What a bundle holds once it is opened.
package struct BundleContent: Sendable {
    static let format = "jalon.transfer/1"
    /// The most lines, proofs included: as many as 32 MiB hold of real ones, and more.
    static let mostLines = 200_001

    /// The casebook that made it.
    package let casebook: String
    /// The case line and the lines of its entries, in the interchange format.
    package let lines: [[UInt8]]
    /// The proof of each.
    package let proofs: [BundleProof]

    /// Reads what was sealed.
    ///
    /// - Throws: `JalonError` (`damaged`) when it is not what `bundle` gives.
    package init(_ bytes: [UInt8]) throws(JalonError) {
        // The lines are looked at before each has a place of its own in memory.
        guard bytes.count(where: { $0 == UInt8(ascii: "\n") }) < Self.mostLines else {
            throw JalonError(.damaged, "the bundle holds more lines than a case has: ask for it again")
        }
        let parts = bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
        guard let first = parts.first, let head = try? JSONValue(parsing: first), head["format"]?.text == Self.format,
            let casebook = head["casebook"]?.text, case .int(let count)? = head["entries"],
            parts.count >= 3, !parts.count.isMultiple(of: 2), count == (parts.count - 1) / 2
        else { throw JalonError(.damaged, "the bundle does not hold a case: ask for it again") }
        self.casebook = casebook
        lines = Array(parts[1...count])
        var proofs: [BundleProof] = []
        for part in parts[(count + 1)...] {
            let proof = try BundleProof(line: part)
            guard proof.follows(proofs.last, in: casebook) else {
                throw JalonError(
                    .damaged,
                    "the proofs of the bundle do not follow one another in the chain of its casebook: ask for it again")
            }
            proofs.append(proof)
        }
        self.proofs = proofs
    }
}
