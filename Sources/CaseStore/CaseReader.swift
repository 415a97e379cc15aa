internal import CaseModel
internal import CivilCalendar
internal import GRDB

/// Turns the rows of entries into entries, by position.
enum CaseReader {
    static let columns =
        "e.seq, e.id, e.kind, e.on_day, e.recorded_at, e.author, e.facts, c.ref, EXISTS (SELECT 1 FROM content AS s WHERE s.seq = e.seq)"

    private static let select =
        "SELECT \(columns) FROM entry AS e JOIN casefile AS c ON c.id = e.casefile"

    /// As many entries as most cases have at most.
    private static let usualCount = 16

    private static let selectOfCase = "\(select) WHERE e.casefile = ? AND e.seq <= ? ORDER BY e.seq"

    /// The entry of the row of `columns` that a statement stands at; one whose facts are gone is erased.
    ///
    /// - Parameter known: The case of the row before, which is mostly the same.
    static func entry(_ row: BareStatement, of known: CaseReference? = nil) throws -> TimelineEntry {
        let sequence = row.number(0)
        guard let kind = EntryFacts.Kind.named(row.bytes(2)), let id = EntryID(row.bytes(1)),
            let reference = reference(row, known), let recordedAt = Instant(rfc3339: row.bytes(4)),
            let day = try? CivilDate(iso8601: row.bytes(3))
        else {
            throw JalonError(.damaged, "entry \(sequence) cannot be read: run jalon verify")
        }
        let author = row.text(5)
        guard !row.isNull(6) else {
            return TimelineEntry(
                id: id, sequence: sequence, caseReference: reference, on: day, recordedAt: recordedAt, author: author,
                facts: .erased(kind))
        }
        do {
            let read = try EntryFacts.read(row.bytes(6), kind: kind, reference: reference)
            return TimelineEntry(
                id: id, sequence: sequence, caseReference: reference, on: day, recordedAt: recordedAt, author: author,
                facts: read.facts, isOverride: read.isOverride, hasTexts: row.number(8) != 0)
        } catch {
            throw JalonError(.damaged, "entry \(sequence) cannot be read (\(error.message)): run jalon verify")
        }
    }

    /// The case of the row: one that is known need not be read again.
    private static func reference(_ row: BareStatement, _ known: CaseReference?) -> CaseReference? {
        let bytes = row.bytes(7)
        if var text = known?.text,
            text.withUTF8({ UnsafeRawBufferPointer($0).isSame(as: UnsafeRawBufferPointer(bytes)) })
        {
            return known
        }
        return CaseReference(String(decoding: bytes, as: UTF8.self))
    }

    /// The entry at a place in the chain.
    static func entry(at sequence: Int64, in db: Database) throws -> TimelineEntry? {
        let rows = try BareStatement("\(select) WHERE e.seq = ?", in: db)
        rows.bind(sequence, at: 1)
        return try first(rows)
    }

    /// The entry of an identifier.
    static func entry(_ id: EntryID, in db: Database) throws -> TimelineEntry? {
        let rows = try BareStatement("\(select) WHERE e.id = ?", in: db)
        rows.bind(id.text, at: 1)
        return try first(rows)
    }

    private static func first(_ rows: BareStatement) throws -> TimelineEntry? {
        defer { rows.reset() }
        return try rows.step() ? entry(rows) : nil
    }

    /// The entries of a case in the order of recording, up to a place in the chain.
    ///
    /// An erasure counts whenever it was recorded: what it took is not there any more.
    ///
    /// - Throws: `JalonError` (`damaged`) for facts that are gone without an erasure.
    static func entries(ofCase id: Int64, upTo last: Int64 = .max, in db: Database) throws -> [TimelineEntry] {
        let rows = try BareStatement(selectOfCase, in: db)
        rows.bind(id, at: 1)
        rows.bind(last, at: 2)
        defer { rows.reset() }
        var entries: [TimelineEntry] = []
        entries.reserveCapacity(usualCount)
        var reference: CaseReference?
        while try rows.step() {
            let entry = try entry(rows, of: reference)
            reference = entry.caseReference
            entries.append(entry)
        }
        guard let first = entries.first(where: { $0.facts.isErased }) else { return entries }
        let erasures = try BareStatement("\(select) WHERE e.casefile = ? AND e.kind = ?", in: db)
        erasures.bind(id, at: 1)
        erasures.bind(EntryFacts.Kind.contentErased.rawValue, at: 2)
        let tombstone = try self.first(erasures)
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
