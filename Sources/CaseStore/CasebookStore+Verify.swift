package import CaseModel
package import CountryRules
internal import Foundation
internal import GRDB

extension CasebookStore {
    /// Reads the whole casebook: the file's structure, every link of the chain, and every derived row against
    /// a replay of the entries.
    ///
    /// - Parameters:
    ///   - rules: The rules that the derived rows come from.
    ///   - head: A head kept elsewhere, in hexadecimal; at least its first eight digits.
    ///   - comparesDerived: Whether the derived rows are compared too; not while they come from other rules.
    ///   - opensSealed: Whether every sealed content is opened too, which needs the key.
    package func verify(
        under rules: RuleBook, head kept: String? = nil, comparesDerived: Bool = true, opensSealed: Bool = false
    ) throws(JalonError) -> Verification {
        try read { db in
            var verification: Verification?
            try db.inTransaction(.deferred) {
                verification = try Verifier(
                    db: db, path: path, rules: rules, comparesDerived: comparesDerived,
                    opening: opensSealed ? vault : nil
                ).run(head: kept)
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
    let path: String
    let rules: RuleBook
    let comparesDerived: Bool
    /// The vault whose contents are opened too.
    let opening: Vault?

    func run(head kept: String?) throws -> Verification {
        var problems = try structure()
        // Rows of a damaged file may hold anything: nothing is read from it.
        guard problems.isEmpty else { return Verification(entries: 0, cases: 0, head: "", problems: problems) }
        let cases = try Int64.fetchAll(db, sql: "SELECT id FROM casefile ORDER BY id")
        let derived =
            comparesDerived ? try DerivedRows(of: cases, path: path, beside: db, rules: rules) : nil
        defer { derived?.leave() }
        let chain = try ChainWalk(db)
        // The derived rows of a chain that is broken say nothing more: its first break is what counts.
        problems +=
            try chain.problem.map { [$0] }
            ?? ((derived?.problems(in: db) ?? []) + sealed() + Origins.problems(in: db))
        if let kept, let message = try headProblem(kept.lowercased()) {
            problems.append(.init(place: .head, sequence: nil, message: message))
        }
        return Verification(
            entries: chain.end.sequence - chain.events, events: chain.events, cases: cases.count,
            head: chain.end.hash.hexadecimal,
            sealed: try Int.fetchOne(db, sql: "SELECT count(*) FROM content") ?? 0, isOpened: opening != nil,
            problems: problems)
    }

    /// The file's own structure, and its tables as the migrations made them.
    private func structure() throws -> [Verification.Problem] {
        let lines = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)")
        guard lines == ["ok"] else {
            return [
                .init(
                    place: .file, sequence: nil,
                    message: "the file's structure is damaged: \(lines.joined(separator: "; "))")
            ]
        }
        let schema = "SELECT type || ' ' || name FROM sqlite_master WHERE sql IS NOT NULL ORDER BY 1"
        let expected = try DatabaseQueue().write { fresh in
            for migration in Migration.all { try fresh.execute(sql: migration.sql) }
            return try String.fetchAll(fresh, sql: schema)
        }
        let found = try String.fetchAll(db, sql: schema)
        let strange = Set(found).symmetricDifference(expected).sorted()
        guard strange.isEmpty else {
            return [
                .init(
                    place: .file, sequence: nil,
                    message: "the file's tables are not those of a casebook: \(strange.joined(separator: ", "))")
            ]
        }
        return []
    }

    /// Sealed content that belongs to no entry, that is gone, or that does not open.
    ///
    /// What is not there of an entry that came from elsewhere did not come along; what is not there of one without
    /// facts was erased, which the walk along the chain has seen.
    private func sealed() throws -> [Verification.Problem] {
        var problems: [Verification.Problem] = []
        let strays =
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM content AS s LEFT JOIN entry AS e ON e.seq = s.seq
                    WHERE e.content_commitment IS NULL
                    """) ?? 0
        if strays > 0 {
            problems.append(
                .init(place: .derived, sequence: nil, message: "\(strays) sealed contents belong to no entry"))
        }
        let gone = try Int64.fetchAll(
            db,
            sql: """
                SELECT seq FROM entry AS e WHERE content_commitment IS NOT NULL AND facts IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM content WHERE seq = e.seq)
                    AND NOT EXISTS (SELECT 1 FROM origin WHERE seq = e.seq)
                ORDER BY seq LIMIT 5
                """)
        problems += gone.map {
            .init(place: .entry, sequence: $0, message: "entry \($0): what was sealed beside it is gone")
        }
        if let problem = try lockProblem() { problems.append(problem) }
        if let opening { problems += try SealedRows.problems(in: db, with: opening) }
        return problems
    }

    /// A lock that was changed, or is gone while there is something that it locks.
    private func lockProblem() throws -> Verification.Problem? {
        do {
            // What no entry commits to was never locked, and is a problem of its own.
            let locked = """
                SELECT 1 FROM content AS s JOIN entry AS e ON e.seq = s.seq WHERE e.content_commitment IS NOT NULL LIMIT 1
                """
            guard try Vault.lock(in: db) == nil, try Int.fetchOne(db, sql: locked) != nil else { return nil }
            return .init(
                place: .file, sequence: nil, message: "the lock of the vault is gone, and there is sealed content")
        } catch let error as JalonError {
            return .init(place: .file, sequence: nil, message: error.message)
        }
    }

    /// A kept head has to be the hash of some entry: the chain only ever grows.
    private func headProblem(_ kept: String) throws -> String? {
        guard (8...64).contains(kept.count), kept.allSatisfy(\.isHexDigit) else {
            throw JalonError(.invalidInput, "a head is 8 to 64 hexadecimal digits, as jalon verify prints them")
        }
        let found = try Int.fetchOne(
            db,
            sql: """
                SELECT 1 FROM (SELECT hash FROM entry UNION ALL SELECT hash FROM event)
                WHERE lower(hex(hash)) LIKE ? || '%' LIMIT 1
                """, arguments: [kept])
        let isGenesis = Chain.genesis(try StoreSettings.identity(db)).hexadecimal.hasPrefix(kept)
        return found != nil || isGenesis
            ? nil : "the chain does not contain the head \(kept): entries after it were cut off or replaced"
    }
}
