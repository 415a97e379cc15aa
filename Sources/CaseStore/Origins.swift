internal import CaseModel
internal import Crypto
internal import Foundation
internal import GRDB

/// The proofs of origin of entries that came from other casebooks.
enum Origins {
    /// Keeps where an entry was recorded before.
    static func insert(_ links: [Provenance.Link], at sequence: Int64, in db: Database) throws {
        for link in links {
            try db.cachedStatement(
                sql: "INSERT INTO origin (seq, casebook, origin_seq, previous, hash) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [sequence, link.casebook, link.sequence, link.previous, link.hash])
        }
    }

    /// What all proofs of origin together come to, in hexadecimal.
    ///
    /// It is in the chain since the last of them came: the rows themselves are covered by no hash of this casebook.
    ///
    ///     digest = H("jalon.origins/1\n" + for each row, by entry and casebook, a line:
    ///                entry + " " + casebook + " " + place there + " " + hash before + " " + hash + "\n")
    ///
    /// Numbers are decimal, hashes 64 small hexadecimal digits.
    private static func digest(in db: Database) throws -> (rows: Int, digest: String) {
        var hash = SHA256()
        hash.update(data: Data("jalon.origins/1\n".utf8))
        var count = 0
        let rows = try Row.fetchCursor(
            db, sql: "SELECT seq, casebook, origin_seq, previous, hash FROM origin ORDER BY seq, casebook")
        while let row = try rows.next() {
            let hashes = "\((row[3] as Data).hexadecimal) \((row[4] as Data).hexadecimal)"
            hash.update(data: Data("\(row[0] as Int64) \(row[1] as String) \(row[2] as Int64) \(hashes)\n".utf8))
            count += 1
        }
        return (count, Data(hash.finalize()).hexadecimal)
    }

    /// Keeps in the chain what the proofs of origin come to, when there are any.
    static func seal(author: String, environment: StoreEnvironment, in db: Database) throws {
        let found = try digest(in: db)
        guard found.rows > 0 else { return }
        try Events.append(
            CasebookEvent(
                .originsKept, [.init("digest", .string(found.digest)), .init("rows", .int(found.rows))]),
            author: author, environment: environment, in: db)
    }

    /// Why the proofs of origin are not those that were kept; `nil` when they are.
    private static func digestProblem(in db: Database) throws -> Verification.Problem? {
        let found = try digest(in: db)
        let last = try Row.fetchOne(
            db, sql: "SELECT seq, facts FROM event WHERE kind = ? ORDER BY seq DESC LIMIT 1",
            arguments: [CasebookEvent.Kind.originsKept.rawValue])
        guard let last else {
            guard let first = try Int64.fetchOne(db, sql: "SELECT min(seq) FROM origin") else { return nil }
            return .init(
                place: .entry, sequence: first,
                message: "entry \(first) has a proof of origin that did not come with it")
        }
        if case .object(let facts) = try? JSONValue(parsing: Array((last[1] as String).utf8)),
            facts.contains(.init("digest", .string(found.digest)))
        {
            return nil
        }
        return .init(
            place: .derived, sequence: nil,
            message:
                "the proofs of origin are not those that were kept with entry \(last[0] as Int64): one was changed, inserted or deleted"
        )
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
        if problems.isEmpty, let problem = try digestProblem(in: db) { problems.append(problem) }
        return problems
    }
}
