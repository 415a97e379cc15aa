internal import CaseModel
internal import CivilCalendar
internal import GRDB

/// Turns the rows of entries into entries, by position.
enum CaseReader {
    static let columns =
        "e.seq, e.id, e.kind, e.on_day, e.recorded_at, e.author, e.facts, c.ref, EXISTS (SELECT 1 FROM content AS s WHERE s.seq = e.seq)"

    /// The entry of a row of `columns`; one whose facts are gone is erased.
    static func entry(_ row: Row) throws -> TimelineEntry {
        let sequence: Int64 = row[0]
        guard let kind = EntryFacts.Kind(rawValue: row[2]),
            let id = EntryID(row[1] as String),
            let reference = CaseReference(row[7] as String), let recordedAt = Instant(rfc3339: row[4]),
            let day = try? CivilDate(iso8601: row[3] as String)
        else {
            throw JalonError(.damaged, "entry \(sequence) cannot be read: run jalon verify")
        }
        guard let facts = row[6] as String? else {
            return TimelineEntry(
                id: id, sequence: sequence, caseReference: reference, on: day, recordedAt: recordedAt, author: row[5],
                facts: .erased(kind))
        }
        do {
            let read = try EntryFacts.read(facts.utf8, kind: kind, reference: reference)
            return TimelineEntry(
                id: id, sequence: sequence, caseReference: reference, on: day, recordedAt: recordedAt, author: row[5],
                facts: read.facts, isOverride: read.isOverride, hasTexts: row[8])
        } catch {
            throw JalonError(.damaged, "entry \(sequence) cannot be read (\(error.message)): run jalon verify")
        }
    }

    /// The entry at a place in the chain.
    static func entry(at sequence: Int64, in db: Database) throws -> TimelineEntry? {
        let statement = try db.cachedStatement(
            sql: "SELECT \(columns) FROM entry AS e JOIN casefile AS c ON c.id = e.casefile WHERE e.seq = ?")
        return try Row.fetchOne(statement, arguments: [sequence]).map(entry)
    }

    /// The entries of a case in the order of recording, up to a place in the chain.
    ///
    /// An erasure counts whenever it was recorded: what it took is not there any more.
    ///
    /// - Throws: `JalonError` (`damaged`) for facts that are gone without an erasure.
    static func entries(ofCase id: Int64, upTo last: Int64 = .max, in db: Database) throws -> [TimelineEntry] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(columns) FROM entry AS e JOIN casefile AS c ON c.id = e.casefile
                WHERE e.casefile = ? AND e.seq <= ? ORDER BY e.seq
                """)
        var entries: [TimelineEntry] = []
        let rows = try Row.fetchCursor(statement, arguments: [id, last])
        while let row = try rows.next() {
            entries.append(try entry(row))
        }
        guard let first = entries.first(where: { $0.facts.isErased }) else { return entries }
        let tombstone = try Row.fetchOne(
            db,
            sql: """
                SELECT \(columns) FROM entry AS e JOIN casefile AS c ON c.id = e.casefile
                WHERE e.casefile = ? AND e.kind = ?
                """, arguments: [id, EntryFacts.Kind.contentErased.rawValue]
        ).map(entry)
        guard let tombstone, case .contentErased(let kept) = tombstone.facts,
            !entries.contains(where: { $0.facts.isErased && $0.sequence > tombstone.sequence })
        else {
            throw JalonError(.damaged, "entry \(first.sequence) has lost its facts: run jalon verify")
        }
        let known = entries.contains { $0.id == tombstone.id } ? entries : entries + [tombstone]
        return known.map { $0.sequence < tombstone.sequence ? $0.erased(by: kept) : $0 }
    }

    /// The entries of a case, folded.
    static func fold(ofCase id: Int64, in db: Database) throws -> CaseFold {
        let entries = try entries(ofCase: id, in: db)
        guard let first = entries.first, var fold = CaseFold(opening: first) else {
            throw JalonError(.damaged, "a case has lost the entry that opened it: run jalon verify")
        }
        for entry in entries.dropFirst() { fold.append(entry) }
        return fold
    }
}
