public import CaseModel
public import CountryRules
internal import Foundation
internal import GRDB

extension CasebookStore {
    /// Reads the whole casebook: the file's structure, every link of the chain, and every derived row against
    /// a replay of the entries.
    ///
    /// - Parameters:
    ///   - rules: The rules that the derived rows come from.
    ///   - head: A head kept elsewhere, in hexadecimal; at least its first eight digits.
    public func verify(under rules: RuleBook, head kept: String? = nil) throws(JalonError) -> Verification {
        try read { db in
            var verification: Verification?
            try db.inTransaction(.deferred) {
                verification = try Verifier(db: db, rules: rules).run(head: kept)
                return .commit
            }
            guard let verification else { throw JalonError(.failed, "\(path) was not verified") }
            return verification
        }
    }
}

/// One reading of the whole casebook.
private struct Verifier {
    let db: Database
    let rules: RuleBook

    func run(head kept: String?) throws -> Verification {
        var problems = try structure()
        // Rows of a damaged file may hold anything: nothing is read from it.
        guard problems.isEmpty else { return Verification(entries: 0, cases: 0, head: "", problems: problems) }
        let chain = try walk()
        if let broken = chain.problem { problems.append(broken) }
        let cases = try Int64.fetchAll(db, sql: "SELECT id FROM casefile ORDER BY id")
        // The derived rows of a chain that is broken say nothing more: its first break is what counts.
        if problems.isEmpty { problems += try derived(cases) }
        if let kept, let message = try headProblem(kept.lowercased()) {
            problems.append(.init(place: .head, sequence: nil, message: message))
        }
        return Verification(
            entries: chain.entries, cases: cases.count, head: chain.head.hexadecimal, problems: problems)
    }

    private func structure() throws -> [Verification.Problem] {
        let lines = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)")
        guard lines != ["ok"] else { return [] }
        return [
            .init(
                place: .file, sequence: nil,
                message: "the file's structure is damaged: \(lines.joined(separator: "; "))")
        ]
    }

    /// Follows the chain to its first break.
    private func walk() throws -> (entries: Int64, head: Data, problem: Verification.Problem?) {
        var previous = Chain.genesis(try StoreSettings.identity(db))
        var sequence: Int64 = 0
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT e.seq, e.id, e.kind, e.on_day, e.recorded_at, e.author, e.facts, c.ref, e.facts_salt,
                       e.facts_commitment, e.content_commitment, e.previous, e.hash
                FROM entry AS e LEFT JOIN casefile AS c ON c.id = e.casefile ORDER BY e.seq
                """)
        while let row = try rows.next() {
            let found: Int64 = row[0]
            func broken(at place: Int64, _ message: String) -> (Int64, Data, Verification.Problem?) {
                (sequence, previous, .init(place: .entry, sequence: place, message: message))
            }
            guard found == sequence + 1 else {
                return broken(at: sequence + 1, "entry \(sequence + 1) is missing: after \(sequence) comes \(found)")
            }
            let reference: String? = row[7]
            let link = Chain.Link(
                sequence: found, id: row[1], reference: reference ?? "", kind: row[2], on: row[3], recordedAt: row[4],
                author: row[5], factsCommitment: row[9], contentCommitment: row[10], previous: row[11])
            let name = "entry \(found) (\(link.id), \(reference ?? "no case"), \(link.kind), \(link.on))"
            if let facts = row[6] as String?, let salt = row[8] as Data?,
                Chain.commitment(to: facts, salt: salt) != link.factsCommitment
            {
                return broken(at: found, "\(name): its facts are not those that were recorded")
            }
            guard Chain.hash(link) == row[12] as Data else {
                return broken(at: found, "\(name) is not what was recorded: it was changed, inserted or moved")
            }
            guard link.previous == previous else {
                return broken(
                    at: found, "\(name) does not follow the entry before it: one was inserted, deleted or moved")
            }
            previous = row[12]
            sequence = found
        }
        return (sequence, previous, nil)
    }

    private func derived(_ cases: [Int64]) throws -> [Verification.Problem] {
        if let cut = try cutTail() { return [cut] }
        var problems: [Verification.Problem] = []
        for id in cases {
            do {
                guard let difference = try Projection.difference(ofCase: id, in: db, rules: rules) else { continue }
                problems.append(.init(place: .derived, sequence: nil, message: difference))
            } catch let error as JalonError {
                problems.append(.init(place: .derived, sequence: nil, message: error.message))
            }
        }
        let strays =
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM deadline WHERE casefile NOT IN (SELECT id FROM casefile)") ?? 0
        if strays > 0 {
            problems.append(.init(place: .derived, sequence: nil, message: "\(strays) deadlines belong to no case"))
        }
        return problems
    }

    /// An entry that was cut off at the end leaves a chain that is whole, and a case that had a later entry than
    /// there is: then the first one that is missing is named.
    private func cutTail() throws -> Verification.Problem? {
        let end = try Int64.fetchOne(db, sql: "SELECT max(seq) FROM entry") ?? 0
        let row = try Row.fetchOne(
            db, sql: "SELECT ref, last_seq FROM casefile WHERE last_seq > ? ORDER BY last_seq LIMIT 1",
            arguments: [end])
        guard let row else { return nil }
        let (reference, last): (String, Int64) = (row[0], row[1])
        return .init(
            place: .entry, sequence: end + 1,
            message: "entry \(end + 1) is missing: the chain was cut off, and \(reference) had an entry \(last)")
    }

    /// A kept head has to be the hash of some entry: the chain only ever grows.
    private func headProblem(_ kept: String) throws -> String? {
        guard (8...64).contains(kept.count), kept.allSatisfy(\.isHexDigit) else {
            throw JalonError(.invalidInput, "a head is 8 to 64 hexadecimal digits, as jalon verify prints them")
        }
        let found = try Int.fetchOne(
            db, sql: "SELECT 1 FROM entry WHERE lower(hex(hash)) LIKE ? || '%' LIMIT 1", arguments: [kept])
        let isGenesis = Chain.genesis(try StoreSettings.identity(db)).hexadecimal.hasPrefix(kept)
        return found != nil || isGenesis
            ? nil : "the chain does not contain the head \(kept): entries after it were cut off or replaced"
    }
}
