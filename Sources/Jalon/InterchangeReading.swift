internal import CaseModel
internal import CaseStore
internal import CivilCalendar
internal import CountryRules

/// Reads the lines of the interchange format into a transaction.
struct InterchangeReading {
    static let format = "jalon.interchange/1"

    let transaction: StoreTransaction
    let author: String
    private(set) var report = ImportReport()
    private var sawFormat = false

    init(transaction: StoreTransaction, author: String) {
        self.transaction = transaction
        self.author = author
    }

    /// Takes one line.
    ///
    /// - Throws: `JalonError` with the line's number, the field and the reason.
    mutating func take(_ line: ArraySlice<UInt8>, number: Int) throws {
        do {
            try read(line, number: number)
        } catch let error as JalonError {
            guard error.code != .failed, error.code != .damaged else { throw error }
            throw JalonError(error.code, "line \(number): \(error.message); nothing was stored")
        }
    }

    /// Ends the reading.
    ///
    /// - Throws: `JalonError` when there was no line at all.
    func finish() throws(JalonError) {
        guard sawFormat else {
            throw JalonError(.invalidInput, "line 1: is missing; an import begins with {\"format\":\"\(Self.format)\"}")
        }
    }

    private mutating func read(_ bytes: ArraySlice<UInt8>, number: Int) throws {
        let line = Self.trimmed(bytes, isFirst: number == 1)
        guard !line.isEmpty else { return }
        guard String(utf8: line) != nil else { throw JalonError(.invalidInput, "is not UTF-8") }
        report.lines += 1
        let fields = try InterchangeFields.read(line)
        if !sawFormat {
            try fields.checkFormat(Self.format)
            sawFormat = true
        } else if fields.isEntry {
            try takeEntry(fields, number: number)
        } else {
            try takeCase(fields)
        }
    }

    private mutating func takeCase(_ fields: InterchangeFields) throws {
        guard case .caseOpened(let header) = try fields.facts(of: .caseOpened) else { return }
        if let fold = try transaction.fold(of: header.reference) {
            try fold.checkNotErased()
            let there = fold.header
            guard there == header else {
                throw JalonError(
                    .contradictsRules, "there is a case \(header.reference) already, and it was opened with other facts"
                )
            }
            report.skipped += 1
            return
        }
        do {
            _ = try transaction.rules.packs(of: header.country)
        } catch {
            throw JalonError(.invalidInput, "field \"country\": \(error.message)")
        }
        _ = try transaction.open(header, recordedAt: fields.instant(), author: fields[.author] ?? author)
        report.cases += 1
    }

    private mutating func takeEntry(_ fields: InterchangeFields, number: Int) throws {
        let (reference, draft) = try fields.draft(author: author)
        try transaction.fold(of: reference)?.checkNotErased()
        let appended = try transaction.append(draft, to: reference) { conflict in
            report.conflicts += 1
            if report.firstConflict == nil { report.firstConflict = "line \(number): \(conflict.message)" }
        }
        if appended == nil {
            report.skipped += 1
        } else {
            report.entries += 1
        }
    }

    /// Without the carriage return of other systems, and without the mark that some editors put first.
    private static func trimmed(_ bytes: ArraySlice<UInt8>, isFirst: Bool) -> ArraySlice<UInt8> {
        var line = bytes
        if isFirst, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        return line
    }
}

extension InterchangeFields {
    func draft(author: String) throws(JalonError) -> (CaseReference, EntryDraft) {
        let text = try needed(.reference)
        guard let reference = CaseReference(text) else { throw Self.bad(.reference, "is not a case reference") }
        let name = try needed(.entry)
        guard let id = EntryID(name) else {
            throw Self.bad(.entry, "\(name.quotedCode) is not a UUID, such as 0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3")
        }
        let kindName = try needed(.kind)
        guard let kind = EntryFacts.Kind(rawValue: kindName), kind.isImported else {
            let known = EntryFacts.Kind.allCases.filter(\.isImported).map(\.rawValue).joined(separator: ", ")
            throw Self.bad(
                .kind, "\(kindName.quotedCode) is not an entry kind that this version stores; it stores \(known)")
        }
        let draft = EntryDraft(
            id: id, on: try neededDay(.on), recordedAt: try instant(), author: self[.author] ?? author,
            facts: try facts(of: kind), isOverride: try isOverride(of: kind), texts: try sealedTexts())
        return (reference, draft)
    }

    func instant() throws(JalonError) -> Instant? {
        guard let recordedAt = self[.recordedAt] else { return nil }
        guard let instant = Instant(rfc3339: recordedAt) else {
            throw Self.bad(.recordedAt, "\(recordedAt.quotedCode) is not a moment such as 2026-03-01T10:12:00Z")
        }
        return instant
    }
}
