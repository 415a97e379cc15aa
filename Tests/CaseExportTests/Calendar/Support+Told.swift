import CaseExport
import CaseModel
import CivilCalendar
import CountryRules
import Testing

/// A case whose entries a test records at moments of its own.
struct RecordedCase {
    let rules: RuleBook
    private(set) var entries: [TimelineEntry] = []
    let reference: CaseReference

    init(_ text: String = "BE-2026-7Q4K", _ country: CountryCode = .belgium) throws {
        rules = try RuleBook.embedded()
        reference = try #require(CaseReference(text))
        let header = CaseHeader(reference: reference, CaseFacts(country: country, openedOn: try day("2025-01-06")))
        try record(.caseOpened(header), on: "2025-01-06", at: "2025-01-06T09:00:00Z")
    }

    @discardableResult
    mutating func record(
        _ facts: EntryFacts, on text: String, at moment: String, by author: String = "hd"
    ) throws -> EntryID {
        let number = entries.count + 1
        let id = try #require(EntryID("00000000-0000-7000-8000-0000000000\(number + 10)"))
        entries.append(
            TimelineEntry(
                id: id, sequence: Int64(number), caseReference: reference, on: try day(text),
                recordedAt: try CalendarSamples.instant(moment), author: author, facts: facts))
        return id
    }

    func history() throws -> DeadlineHistory { try #require(DeadlineHistory(of: entries, under: rules)) }

    /// A stage that an authority granted.
    static func grant(_ stage: String, until: String? = nil) throws -> EntryFacts {
        .stageGranted(.init(stage: stage, until: try until.map(day)))
    }
}

func day(_ text: String) throws -> CivilDate { try CivilDate(iso8601: text) }
