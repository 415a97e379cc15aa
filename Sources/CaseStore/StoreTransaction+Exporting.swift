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
        try appendExport(draft, as: draft.json, to: own, at: id)
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
            let page = try rows.between { db in
                try Row.fetchAll(
                    db, sql: "SELECT id, ref FROM casefile WHERE id > ? ORDER BY id LIMIT 1000", arguments: [last])
            }
            for row in page {
                last = row[0]
                guard let reference = CaseReference(row[1] as String) else {
                    throw JalonError(.damaged, "a case cannot be read: run jalon verify")
                }
                try appendExport(draft, as: line, to: reference, at: last)
            }
            if page.isEmpty { return }
        }
    }

    private func appendExport(
        _ draft: EntryDraft, as line: String, to reference: CaseReference, at id: Int64
    ) throws {
        guard case .timelineExported = draft.facts, draft.id == nil, draft.texts.isEmpty, !isKept(reference) else {
            _ = try append(draft, to: reference, line: line)
            return
        }
        let entry = try write(draft, line: line, caseID: id, reference: reference)
        let statement =
            try ofExport ?? rows.statement("UPDATE casefile SET entries = entries + 1, last_seq = ? WHERE id = ?")
        ofExport = statement
        try rows.write(statement) { row in
            row.take(entry.sequence)
            row.take(id)
        }
    }

    /// The row of a case, and its reference as it is kept; `nil` without the case.
    private func place(of reference: CaseReference) throws -> (id: Int64, own: CaseReference)? {
        try rows.between { db in
            let found = try BareStatement("SELECT id, ref FROM casefile WHERE ref = ?", in: db)
            found.bind(reference.text, at: 1)
            defer { found.reset() }
            guard try found.step(), let own = CaseReference(found.text(1)) else { return nil }
            return (found.number(0), own)
        }
    }
}
