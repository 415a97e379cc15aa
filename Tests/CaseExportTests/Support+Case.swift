import CaseExport
import CaseModel
import CivilCalendar
import CountryRules
import Testing

/// A case that a test tells, as far as an export looks at it.
struct ToldCase {
    private static let rules = Result { try RuleBook.embedded() }

    private var fold: CaseFold
    private var count = 1
    private let reference: CaseReference

    init(_ country: CountryCode = .belgium, _ edit: (inout CaseFacts) -> Void = { _ in }) throws {
        reference = try #require(CaseReference("BE-2026-7Q4K"))
        var facts = CaseFacts(country: country, openedOn: try CivilDate(iso8601: "2025-01-06"))
        edit(&facts)
        let header = CaseHeader(reference: reference, facts)
        let opening = try Self.entry(.caseOpened(header), 1, reference, on: "2025-01-06")
        fold = try #require(CaseFold(opening: opening))
    }

    private static func entry(
        _ facts: EntryFacts, _ number: Int, _ reference: CaseReference, on day: String
    ) throws -> TimelineEntry {
        TimelineEntry(
            id: try #require(EntryID("00000000-0000-7000-8000-0000000000\(number + 10)")), sequence: Int64(number),
            caseReference: reference, on: try CivilDate(iso8601: day), recordedAt: .epoch, author: "hd", facts: facts)
    }

    @discardableResult
    mutating func record(_ facts: EntryFacts, on day: String = "2026-03-02") throws -> EntryID {
        count += 1
        let entry = try Self.entry(facts, count, reference, on: day)
        try fold.check(facts, on: entry.on, under: Self.rules.get())
        fold.append(entry)
        return entry.id
    }

    func export(
        identity: Identity? = nil, texts: [EntryID: SealedTexts] = [:], on today: String = "2026-06-15"
    ) throws -> (record: HTCDSRecord, omissions: [HTCDSOmission]) {
        try HTCDSRecord.record(
            of: fold.state(under: Self.rules.get()), identity: identity, texts: texts,
            on: CivilDate(iso8601: today))
    }

    func record(on today: String = "2026-06-15") throws -> HTCDSRecord { try export(on: today).record }
}
