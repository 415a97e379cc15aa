internal import CaseModel
internal import CivilCalendar
internal import CountryRules
internal import GRDB

/// The tables that queries read: a cache of the fold, and nothing that the entries do not say.
enum Projection {
    /// Which version of the fold the tables come from.
    ///
    /// It rises when the same entries give other rows.
    static let version = 3

    /// Replaces what is derived from cases, among the other rows of a transaction.
    struct Writer {
        private let rows: RowWriter
        private let change: Int
        private let clear: Int
        private let due: Int

        init(_ rows: RowWriter) throws {
            self.rows = rows
            change = try rows.statement(
                """
                UPDATE casefile SET country = ?, region = ?, opened_on = ?, status = ?, closed_on = ?, stage = ?,
                    next_step = ?, minor = ?, entries = ?, last_seq = ?, undated = ?, owner = ?,
                    deputy = ?
                WHERE id = ?
                """)
            clear = try rows.statement("DELETE FROM deadline WHERE casefile = ?")
            due = try rows.statement("INSERT INTO deadline (\(DeadlineRow.columns), casefile) VALUES (\(marks))")
        }

        /// Replaces what is derived from one case.
        func write(_ outline: CaseOutline, fold: CaseFold, caseID: Int64) throws {
            try rows.write(change) { row in
                visit(outline, fold, &row)
                row.take(caseID)
            }
            try rows.write(clear) { $0.take(caseID) }
            for deadline in outline.deadlines {
                try rows.write(due) { row in
                    visit(deadline, &row)
                    row.take(caseID)
                }
            }
        }
    }

    /// Derives every table anew from the entries.
    static func rebuild(in db: Database, rules: RuleBook) throws {
        try db.execute(sql: "DELETE FROM deadline")
        let (rows, reader) = (try RowWriter(db), CaseReader())
        defer { rows.close() }
        let writer = try Writer(rows)
        for id in try Int64.fetchAll(db, sql: "SELECT id FROM casefile ORDER BY id") {
            let fold = try rows.between { try reader.fold(ofCase: id, in: $0) }
            try writer.write(fold.outline(under: rules, tellsFindings: false), fold: fold, caseID: id)
        }
        _ = try rows.settled()
    }

    /// What `casefile` derives, in the order of the statement above.
    private static func visit(_ outline: CaseOutline, _ fold: CaseFold, _ row: inout some ColumnVisitor) {
        let header = outline.header
        row.take(header.country.rawValue)
        row.take(header.region)
        row.take(header.openedOn.description)
        row.take(outline.isOpen ? "open" : "closed")
        row.take(outline.closedOn?.description)
        row.take(outline.current?.stage)
        row.take(outline.nextStep?.rawValue)
        row.take(header.isMinor ? 1 : 0)
        row.take(Int64(fold.count))
        row.take(fold.lastSequence)
        row.take(Int64(outline.undatedGrants))
        row.take(outline.owner?.owner.text)
        row.take(outline.owner?.deputy?.text)
    }

    /// A mark for each of the columns of a deadline, and one for the case.
    private static let marks = Array(repeating: "?", count: 18).joined(separator: ", ")

    /// A deadline in the order of `DeadlineRow.columns`.
    private static func visit(_ deadline: Deadline, _ row: inout some ColumnVisitor) {
        row.take(deadline.status.rawValue)
        row.take(deadline.due.description)
        row.take(deadline.caseReference.text)
        row.take(deadline.name)
        row.take(deadline.country.rawValue)
        row.take(deadline.kind.rawValue)
        row.take(deadline.stage)
        row.take(deadline.trigger.description)
        row.take(deadline.earliest.description)
        row.take(deadline.rolledFrom?.description)
        row.take(deadline.flags.map(\.rawValue).joined(separator: " "))
        row.take(deadline.pack)
        row.take(deadline.packStatus?.rawValue)
        row.take(deadline.citations.joined(separator: "\n"))
        row.take(deadline.latest?.description)
        row.take(deadline.opens?.description)
        row.take(deadline.alerts.map(String.init).joined(separator: " "))
    }

    /// Compares what is stored of one case with what its entries say.
    ///
    /// - Returns: What differs, or `nil`.
    static func difference(
        ofCase id: Int64, in db: Database, by reader: CaseReader, rules: RuleBook
    ) throws -> String? {
        let fold = try reader.fold(ofCase: id, in: db)
        let outline = fold.outline(under: rules, tellsFindings: false)
        let ofCase = try BareStatement(
            """
            SELECT country, region, opened_on, status, closed_on, stage, next_step, minor, entries, last_seq, undated,
                   owner, deputy
            FROM casefile WHERE id = ?
            """, in: db)
        ofCase.bind(id, at: 1)
        defer { ofCase.reset() }
        var isSame = try ofCase.step()
        if isSame {
            var row = ColumnComparer(ofCase)
            visit(outline, fold, &row)
            isSame = row.isSame
        }
        guard isSame else { return "the row of \(outline.header.reference) is not what its entries say" }
        let stored = try BareStatement(
            "SELECT \(DeadlineRow.columns) FROM deadline WHERE casefile = ? ORDER BY due, name", in: db)
        stored.bind(id, at: 1)
        defer { stored.reset() }
        for deadline in outline.deadlines {
            isSame = try isSame && stored.step()
            guard isSame else { break }
            var row = ColumnComparer(stored)
            visit(deadline, &row)
            isSame = row.isSame
        }
        if isSame { isSame = try !stored.step() }
        return isSame ? nil : "the deadlines of \(outline.header.reference) are not what its entries say"
    }
}
