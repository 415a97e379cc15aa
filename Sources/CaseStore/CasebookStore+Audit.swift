package import CaseModel
package import CivilCalendar
internal import GRDB

extension CasebookStore {
    /// Kinds of entries that somebody may have to answer for; whether a referral was a transfer, its facts say.
    private static let answered =
        EntryFacts.Kind.allCases.filter { $0.isAudit || $0.isHold } + [.referralSent, .referralReceived]

    /// Goes through the entries that somebody may have to answer for, and the events of the casebook, in the order of the
    /// chain.
    ///
    /// - Parameters:
    ///   - since: Only what was recorded on this day in UTC, or later.
    ///   - reference: Only the entries of this case.
    ///   - size: How many rows are read at a time: between two readings writers have their turn.
    ///   - body: Takes an entry or an event.
    /// - Throws: What the body throws, or `JalonError` (`damaged`) for what cannot be read.
    package func eachAnswered(
        since: CivilDate?, of reference: CaseReference?, page size: Int = 1_000,
        _ body: (TimelineEntry?, RecordedEvent?) throws(JalonError) -> Void
    ) throws(JalonError) {
        let end = try chainEnd().entries
        var last: Int64 = 0
        while last < end {
            let page = try read { try self.page(after: last, upTo: end, size, since, reference, in: $0) }
            for (entry, event) in page { try body(entry, event) }
            guard page.count == size,
                let sequence = page.last.map({ $0.0?.sequence ?? $0.1?.sequence ?? end })
            else { return }
            last = sequence
        }
    }

    private func page(
        after last: Int64, upTo end: Int64, _ size: Int, _ since: CivilDate?, _ reference: CaseReference?,
        in db: Database
    ) throws -> [(TimelineEntry?, RecordedEvent?)] {
        // A moment is written in UTC: its first ten characters are its day.
        let kinds = Self.answered.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        let entries = """
            SELECT seq, 0 FROM entry WHERE seq > ?1 AND seq <= ?2 AND kind IN (\(kinds))
                AND substr(recorded_at, 1, 10) >= ?3
                AND (?4 IS NULL OR casefile = (SELECT id FROM casefile WHERE ref = ?4))
            """
        let events = """
            SELECT seq, 1 FROM event WHERE seq > ?1 AND seq <= ?2 AND substr(recorded_at, 1, 10) >= ?3 AND ?4 IS NULL
            """
        let places = try Row.fetchAll(
            db, sql: "\(entries) UNION ALL \(events) ORDER BY 1 LIMIT \(size)",
            arguments: [last, end, since?.description ?? "", reference?.text])
        return try places.map { place in
            place[1] as Bool
                ? (nil, try Events.event(at: place[0], in: db)) : (try reader.entry(at: place[0], in: db), nil)
        }
    }
}
