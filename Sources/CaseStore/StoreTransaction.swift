package import CaseModel
internal import CivilCalendar
package import CountryRules
internal import Foundation
internal import GRDB

/// One transaction that appends entries: it knows the end of the chain, folds the cases that it touches, and
/// writes what is derived from them before it commits.
package final class StoreTransaction {
    package let rules: RuleBook
    package let environment: StoreEnvironment
    let vault: Vault
    let reader: CaseReader
    private let moment: Instant
    private(set) var head: ChainHead
    /// What writes the rows, and the statements for them.
    let rows: RowWriter
    private var ofEntry: Int?
    var ofExport: Int?
    private var derived: Projection.Writer?
    /// The statement that opens a case, and the row of the last case, once one was opened.
    private var opening: (statement: Int, last: Int64)?
    /// Whether proofs of origin came.
    private var broughtOrigins = false
    /// Who records here.
    private var author: String?
    /// The author that was checked last.
    private var lastAuthor: (given: String, kept: String)?
    /// The cases by their reference in small letters, as the file compares references.
    private var cases: [String: TouchedCase] = [:]
    /// The one of them that was touched last: most entries follow one of the same case.
    private var last: TouchedCase?

    /// Where the file has no case, but for those that were opened here and are kept.
    private var gaps = ReferenceGaps()

    /// How many folded cases are kept before what is derived from them is written and they are let go.
    private static let keptCases = 2_048

    init(
        _ db: Database, reader: CaseReader, rules: RuleBook, environment: StoreEnvironment, vault: Vault
    ) throws {
        rows = try RowWriter(db)
        self.reader = reader
        self.rules = rules
        self.environment = environment
        self.vault = vault
        moment = environment.now()
        head = try ChainHead.read(db)
    }

    /// The database with all that was recorded so far: for use until something is recorded again.
    var db: Database { get throws { try rows.settled() } }

    /// Opens a case.
    ///
    /// - Throws: `JalonError` (`contradictsRules`) when the reference is taken.
    package func open(
        _ header: CaseHeader, id: EntryID? = nil, recordedAt: Instant?, author: String, provenance: Provenance? = nil
    ) throws -> TimelineEntry {
        if let there = try fold(of: header.reference) {
            try there.checkNotErased()
            throw JalonError(
                .contradictsRules, "there is a case \(header.reference) already",
                Wording("refusal.case-exists", ["case": .text(header.reference.text)]))
        }
        // Before the row of the case: without its entry it must not stay.
        let author = try checked(author)
        let rowID = try insert(header)
        var draft = EntryDraft(
            id: id, on: header.openedOn, recordedAt: recordedAt, author: author, facts: .caseOpened(header))
        draft.provenance = provenance
        let entry = try write(draft, caseID: rowID, reference: header.reference)
        guard let fold = CaseFold(opening: entry) else {
            throw JalonError(.failed, "\(header.reference): the case could not be opened")
        }
        try keep(TouchedCase(id: rowID, fold: fold, isNew: true))
        return entry
    }

    /// Appends an entry to a case, after checking it against the state of the case.
    ///
    /// - Parameters:
    ///   - draft: The entry.
    ///   - reference: The case.
    ///   - line: Its facts as they are kept (`EntryDraft/json`), when they were written already; `nil` to write them.
    ///   - otherFacts: What to do when an entry of that identifier is there already and says something else; the
    ///     error is thrown unless this does otherwise.
    /// - Returns: The entry, or `nil` when an entry of that identifier is there already.
    /// - Throws: `JalonError` (`notFound`) without the case, and what `CaseFold/check` throws.
    package func append(
        _ draft: EntryDraft, to reference: CaseReference, line: String? = nil,
        otherFacts: (JalonError) throws -> Void = { (error) throws in throw error }
    ) throws -> TimelineEntry? {
        if let id = draft.id, let there = try entry(id) {
            if there.facts.isErased { try fold(of: there.caseReference)?.checkNotErased() }
            if try complete(there, with: draft) { return there }
            if let conflict = try conflict(between: draft, of: reference, and: there) { try otherFacts(conflict) }
            return nil
        }
        guard let touched = try touched(reference) else {
            throw JalonError(.notFound, "there is no case \(reference)")
        }
        try draft.checkTexts()
        try check(draft, in: touched.fold)
        let entry = try write(
            draft, line: line, caseID: touched.id, reference: touched.fold.header.reference)
        touched.append(entry)
        try keep(touched)
        return entry
    }

    /// Checks that an entry may follow; one that was recorded elsewhere was judged there, under the rules of its day.
    private func check(_ draft: EntryDraft, in fold: CaseFold) throws {
        do {
            try fold.check(draft.facts, on: draft.on, isOverride: draft.isOverride, under: rules)
        } catch {
            guard fold.erasure == nil, draft.provenance != nil, draft.facts.kind.isOverridable,
                [.contradictsRules, .notFound].contains(error.code)
            else { throw error }
        }
    }

    /// Why an entry is not the one that is there already; `nil` when it is.
    private func conflict(
        between draft: EntryDraft, of reference: CaseReference, and there: TimelineEntry
    ) throws -> JalonError? {
        let field: String? =
            if there.caseReference.text.lowercased() != reference.text.lowercased() {
                "case"
            } else if there.on != draft.on {
                "on"
            } else if there.facts.kind != draft.facts.kind {
                "kind"
            } else if there.facts != draft.facts || there.isOverride != draft.isOverride {
                "facts"
            } else if let recordedAt = draft.recordedAt, there.recordedAt != recordedAt {
                "recordedAt"
            } else if try hasOtherTexts(draft, than: there) {
                "text"
            } else { nil }
        return field.map {
            JalonError(
                .contradictsRules,
                "the entry \(there.id) is there already, in \(there.caseReference), with another \($0)")
        }
    }

    /// Seals what an entry came without, when it now comes along: the chain covers it already.
    ///
    /// - Returns: Whether there was something to complete.
    private func complete(_ there: TimelineEntry, with draft: EntryDraft) throws -> Bool {
        guard !draft.texts.isEmpty, !there.hasTexts, let blinding = draft.provenance?.blinding,
            let commitment = draft.provenance?.contentCommitment,
            try SealedRows.commitment(at: there.sequence, in: db) == commitment
        else { return false }
        let box = try SealedRows.seal(draft.texts, of: there.id, blinding: blinding, in: db, with: vault)
        guard box.commitment == commitment else { return false }
        try SealedRows.insert(box, at: there.sequence, in: db)
        return true
    }

    /// Whether the texts of a draft are not those that are sealed beside the entry; texts that are left out are not
    /// looked for.
    private func hasOtherTexts(_ draft: EntryDraft, than there: TimelineEntry) throws -> Bool {
        guard !draft.texts.isEmpty else { return false }
        let content = try SealedRows.content(of: there.id, in: db, with: vault)
        return try content.map { try SealedTexts(bytes: $0.plaintext) } != draft.texts
    }

    /// The place in the chain of the last entry.
    package var lastSequence: Int64 { head.sequence }

    /// The entry of that identifier; `nil` when there is none.
    package func entry(_ id: EntryID) throws -> TimelineEntry? {
        try reader.entry(id, in: db)
    }

    /// The entries of a case, folded; `nil` when there is no such case.
    package func fold(of reference: CaseReference) throws -> CaseFold? { try touched(reference)?.fold }

    /// Where a case stands after the entries so far; `nil` when there is no such case.
    ///
    /// What is derived of the case is written of it too, when no entry follows.
    package func state(of reference: CaseReference) throws -> CaseState? { try touched(reference)?.state(under: rules) }

    /// The facts that a text stands for, as a casebook keeps it.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when they are not facts of that kind.
    package func facts(
        _ line: String, of kind: EntryFacts.Kind, in reference: CaseReference
    ) throws(JalonError) -> EntryFacts {
        try reader.facts(line, of: kind, in: reference)
    }

    /// How many days before a deadline this casebook announces it; `nil` for what the rules say.
    package func alerts() throws -> [Int]? { try CasebookStore.alerts(in: db) }

    /// Writes what is derived and the end of the chain, and keeps what the proofs of origin come to when some came.
    func end() throws {
        try finish()
        try head.keep(in: db)
        guard broughtOrigins, let author else { return }
        try Origins.seal(author: author, environment: environment, in: db)
    }

    /// Lets go of the database, which is not used any more then; what was not written before is not.
    func close() { rows.close() }

    /// Writes what is derived from the cases that were touched.
    private func finish() throws {
        for touched in cases.values where touched.isDirty {
            let writer = try derived ?? Projection.Writer(rows)
            derived = writer
            try writer.write(touched.derived(under: rules), fold: touched.fold, caseID: touched.id)
            touched.isDirty = false
        }
    }

    func touched(_ reference: CaseReference) throws -> TouchedCase? {
        if let last, last.fold.header.reference == reference { return last }
        let key = Self.key(reference)
        if let touched = cases[key] {
            last = touched
            return touched
        }
        guard !gaps.hold(key) else { return nil }
        let found: TouchedCase? = try beside { db in
            let place = try BareStatement("SELECT id FROM casefile WHERE ref = ?", in: db)
            place.bind(reference.text, at: 1)
            defer { place.reset() }
            guard try place.step() else {
                try noteGap(around: key, in: db)
                return nil
            }
            let id = place.number(0)
            return TouchedCase(id: id, fold: try reader.fold(ofCase: id, in: db))
        }
        guard let touched = found else { return nil }
        try keep(touched)
        return touched
    }

    /// Looks for a case that is not kept here: no row of it is on its way, but for those that it left.
    private func beside<Result>(_ look: (Database) throws -> Result) throws -> Result {
        ofExport == nil ? try rows.between(look) : try look(db)
    }

    private func noteGap(around key: String, in db: Database) throws {
        let around = try BareStatement(
            """
            SELECT (SELECT max(ref) FROM casefile WHERE ref < ?1), (SELECT min(ref) FROM casefile WHERE ref > ?1)
            """, in: db)
        around.bind(key, at: 1)
        defer { around.reset() }
        guard try around.step() else { return }
        gaps.note(after: around.given(0)?.lowercased(), before: around.given(1)?.lowercased())
    }

    /// Whether a case is folded and kept here.
    func isKept(_ reference: CaseReference) -> Bool { cases[Self.key(reference)] != nil }

    private static func key(_ reference: CaseReference) -> String { reference.text.lowercased() }

    func keep(_ touched: TouchedCase) throws {
        if touched === last { return }
        let key = Self.key(touched.fold.header.reference)
        if cases.count >= Self.keptCases, cases[key] == nil {
            try finish()
            // What is not touched any more is looked for in the file.
            _ = try db
            gaps.forget()
            cases.removeAll(keepingCapacity: true)
            last = nil
        }
        cases[key] = touched
        last = touched
    }

    func write(
        _ draft: EntryDraft, line: String? = nil, caseID: Int64, reference: CaseReference
    ) throws -> TimelineEntry {
        let author = try checked(draft.author)
        let id = draft.id ?? environment.newEntryID()
        let recordedAt = draft.recordedAt ?? moment
        let facts = line ?? draft.json
        let salt = draft.provenance?.factsSalt ?? Data(environment.newSalt())
        let box =
            draft.texts.isEmpty
            ? nil
            : try SealedRows.seal(draft.texts, of: id, blinding: draft.provenance?.blinding, in: db, with: vault)
        let link = Chain.Link(
            sequence: head.sequence + 1, id: id.text, reference: reference.text, kind: draft.facts.kind.rawValue,
            on: draft.on.description, recordedAt: recordedAt.description, author: author,
            factsCommitment: Chain.commitment(to: facts, salt: salt),
            contentCommitment: box?.commitment ?? draft.provenance?.contentCommitment,
            previous: head.hash)
        let hash = Chain.hash(link)
        try insert(link, facts: facts, salt: salt, hash: hash, ofCase: caseID)
        if let box { try SealedRows.insert(box, at: link.sequence, in: db) }
        if let links = draft.provenance?.links, !links.isEmpty {
            try Origins.insert(links, at: link.sequence, in: db)
            broughtOrigins = true
        }
        // What came from elsewhere has its own authors; who brings it records that it came.
        if draft.provenance == nil || self.author == nil { self.author = author }
        head = ChainHead(sequence: link.sequence, hash: hash)
        return TimelineEntry(
            id: id, sequence: link.sequence, caseReference: reference, on: draft.on, recordedAt: recordedAt,
            author: author, facts: draft.facts, isOverride: draft.isOverride,
            hasTexts: box != nil)
    }
}

extension StoreTransaction {
    /// An author as it is kept; most entries have that of the entry before.
    private func checked(_ author: String) throws -> String {
        if let lastAuthor, lastAuthor.given == author { return lastAuthor.kept }
        let kept = try Author.checked(author)
        lastAuthor = (author, kept)
        return kept
    }

    /// Writes the row of a case that is opened.
    ///
    /// - Returns: Its identifier, the next after that of the last case, as SQLite would choose it.
    private func insert(_ header: CaseHeader) throws -> Int64 {
        let (statement, last) =
            try opening
            ?? (
                rows.statement(
                    """
                    INSERT INTO casefile (id, ref, country, region, opened_on, status, minor, entries, last_seq, undated)
                    VALUES (?, ?, ?, ?, ?, 'open', ?, 1, ?, 0)
                    """), Int64.fetchOne(db, sql: "SELECT max(id) FROM casefile") ?? 0
            )
        guard last < Int64.max else { throw JalonError(.failed, "the casebook has no room for another case") }
        opening = (statement, last + 1)
        try rows.write(statement) { row in
            row.take(last + 1)
            row.take(header.reference.text)
            row.take(header.country.rawValue)
            row.take(header.region)
            row.take(header.openedOn.description)
            row.take(header.isMinor ? 1 : 0)
            row.take(head.sequence + 1)
        }
        return last + 1
    }

    /// Writes the row of an entry.
    private func insert(_ link: Chain.Link, facts: String, salt: Data, hash: Data, ofCase id: Int64) throws {
        let statement =
            try ofEntry
            ?? rows.statement(
                """
                INSERT INTO entry (seq, id, casefile, kind, on_day, recorded_at, author, facts, facts_salt,
                                   facts_commitment, content_commitment, previous, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        ofEntry = statement
        try rows.write(statement) { row in
            row.take(link.sequence)
            row.take(link.id)
            row.take(id)
            row.take(link.kind)
            row.take(link.on)
            row.take(link.recordedAt)
            row.take(link.author)
            row.take(facts)
            row.take(blob: salt)
            row.take(blob: link.factsCommitment)
            row.take(blob: link.contentCommitment)
            row.take(blob: link.previous)
            row.take(blob: hash)
        }
    }
}
