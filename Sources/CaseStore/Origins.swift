internal import CaseModel
internal import Foundation
internal import GRDB

/// The proofs of origin of entries that came from other casebooks.
enum Origins {
    /// Keeps where an entry was recorded before.
    static func insert(_ provenance: Provenance?, at sequence: Int64, in db: Database) throws {
        for link in provenance?.links ?? [] {
            try db.cachedStatement(
                sql: "INSERT INTO origin (seq, casebook, origin_seq, previous, hash) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [sequence, link.casebook, link.sequence, link.previous, link.hash])
        }
    }

    /// The casebooks that an entry was recorded in before.
    static func links(at sequence: Int64, in db: Database) throws -> [Provenance.Link] {
        let statement = try db.cachedStatement(
            sql: "SELECT casebook, origin_seq, previous, hash FROM origin WHERE seq = ? ORDER BY casebook")
        return try Row.fetchAll(statement, arguments: [sequence]).map {
            Provenance.Link(casebook: $0[0], sequence: $0[1], previous: $0[2], hash: $0[3])
        }
    }

    /// The entries whose hash in another casebook is not the one that was brought along.
    static func problems(in db: Database) throws -> [Verification.Problem] {
        var problems: [Verification.Problem] = []
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT e.seq, o.origin_seq, e.id, c.ref, e.kind, e.on_day, e.recorded_at, e.author, e.facts_commitment,
                       e.content_commitment, o.previous, o.hash, o.casebook
                FROM origin AS o LEFT JOIN entry AS e ON e.seq = o.seq LEFT JOIN casefile AS c ON c.id = e.casefile
                ORDER BY o.seq, o.casebook
                """)
        while let row = try rows.next() {
            guard let sequence = row[0] as Int64? else {
                problems.append(.init(place: .derived, sequence: nil, message: "a proof of origin belongs to no entry"))
                continue
            }
            let link = Chain.Link(
                sequence: row[1], id: row[2], reference: row[3], kind: row[4], on: row[5], recordedAt: row[6],
                author: row[7], factsCommitment: row[8], contentCommitment: row[9], previous: row[10])
            guard Chain.hash(link) != row[11] as Data else { continue }
            problems.append(
                .init(
                    place: .entry, sequence: sequence,
                    message: "entry \(sequence) is not what was recorded in the casebook \(row[12] as String)"))
        }
        return problems
    }
}
