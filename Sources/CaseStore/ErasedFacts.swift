internal import CaseModel
internal import Foundation
internal import GRDB

/// Facts that are gone: right when a later entry of the same case says that they were erased, and its count agrees.
struct ErasedFacts {
    /// The first entry of a case whose facts are gone: the end of the chain before it, how many events that
    /// has, and what is said of it.
    typealias Gone = (before: ChainHead, events: Int64, message: String)

    /// By the row of the case, as long as no erasure was met.
    private var gone: [Int64: Gone] = [:]
    /// The cases whose erasure was met.
    private var erased: Set<Int64> = []

    /// Of the facts that are gone without an erasure, the first in the chain.
    var first: Gone? { gone.values.min { $0.before.sequence < $1.before.sequence } }

    /// Of the facts that are gone in cases that no entry further on erases, the first in the chain.
    ///
    /// Where the chain breaks before its end, this is known without reading on: an erasure that is there was not met yet.
    func firstNeverErased(in db: Database) throws -> Gone? {
        let erasures = try db.cachedStatement(sql: "SELECT max(seq) FROM entry WHERE casefile = ? AND kind = ?")
        return try gone.filter { id, gone in
            let last = try Int64.fetchOne(erasures, arguments: [id, EntryFacts.Kind.contentErased.rawValue])
            return (last ?? 0) <= gone.before.sequence + 1
        }.values.min { $0.before.sequence < $1.before.sequence }
    }

    /// Looks at the next entry, which follows in the chain.
    ///
    /// - Parameter row: As `ChainWalk` reads it.
    /// - Returns: What is wrong; `nil` when nothing is, or it cannot be said yet.
    mutating func problem(
        of row: Row, after end: ChainHead, events: Int64, in db: Database
    ) throws -> String? {
        guard let id = row[14] as Int64? else { return nil }
        guard let facts = row[6] as String? else {
            let message = "\(ChainWalk.name(of: row)): its facts are gone"
            if erased.contains(id) { return message }
            if gone[id] == nil { gone[id] = (end, events, message) }
            return nil
        }
        guard row[2] as String == EntryFacts.Kind.contentErased.rawValue else { return nil }
        guard let reference = (row[7] as String?).flatMap({ CaseReference($0) }),
            case .contentErased(let kept)? =
                try? EntryFacts.read(facts.utf8, kind: .contentErased, reference: reference).facts
        else { return "\(ChainWalk.name(of: row)): what it says was erased cannot be read" }
        let before = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*), count(facts), (SELECT count(*) FROM content WHERE seq IN (
                    SELECT seq FROM entry WHERE casefile = ?1 AND seq < ?2))
                FROM entry WHERE casefile = ?1 AND seq < ?2
                """, arguments: [id, row[0] as Int64])
        guard let before, before[0] as Int == kept.entries else {
            return "\(ChainWalk.name(of: row)): it erased \(kept.entries) entries, and there are others before it"
        }
        guard before[1] as Int == 0, before[2] as Int == 0 else {
            return "\(ChainWalk.name(of: row)): erased content of \(reference) is still there"
        }
        gone[id] = nil
        erased.insert(id)
        return nil
    }
}
