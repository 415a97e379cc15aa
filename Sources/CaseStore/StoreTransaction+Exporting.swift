package import CaseModel
internal import GRDB

extension StoreTransaction {
    /// Appends that a case left.
    ///
    /// Nothing is checked of such an entry, and of what is derived of a case only the number of its entries and the place
    /// of the last rest on it: the case need not be read. An export of all cases read and folded each of them for this
    /// alone, a fifth of its time (make bench ROW=jsonl).
    ///
    /// - Throws: `JalonError` (`notFound`) without the case.
    package func appendExport(_ draft: EntryDraft, to reference: CaseReference) throws {
        if isKept(reference) {
            _ = try append(draft, to: reference)
            return
        }
        guard let (id, own) = try place(of: reference) else {
            throw JalonError(.notFound, "there is no case \(reference)")
        }
        guard let sequence = try appendExport(draft, as: draft.json, to: own, at: id) else { return }
        try write(LeavingRun(id, sequence))
    }

    /// Appends that every case left, in the order in which they were opened.
    ///
    /// Their rows lie in that order: in that of the references each would be on another page of the file, of which the
    /// small part that SQLite keeps in memory was read and written again and again (make bench ROW=csv).
    package func appendExportToAll(_ draft: EntryDraft) throws {
        let line = draft.json
        // Cases that were opened here are among them.
        _ = try db
        var last: Int64 = 0
        while true {
            let page = try rows.between { try Self.cases(after: last, in: $0) }
            var run: LeavingRun?
            for (id, reference) in page {
                last = id
                guard let sequence = try appendExport(draft, as: line, to: reference, at: last) else { continue }
                if run?.add(last, sequence) == true { continue }
                if let run { try write(run) }
                run = LeavingRun(last, sequence)
            }
            if let run { try write(run) }
            if page.isEmpty { return }
        }
    }

    /// The next thousand cases in the order in which they were opened.
    private static func cases(after last: Int64, in db: Database) throws -> [(Int64, CaseReference)] {
        let found = try BareStatement("SELECT id, ref FROM casefile WHERE id > ? ORDER BY id LIMIT 1000", in: db)
        found.bind(last, at: 1)
        defer { found.reset() }
        var cases: [(Int64, CaseReference)] = []
        while try found.step() { cases.append((found.number(0), try CaseReader.reference(found, 1))) }
        return cases
    }

    /// Cases that stand one behind the other, and so do the entries that say that they left.
    ///
    /// What is derived of them is written in one statement: a statement for each was a fourth of the time of
    /// recording an export of all (make bench ROW=csv).
    private struct LeavingRun {
        let first: Int64
        var last: Int64
        /// How far the place of an entry in the chain lies behind the row of its case.
        let distance: Int64

        init(_ id: Int64, _ sequence: Int64) {
            (first, last, distance) = (id, id, sequence - id)
        }

        /// Adds the next case; `false` when it stands elsewhere.
        mutating func add(_ id: Int64, _ sequence: Int64) -> Bool {
            guard id == last + 1, sequence - id == distance else { return false }
            last = id
            return true
        }
    }

    private func write(_ run: LeavingRun) throws {
        let statement =
            try ofExport
            ?? rows.statement("UPDATE casefile SET entries = entries + 1, last_seq = id + ? WHERE id BETWEEN ? AND ?")
        ofExport = statement
        try rows.write(statement) { row in
            row.take(run.distance)
            row.take(run.first)
            row.take(run.last)
        }
    }

    /// - Returns: The place of the entry in the chain, while what is derived of the case is left to be written.
    private func appendExport(
        _ draft: EntryDraft, as line: String, to reference: CaseReference, at id: Int64
    ) throws -> Int64? {
        guard case .timelineExported = draft.facts, draft.id == nil, draft.texts.isEmpty, !isKept(reference) else {
            _ = try append(draft, to: reference, line: line)
            return nil
        }
        return try write(draft, line: line, caseID: id, reference: reference).sequence
    }

    /// The row of a case, and its reference as it is kept; `nil` without the case.
    private func place(of reference: CaseReference) throws -> (id: Int64, own: CaseReference)? {
        try rows.between { db in
            let found = try BareStatement("SELECT id, ref FROM casefile WHERE ref = ?", in: db)
            found.bind(reference.text, at: 1)
            defer { found.reset() }
            return try found.step() ? (found.number(0), try CaseReader.reference(found, 1)) : nil
        }
    }
}
