package import CaseModel
package import CivilCalendar
package import CountryRules
internal import GRDB

extension CasebookStore {
    /// How many entries are read at a time before writers have their turn; a case is never split.
    private static let walkPage = 2_000

    /// Every character of a reference sorts before the tilde.
    private static let behindAll = "~"

    /// Goes through the cases by reference, each with its entries in the order of recording.
    ///
    /// Memory grows with the longest case, not with their number. What is recorded meanwhile is not seen: every
    /// case ends where the casebook ended in the beginning. While the body works on some cases, the next are read beside
    /// it.
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
        try walk(reference, country: country, recordedOn: day, upTo: last, making: { $0 }, body)
    }

    /// The same, with what is made of the entries of each case on the thread that read them: two of them do it.
    ///
    /// - Parameter make: Makes something of the entries of one case. It may not use the casebook.
    package func walk<Made: Sendable>(
        _ reference: CaseReference? = nil, country: CountryCode? = nil, recordedOn day: CivilDate? = nil,
        upTo last: Int64? = nil, making make: @escaping @Sendable ([TimelineEntry]) throws(JalonError) -> Made,
        _ body: (Made) throws(JalonError) -> Void
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
        let filter = Filter(sql: conditions.map { " AND " + $0 }.joined(), values: values, last: end)
        @Sendable func cases(after reference: String, through last: String? = nil) throws(JalonError) -> Cases {
            try read { try Self.cases(after: reference, through: last, filter, in: $0, by: reader) }
        }
        try Self.checkCancellation()
        let lanes = PageLanes<Page<Made>>(from: "") { place in
            let cases = try cases(after: place)
            return .init(
                work: { try Page(after: place, through: cases.next, version: cases.version, cases.entries, make) },
                next: cases.next)
        }
        defer { lanes.leave() }
        while var page = try translatingErrors(path, lanes.page) {
            // What was erased meanwhile must not be shown, nor what was written before it beside what was written after.
            if try read(StoreVersion.init) != page.version {
                let again = try cases(after: page.after, through: page.last ?? Self.behindAll)
                page = try translatingErrors(path) {
                    try Page(after: page.after, through: page.last, version: again.version, again.entries, make)
                }
            }
            for made in page.made { try body(made) }
            try Self.checkCancellation()
        }
    }

    /// Which cases, and how much of them.
    private struct Filter {
        let sql: String
        let values: [String]
        /// The place in the chain of the last entry that counts.
        let last: Int64
    }

    /// The entries of some cases.
    private struct Cases {
        let entries: [[TimelineEntry]]
        /// The reference to go on from, while there is more.
        let next: String?
        /// As far as the casebook had come when they were read.
        let version: StoreVersion
    }

    /// What was made of some cases.
    private struct Page<Made: Sendable>: Sendable {
        let after: String
        /// The reference of the last of them; `nil` for those at the end.
        let last: String?
        let version: StoreVersion
        let made: [Made]

        init(
            after: String, through last: String?, version: StoreVersion, _ cases: [[TimelineEntry]],
            _ make: ([TimelineEntry]) throws(JalonError) -> Made
        ) throws(JalonError) {
            self.after = after
            self.last = last
            self.version = version
            var made: [Made] = []
            made.reserveCapacity(cases.count)
            for entries in cases { made.append(try make(entries)) }
            self.made = made
        }
    }

    /// The cases after a reference: through another one, or else until there are entries enough.
    private static func cases(
        after reference: String, through last: String?, _ filter: Filter, in db: Database, by reader: CaseReader
    ) throws -> Cases {
        let version = try StoreVersion(db)
        var cases: [[TimelineEntry]] = []
        var count = 0
        let rows = try Row.fetchCursor(
            try db.cachedStatement(
                sql: "SELECT id, ref FROM casefile WHERE ref > ? AND ref <= ?\(filter.sql) ORDER BY ref"),
            arguments: StatementArguments([reference, last ?? behindAll] + filter.values))
        while let row = try rows.next() {
            let entries = try reader.entries(ofCase: row[0], upTo: filter.last, in: db)
            guard let first = entries.first else { continue }
            guard case .caseOpened = first.facts else {
                throw JalonError(.damaged, "a case has lost the entry that opened it: run jalon verify")
            }
            cases.append(entries)
            count += entries.count
            if last == nil, count >= walkPage { return Cases(entries: cases, next: row[1], version: version) }
        }
        return Cases(entries: cases, next: nil, version: version)
    }
}
