package import CaseModel
internal import GRDB

extension CasebookStore {
    /// How many entries are read at a time before writers have their turn; a case is never split.
    private static let walkPage = 2_000

    /// Goes through the cases by reference, each with its entries in the order of recording.
    ///
    /// Memory grows with the longest case, not with their number. What is recorded meanwhile is not seen: every
    /// case ends where the casebook ended in the beginning.
    ///
    /// - Parameters:
    ///   - last: The place in the chain of the last entry that counts; `nil` for the last there is. A case that was
    ///     opened later is left out.
    ///   - body: Takes the entries of one case, the opening first.
    /// - Throws: What the body throws, or `JalonError` (`damaged`) for a case or an entry that cannot be read.
    package func walk(
        upTo last: Int64? = nil, _ body: ([TimelineEntry]) throws(JalonError) -> Void
    ) throws(JalonError) {
        let end: Int64 =
            if let last { last } else { try read { try Int64.fetchOne($0, sql: "SELECT max(seq) FROM entry") ?? 0 } }
        var reference: String? = ""
        while let after = reference {
            let page = try read { try Self.page(after: after, upTo: end, in: $0) }
            for entries in page.cases { try body(entries) }
            reference = page.next
        }
    }

    /// The cases after a reference, until there are entries enough; and the reference to go on from, while there is
    /// more.
    private static func page(
        after reference: String, upTo end: Int64, in db: Database
    ) throws -> (cases: [[TimelineEntry]], next: String?) {
        var cases: [[TimelineEntry]] = []
        var count = 0
        let rows = try Row.fetchCursor(
            try db.cachedStatement(sql: "SELECT id, ref FROM casefile WHERE ref > ? ORDER BY ref"),
            arguments: [reference])
        while let row = try rows.next() {
            let entries = try CaseReader.entries(ofCase: row[0], upTo: end, in: db)
            guard let first = entries.first else { continue }
            guard case .caseOpened = first.facts else {
                throw JalonError(.damaged, "a case has lost the entry that opened it: run jalon verify")
            }
            cases.append(entries)
            count += entries.count
            if count >= walkPage { return (cases, row[1]) }
        }
        return (cases, nil)
    }
}
