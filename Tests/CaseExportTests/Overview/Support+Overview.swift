import CaseExport
import CaseModel
import CivilCalendar
import CountryRules
import Testing

/// Cases and deadlines that a test tells by a few words, around 23 November 2026.
struct ToldTeam {
    static let today = "2026-11-23"

    var cases: [CaseSummary] = []
    var deadlines: [Deadline] = []

    /// Adds a case, and a deadline for each number of days that are left.
    mutating func add(
        _ text: String, owner: String? = nil, deputy: String? = nil, stage: String? = "be.reflection",
        step: SignallingMove? = nil, undated: Int = 0, due: [Int] = [], alerts: [Int] = [],
        status: RuleStatus = .verified
    ) throws {
        let reference = try #require(CaseReference(text))
        let today = try CivilDate(iso8601: Self.today)
        cases.append(
            CaseSummary(
                reference: reference, country: .belgium, region: nil, openedOn: today, closedOn: nil, stage: stage,
                nextStep: step, owner: owner, deputy: deputy, isMinor: false, entries: 1, undatedGrants: undated))
        for days in due {
            let day = try today.adding(days: days)
            deadlines.append(
                Deadline(
                    caseReference: reference, country: .belgium, name: "be.reflection/end", kind: .stageEnd,
                    stage: stage ?? "be.reflection", trigger: today, due: day, earliest: try day.adding(days: -1),
                    rolledFrom: nil, flags: [], pack: "BE/2017", packStatus: status, citations: ["Article 4"],
                    alerts: alerts, status: .open))
        }
    }

    /// The overview of them.
    func overview(within days: Int = 30, _ scope: Overview.Scope = .init()) throws -> Overview {
        Overview(
            on: try CivilDate(iso8601: Self.today), within: days, scope: scope,
            cases: cases.sorted { $0.reference < $1.reference },
            deadlines: deadlines.sorted { ($0.due, $0.caseReference, $0.name) < ($1.due, $1.caseReference, $1.name) },
            end: ChainEnd(entries: 41, head: String(repeating: "ab", count: 32)))
    }

    /// The page of an overview as text.
    static func page(_ overview: Overview, _ language: RuleLanguage = .english) throws -> String {
        var bytes: [UInt8] = []
        try OverviewPage(overview, texts: RuleTexts(language)).write { bytes += $0 }
        return try #require(String(validating: bytes, as: UTF8.self))
    }

    /// The Markdown of an overview.
    static func markdown(_ overview: Overview, _ language: RuleLanguage = .english) throws -> String {
        var bytes: [UInt8] = []
        try OverviewMarkdown(overview, texts: RuleTexts(language)).write { bytes += $0 }
        return try #require(String(validating: bytes, as: UTF8.self))
    }
}
