package import CaseModel
package import CivilCalendar
package import CountryRules
internal import GRDB

extension CasebookStore {
    /// How many entries are read at a time before writers have their turn; a case is never split.
    private static let walkPage = 2_000

    /// Goes through the cases by reference, each with its entries in the order of recording.
    ///
    /// Memory grows with the longest case, not with their number. What is recorded meanwhile is not seen: every
    /// case ends where the casebook ended in the beginning. While the body works on some cases, the next are read beside
    /// it: reading is a third of an export of all cases (make bench ROW=csv).
    ///
    /// - Parameters:
    ///   - reference: Only this case.
    ///   - country: Only cases of this country.
    ///   - day: Only cases with an entry that was recorded on this day in UTC.
    ///   - last: The place in the chain of the last entry that counts; `nil` for the last there is. A case that was
    ///     opened later is left out.
    ///   - body: Takes the entries of one case, the opening first.
    /// - Throws: What the body throws, or `JalonError` (`damaged`) for a case or an entry that cannot be read.
    package func walk(
        _ reference: CaseReference? = nil, country: CountryCode? = nil, recordedOn day: CivilDate? = nil,
        upTo last: Int64? = nil, _ body: ([TimelineEntry]) throws(JalonError) -> Void
    ) throws(JalonError) {
        let end: Int64 =
            if let last { last } else { try read { try Int64.fetchOne($0, sql: "SELECT max(seq) FROM entry") ?? 0 } }
        var conditions: [String] = []
        var values: [String] = []
        if let reference {
            conditions.append("ref = ?")
            values.append(reference.text)
        }
        if let country {
            conditions.append("country = ?")
            values.append(country.rawValue)
        }
        if let day {
            // A moment is written in UTC: its first ten characters are its day.
            conditions.append(
                "EXISTS (SELECT 1 FROM entry AS e WHERE e.casefile = casefile.id AND substr(e.recorded_at, 1, 10) = ?)")
            values.append(day.description)
        }
        let filter = conditions.map { " AND " + $0 }.joined()
        func page(after reference: String) -> @Sendable (Database) throws -> Page {
            { [filter, values] db in try Self.page(after: reference, filter, values, upTo: end, in: db) }
        }
        try Self.checkCancellation()
        var current = try read(page(after: ""))
        while true {
            let following = current.next.map { (after: $0, page: WorkAhead(in: queue, page(after: $0))) }
            for entries in current.cases { try body(entries) }
            guard let following else { return }
            try Self.checkCancellation()
            current = try translatingErrors(path, following.page.outcome)
            // What was erased meanwhile must not be shown, nor what was written before it beside what was written after.
            if try read(StoreVersion.init) != current.version { current = try read(page(after: following.after)) }
        }
    }

    /// Some cases, and the reference to go on from, while there is more.
    private struct Page {
        let cases: [[TimelineEntry]]
        let next: String?
        /// As far as the casebook had come when the page was read.
        let version: StoreVersion
    }

    /// The cases after a reference, until there are entries enough.
    private static func page(
        after reference: String, _ filter: String, _ values: [String], upTo end: Int64, in db: Database
    ) throws -> Page {
        let version = try StoreVersion(db)
        var cases: [[TimelineEntry]] = []
        var count = 0
        let rows = try Row.fetchCursor(
            try db.cachedStatement(sql: "SELECT id, ref FROM casefile WHERE ref > ?\(filter) ORDER BY ref"),
            arguments: StatementArguments([reference] + values))
        while let row = try rows.next() {
            let entries = try CaseReader.entries(ofCase: row[0], upTo: end, in: db)
            guard let first = entries.first else { continue }
            guard case .caseOpened = first.facts else {
                throw JalonError(.damaged, "a case has lost the entry that opened it: run jalon verify")
            }
            cases.append(entries)
            count += entries.count
            if count >= walkPage { return Page(cases: cases, next: row[1], version: version) }
        }
        return Page(cases: cases, next: nil, version: version)
    }
}
