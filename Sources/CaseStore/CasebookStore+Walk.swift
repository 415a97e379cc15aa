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
        try walk(reference, country: country, recordedOn: day, upTo: last, making: { $0 }) {
            (cases: [[TimelineEntry]]) throws(JalonError) in
            for entries in cases { try body(entries) }
        }
    }

    /// The same a page at a time, with what is made of it on the thread that read it: two of them do it.
    ///
    /// - Parameter make: Makes something of the entries of some cases, some two thousand entries. It may not use the
    ///   casebook, may be asked twice for a page, and goes on with one that it has begun when the walk was left. An error of
    ///   it comes in place of all cases of the page.
    package func walk<Made: Sendable>(
        _ reference: CaseReference? = nil, country: CountryCode? = nil, recordedOn day: CivilDate? = nil,
        upTo last: Int64? = nil, making make: @escaping @Sendable ([[TimelineEntry]]) throws(JalonError) -> Made,
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
        // Not the store itself, of which the other thread would be the last holder for a moment, its keys included.
        let (queue, path, reader) = (queue, path, reader)
        // Two threads that count references to the same facts wait for each other (make bench ROW=jsonl). What it knows is
        // forgotten with the walk.
        let helper = CaseReader()
        @Sendable func cases(_ span: Span, _ reader: CaseReader) throws(JalonError) -> Cases {
            try translatingErrors(path) {
                try queue.unsafeRead { try Self.cases(span, filter, in: $0, by: reader) }
            }
        }
        try Self.checkCancellation()
        let lanes = PageLanes<Page<Made>>(from: "") { (place, lane) in
            let cases = try cases(Span(after: place, isPage: true), lane == .caller ? reader : helper)
            return .init(
                work: { try Page(Span(after: place, last: cases.next), cases, make) }, next: cases.next)
        }
        defer { lanes.leave() }
        while var page = try translatingErrors(path, lanes.page) {
            // What was erased meanwhile must not be shown, nor what was written before it beside what was written after.
            if try read(StoreVersion.init) != page.version {
                let again = try cases(page.span, reader)
                page = try translatingErrors(path) { [span = page.span] in try Page(span, again, make) }
            }
            try body(page.made)
            guard page.span.last != nil else { return }
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

    /// Some cases by their references.
    private struct Span: Sendable {
        let after: String
        /// The reference of the last of them; `nil` for all that follow.
        var last: String?
        /// Whether they end where there are entries enough.
        var isPage = false
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
        let span: Span
        let version: StoreVersion
        let made: Made

        init(
            _ span: Span, _ cases: Cases, _ make: ([[TimelineEntry]]) throws(JalonError) -> Made
        ) throws(JalonError) {
            self.span = span
            version = cases.version
            made = try make(cases.entries)
        }
    }

    private static func cases(
        _ span: Span, _ filter: Filter, in db: Database, by reader: CaseReader
    ) throws -> Cases {
        let version = try StoreVersion(db)
        var cases: [[TimelineEntry]] = []
        var count = 0
        let bound = span.last.map { _ in " AND ref <= ?" } ?? ""
        let rows = try BareStatement(
            "SELECT id, ref FROM casefile WHERE ref > ?\(bound)\(filter.sql) ORDER BY ref", in: db)
        let values = [span.after] + (span.last.map { [$0] } ?? []) + filter.values
        for (index, value) in values.enumerated() { rows.bind(value, at: Int32(index + 1)) }
        defer { rows.reset() }
        while try rows.step() {
            let reference = try CaseReader.reference(rows, 1)
            let entries = try reader.entries(ofCase: rows.number(0), reference: reference, upTo: filter.last, in: db)
            guard let first = entries.first else { continue }
            guard case .caseOpened = first.facts else {
                throw JalonError(.damaged, "a case has lost the entry that opened it: run jalon verify")
            }
            cases.append(entries)
            count += entries.count
            if span.isPage, count >= walkPage { return Cases(entries: cases, next: reference.text, version: version) }
        }
        return Cases(entries: cases, next: nil, version: version)
    }
}
