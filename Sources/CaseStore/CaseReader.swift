internal import CaseModel
internal import CivilCalendar
internal import GRDB

/// Turns the rows of entries into entries, by position.
///
/// It knows the facts that it read before. Whoever reads with it has the connection for themselves meanwhile, and one
/// reader serves one connection.
final class CaseReader: @unchecked Sendable {
    static let columns = columns(reference: "c.ref")

    /// The columns, with the one of the case.
    ///
    /// Only what was sealed when it was recorded is looked for.
    private static func columns(reference: String) -> String {
        """
        e.seq, e.id, e.kind, e.on_day, e.recorded_at, e.author, e.facts, \(reference),
        CASE WHEN e.content_commitment IS NULL THEN 0 ELSE EXISTS (SELECT 1 FROM content AS s WHERE s.seq = e.seq) END
        """
    }

    private static let select =
        "SELECT \(columns) FROM entry AS e JOIN casefile AS c ON c.id = e.casefile"

    /// As many entries as most cases have at most.
    private static let usualCount = 16

    private static let selectOfCase =
        "SELECT \(columns(reference: "NULL")) FROM entry AS e WHERE e.casefile = ? AND e.seq <= ? ORDER BY e.seq"

    private var known = KnownFacts()

    /// The entry of the row of `columns` that a statement stands at; one whose facts are gone is erased.
    func entry(_ row: BareStatement) throws -> TimelineEntry {
        guard let reference = CaseReference(row.text(7)) else { throw Self.unreadable(row) }
        return try entry(row, of: reference)
    }

    /// The entry of the row that a statement stands at, of a case that is known.
    private func entry(_ row: BareStatement, of reference: CaseReference) throws -> TimelineEntry {
        let sequence = row.number(0)
        guard let kind = EntryFacts.Kind.named(row.bytes(2)), let id = EntryID(row.bytes(1)),
            let recordedAt = Instant(rfc3339: row.bytes(4)),
            let day = try? CivilDate(iso8601: row.bytes(3))
        else {
            throw Self.unreadable(row)
        }
        let author = row.text(5)
        guard !row.isNull(6) else {
            return TimelineEntry(
                id: id, sequence: sequence, caseReference: reference, on: day, recordedAt: recordedAt, author: author,
                facts: .erased(kind))
        }
        do {
            let read = try known.read(row.bytes(6), kind: kind, reference: reference)
            return TimelineEntry(
                id: id, sequence: sequence, caseReference: reference, on: day, recordedAt: recordedAt, author: author,
                facts: read.facts, isOverride: read.isOverride, hasTexts: row.number(8) != 0)
        } catch {
            throw JalonError(.damaged, "entry \(sequence) cannot be read (\(error.message)): run jalon verify")
        }
    }

    /// The facts that a text stands for.
    func facts(
        _ line: String, of kind: EntryFacts.Kind, in reference: CaseReference
    ) throws(JalonError) -> EntryFacts {
        var line = line
        let read = line.withUTF8 { bytes in
            Result { () throws(JalonError) in try known.read(bytes, kind: kind, reference: reference) }
        }
        return try read.get().facts
    }

    /// Knows nothing any more of what it read.
    func forget() { known = KnownFacts() }

    private static func unreadable(_ row: BareStatement) -> JalonError {
        JalonError(.damaged, "entry \(row.number(0)) cannot be read: run jalon verify")
    }

    /// The entry at a place in the chain.
    func entry(at sequence: Int64, in db: Database) throws -> TimelineEntry? {
        let rows = try BareStatement("\(Self.select) WHERE e.seq = ?", in: db)
        rows.bind(sequence, at: 1)
        return try first(rows)
    }

    /// The entry of an identifier.
    func entry(_ id: EntryID, in db: Database) throws -> TimelineEntry? {
        let rows = try BareStatement("\(Self.select) WHERE e.id = ?", in: db)
        rows.bind(id.text, at: 1)
        return try first(rows)
    }

    private func first(_ rows: BareStatement) throws -> TimelineEntry? {
        defer { rows.reset() }
        return try rows.step() ? entry(rows) : nil
    }

    /// The entries of a case in the order of recording, up to a place in the chain.
    ///
    /// An erasure counts whenever it was recorded: what it took is not there any more.
    ///
    /// - Parameter reference: The reference of the case, where the caller has it; `nil` to look for it.
    /// - Throws: `JalonError` (`damaged`) for facts that are gone without an erasure.
    func entries(
        ofCase id: Int64, reference: CaseReference? = nil, upTo last: Int64 = .max, in db: Database
    ) throws -> [TimelineEntry] {
        let rows = try BareStatement(Self.selectOfCase, in: db)
        rows.bind(id, at: 1)
        rows.bind(last, at: 2)
        defer { rows.reset() }
        var entries: [TimelineEntry] = []
        entries.reserveCapacity(Self.usualCount)
        guard let reference = try reference ?? self.reference(ofCase: id, in: db) else { return [] }
        while try rows.step() { entries.append(try entry(rows, of: reference)) }
        guard let first = entries.first(where: { $0.facts.isErased }) else { return entries }
        let erasures = try BareStatement("\(Self.select) WHERE e.casefile = ? AND e.kind = ?", in: db)
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

    /// The reference of a case; `nil` when there is no such case.
    private func reference(ofCase id: Int64, in db: Database) throws -> CaseReference? {
        let row = try BareStatement("SELECT ref FROM casefile WHERE id = ?", in: db)
        row.bind(id, at: 1)
        defer { row.reset() }
        return try row.step() ? try Self.reference(row, 0) : nil
    }

    /// The reference that stands in a column.
    ///
    /// - Throws: `JalonError` (`damaged`) for what is none.
    static func reference(_ row: BareStatement, _ column: Int32) throws -> CaseReference {
        guard let reference = CaseReference(row.text(column)) else {
            throw JalonError(.damaged, "a case cannot be read: run jalon verify")
        }
        return reference
    }

    /// The entries of a case, folded.
    func fold(ofCase id: Int64, in db: Database) throws -> CaseFold {
        try CaseFold(entries(ofCase: id, in: db))
    }
}
