internal import CaseModel
internal import Foundation
internal import GRDB

/// A walk along the whole chain, from its beginning to its first break: entries of cases, and events of the casebook.
struct ChainWalk {
    /// The end of what is whole.
    let end: ChainHead
    /// How many of them are events.
    let events: Int64
    /// The first break; `nil` when there is none.
    let problem: Verification.Problem?

    init(_ db: Database) throws {
        if let (end, events) = try Self.wholeEnd(db) {
            self.end = end
            self.events = events
            problem = Self.problem(ofEnd: end, kept: try ChainHead.kept(in: db))
            return
        }
        var end = ChainHead(sequence: 0, hash: Chain.genesis(try StoreSettings.identity(db)))
        var events: Int64 = 0
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT e.seq, e.id, e.kind, e.on_day, e.recorded_at, e.author, e.facts, c.ref, e.facts_salt,
                       e.facts_commitment, e.content_commitment, e.previous, e.hash, 0, e.casefile
                FROM entry AS e LEFT JOIN casefile AS c ON c.id = e.casefile
                UNION ALL
                SELECT seq, id, kind, on_day, recorded_at, author, facts, '', facts_salt, facts_commitment, NULL,
                       previous, hash, 1, NULL
                FROM event ORDER BY 1
                """)
        var gone = ErasedFacts()
        while let row = try rows.next() {
            if let message = try Self.problem(of: row, after: end)
                ?? gone.problem(of: row, after: end, events: events, in: db)
            {
                let first =
                    try gone.firstNeverErased(in: db) ?? (end, events, message)
                self.end = first.before
                self.events = first.events
                problem = .init(
                    place: .entry, sequence: min(row[0], first.before.sequence + 1), message: first.message)
                return
            }
            end = ChainHead(sequence: row[0], hash: row[12])
            events += row[13]
        }
        if let first = gone.first {
            self.end = first.before
            self.events = first.events
            problem = .init(place: .entry, sequence: first.before.sequence + 1, message: first.message)
            return
        }
        self.end = end
        self.events = events
        problem = Self.problem(ofEnd: end, kept: try ChainHead.kept(in: db))
    }

    /// Why a row is not the entry that follows; `nil` when it is.
    private static func problem(of row: Row, after end: ChainHead) -> String? {
        let found: Int64 = row[0]
        guard found == end.sequence + 1 else {
            return found > end.sequence
                ? "entry \(end.sequence + 1) is missing: after \(end.sequence) comes \(found)"
                : "entry \(found) is there twice: one of them was inserted"
        }
        let reference: String? = row[7]
        let link = Chain.Link(
            sequence: found, id: row[1], reference: reference ?? "", kind: row[2], on: row[3], recordedAt: row[4],
            author: row[5], factsCommitment: row[9], contentCommitment: row[10], previous: row[11])
        let name = name(of: row)
        // The hash of an event has no case: what has one must not pass for it.
        guard row[13] as Bool || reference != nil else {
            return "\(name) is not what was recorded: its case is gone"
        }
        // Facts that are gone are looked at by ErasedFacts; the commitment to them stands in the hash.
        if let facts = row[6] as String?, let salt = row[8] as Data? {
            guard Chain.commitment(to: facts, salt: salt) == link.factsCommitment else {
                return "\(name): its facts are not those that were recorded"
            }
        }
        guard Chain.hash(link) == row[12] as Data else {
            return "\(name) is not what was recorded: it was changed, inserted or moved"
        }
        guard link.previous == end.hash else {
            return "\(name) does not follow the entry before it: one was inserted, deleted or moved"
        }
        return nil
    }

    /// An entry as a problem names it.
    static func name(of row: Row) -> String {
        let reference: String = row[13] ? "casebook" : row[7] as String? ?? "no case"
        return "entry \(row[0] as Int64) (\(row[1] as String), \(reference), \(row[2] as String), \(row[3] as String))"
    }

    /// Why a chain that is whole does not end where it was left; `nil` when it does.
    private static func problem(ofEnd end: ChainHead, kept: ChainHead?) -> Verification.Problem? {
        guard let kept else {
            return .init(place: .head, sequence: nil, message: "the end of the chain was kept, and is gone")
        }
        guard kept != end else { return nil }
        if kept.sequence > end.sequence {
            return .init(
                place: .entry, sequence: end.sequence + 1,
                message: "entry \(end.sequence + 1) is missing: the chain was cut off, it had \(kept.sequence) entries")
        }
        let first = min(kept.sequence + 1, end.sequence)
        return .init(
            place: .entry, sequence: first,
            message: "entry \(first) was not recorded by Jalon: the chain was left otherwise")
    }
}
