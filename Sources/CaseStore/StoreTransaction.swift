package import CaseModel
internal import CivilCalendar
package import CountryRules
internal import Foundation
internal import GRDB

/// One transaction that appends entries: it knows the end of the chain, folds the cases that it touches, and
/// writes what is derived from them before it commits.
package final class StoreTransaction {
    let db: Database
    package let rules: RuleBook
    private let environment: StoreEnvironment
    private let moment: Instant
    private var head: ChainHead
    /// The cases by their reference in small letters, as the file compares references.
    private var cases: [String: TouchedCase] = [:]

    /// How many folded cases are kept before what is derived from them is written and they are let go.
    private static let keptCases = 2_048

    init(_ db: Database, rules: RuleBook, environment: StoreEnvironment) throws {
        self.db = db
        self.rules = rules
        self.environment = environment
        moment = environment.now()
        head = try ChainHead.read(db)
    }

    /// Opens a case.
    ///
    /// - Throws: `JalonError` (`contradictsRules`) when the reference is taken.
    package func open(_ header: CaseHeader, recordedAt: Instant?, author: String) throws -> TimelineEntry {
        guard try fold(of: header.reference) == nil else {
            throw JalonError(.contradictsRules, "there is a case \(header.reference) already")
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO casefile (ref, country, region, opened_on, status, minor, entries, last_seq, undated)
                VALUES (?, ?, ?, ?, 'open', ?, 1, ?, 0)
                """
        ).execute(arguments: [
            header.reference.text, header.country.rawValue, header.region, header.openedOn.description, header.isMinor,
            head.sequence + 1,
        ])
        let rowID = db.lastInsertedRowID
        let entry = try write(
            EntryDraft(on: header.openedOn, recordedAt: recordedAt, author: author, facts: .caseOpened(header)),
            caseID: rowID, reference: header.reference)
        guard let fold = CaseFold(opening: entry) else {
            throw JalonError(.failed, "\(header.reference): the case could not be opened")
        }
        try keep(TouchedCase(id: rowID, fold: fold, isDirty: true))
        return entry
    }

    /// Appends an entry to a case, after checking it against the state of the case.
    ///
    /// - Parameters:
    ///   - draft: The entry.
    ///   - reference: The case.
    ///   - otherFacts: What to do when an entry of that identifier is there already and says something else; the
    ///     error is thrown unless this does otherwise.
    /// - Returns: The entry, or `nil` when an entry of that identifier is there already.
    /// - Throws: `JalonError` (`notFound`) without the case, and what `CaseFold/check` throws.
    package func append(
        _ draft: EntryDraft, to reference: CaseReference,
        otherFacts: (JalonError) throws -> Void = { (error) throws in throw error }
    ) throws -> TimelineEntry? {
        if let id = draft.id, let there = try entry(id) {
            if let conflict = Self.conflict(between: draft, of: reference, and: there) { try otherFacts(conflict) }
            return nil
        }
        guard var touched = try touched(reference) else {
            throw JalonError(.notFound, "there is no case \(reference)")
        }
        try touched.fold.check(draft.facts, on: draft.on, under: rules)
        let entry = try write(draft, caseID: touched.id, reference: touched.fold.header.reference)
        touched.fold.append(entry)
        touched.isDirty = true
        try keep(touched)
        return entry
    }

    /// Why an entry is not the one that is there already; `nil` when it is.
    private static func conflict(
        between draft: EntryDraft, of reference: CaseReference, and there: TimelineEntry
    ) -> JalonError? {
        let field: String? =
            if there.caseReference.text.lowercased() != reference.text.lowercased() {
                "case"
            } else if there.on != draft.on {
                "on"
            } else if there.facts.kind != draft.facts.kind {
                "kind"
            } else if there.facts != draft.facts {
                "facts"
            } else if let recordedAt = draft.recordedAt, there.recordedAt != recordedAt {
                "recordedAt"
            } else { nil }
        return field.map {
            JalonError(
                .contradictsRules,
                "the entry \(there.id) is there already, in \(there.caseReference), with another \($0)")
        }
    }

    /// The entry of that identifier; `nil` when there is none.
    package func entry(_ id: EntryID) throws -> TimelineEntry? {
        let statement = try db.cachedStatement(
            sql: "SELECT \(CaseReader.columns) FROM entry AS e JOIN casefile AS c ON c.id = e.casefile WHERE e.id = ?")
        let row = try Row.fetchOne(statement, arguments: [id.text])
        return try row.map(CaseReader.entry)
    }

    /// The entries of a case, folded; `nil` when there is no such case.
    package func fold(of reference: CaseReference) throws -> CaseFold? { try touched(reference)?.fold }

    /// Writes what is derived from the cases that were touched.
    func finish() throws {
        for (key, touched) in cases where touched.isDirty {
            try Projection.write(touched.fold.state(under: rules), fold: touched.fold, caseID: touched.id, in: db)
            cases[key]?.isDirty = false
        }
        try head.keep(in: db)
    }

    private func touched(_ reference: CaseReference) throws -> TouchedCase? {
        if let touched = cases[Self.key(reference)] { return touched }
        let statement = try db.cachedStatement(sql: "SELECT id FROM casefile WHERE ref = ?")
        guard let id = try Int64.fetchOne(statement, arguments: [reference.text]) else { return nil }
        let touched = TouchedCase(id: id, fold: try CaseReader.fold(ofCase: id, in: db), isDirty: false)
        try keep(touched)
        return touched
    }

    private static func key(_ reference: CaseReference) -> String { reference.text.lowercased() }

    private func keep(_ touched: TouchedCase) throws {
        let key = Self.key(touched.fold.header.reference)
        if cases.count >= Self.keptCases, cases[key] == nil {
            try finish()
            cases.removeAll(keepingCapacity: true)
        }
        cases[key] = touched
    }

    private func write(_ draft: EntryDraft, caseID: Int64, reference: CaseReference) throws -> TimelineEntry {
        let author = try Author.checked(draft.author)
        let id = draft.id ?? environment.newEntryID()
        let recordedAt = draft.recordedAt ?? moment
        let facts = draft.facts.json
        let salt = Data(environment.newSalt())
        let link = Chain.Link(
            sequence: head.sequence + 1, id: id.text, reference: reference.text, kind: draft.facts.kind.rawValue,
            on: draft.on.description, recordedAt: recordedAt.description, author: author,
            factsCommitment: Chain.commitment(to: facts, salt: salt), contentCommitment: nil, previous: head.hash)
        let hash = Chain.hash(link)
        try db.cachedStatement(
            sql: """
                INSERT INTO entry (seq, id, casefile, kind, on_day, recorded_at, author, facts, facts_salt,
                                   facts_commitment, content_commitment, previous, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)
                """
        ).execute(arguments: [
            link.sequence, link.id, caseID, link.kind, link.on, link.recordedAt, author, facts, salt,
            link.factsCommitment, link.previous, hash,
        ])
        head = ChainHead(sequence: link.sequence, hash: hash)
        return TimelineEntry(
            id: id, sequence: link.sequence, caseReference: reference, on: draft.on, recordedAt: recordedAt,
            author: author, facts: draft.facts)
    }
}

/// A case that a transaction has folded.
private struct TouchedCase {
    let id: Int64
    var fold: CaseFold
    /// Whether entries were appended since what is derived was written.
    var isDirty: Bool
}
