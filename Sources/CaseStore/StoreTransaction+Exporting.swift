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
        guard case .timelineExported = draft.facts, draft.id == nil, draft.texts.isEmpty, !isTouched(reference),
            let (id, own) = try place(of: reference)
        else {
            _ = try append(draft, to: reference)
            return
        }
        let entry = try write(draft, caseID: id, reference: own)
        let update = try BareStatement(
            "UPDATE casefile SET entries = entries + 1, last_seq = ? WHERE id = ?", in: db)
        update.bind(entry.sequence, at: 1)
        update.bind(id, at: 2)
        try update.run()
    }

    /// The row of a case, and its reference as it is kept; `nil` without the case.
    private func place(of reference: CaseReference) throws -> (id: Int64, own: CaseReference)? {
        let rows = try BareStatement("SELECT id, ref FROM casefile WHERE ref = ?", in: db)
        rows.bind(reference.text, at: 1)
        defer { rows.reset() }
        guard try rows.step(), let own = CaseReference(rows.text(1)) else { return nil }
        return (rows.number(0), own)
    }
}
