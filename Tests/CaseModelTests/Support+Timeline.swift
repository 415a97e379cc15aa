import CaseModel
import CivilCalendar
import CountryRules
import Testing

/// A date that the test itself spells out.
func date(_ text: String) throws -> CivilDate {
    try CivilDate(iso8601: text)
}

/// A moment that the test itself spells out.
func instant(_ text: String) throws -> Instant {
    try #require(Instant(rfc3339: text), "\(text)")
}

/// One case that a test tells, entry by entry, in the order of recording.
struct Timeline {
    let header: CaseHeader
    let rules: RuleBook
    private(set) var entries: [TimelineEntry]
    private(set) var fold: CaseFold
    /// When everything is recorded, so that no day lies ahead.
    static let recorded = "2030-01-01T08:00:00Z"

    init(
        _ country: CountryCode, region: String? = nil, openedOn: String = "2013-01-01", placed: Bool = false,
        minor: Bool = false, adultOn: String? = nil, unaccompanied: Bool = false, rules: RuleBook? = nil
    ) throws {
        self.rules = try rules ?? .carried()
        header = CaseHeader(
            reference: try #require(CaseReference("X-1")),
            CaseFacts(
                country: country, openedOn: try date(openedOn), region: region, isMinor: minor || unaccompanied,
                adultOn: adultOn, isUnaccompanied: unaccompanied, isPlaced: placed))
        let opening = try Self.entry(.caseOpened(header), 1, of: header, on: openedOn, at: Self.recorded)
        entries = [opening]
        fold = try #require(CaseFold(opening: opening))
    }

    /// An entry whose identifier ends in its number.
    private static func entry(
        _ facts: EntryFacts, _ number: Int, of header: CaseHeader, on day: String, at moment: String,
        isOverride: Bool = false
    ) throws -> TimelineEntry {
        let digits = String(repeating: "0", count: 12 - String(number).count) + String(number)
        return TimelineEntry(
            id: try #require(EntryID("00000000-0000-7000-8000-\(digits)")), sequence: Int64(number),
            caseReference: header.reference, on: try date(day), recordedAt: try instant(moment), author: "hd",
            facts: facts, isOverride: isOverride)
    }

    /// Adds an entry, which has to be one that the checks let pass.
    @discardableResult
    mutating func record(_ facts: EntryFacts, on day: String, at moment: String = recorded) throws -> EntryID {
        try fold.check(facts, on: date(day), under: rules)
        return try append(facts, on: day, at: moment)
    }

    /// Adds an entry that contradicts the rules, as one that was recorded all the same.
    mutating func override(_ facts: EntryFacts, on day: String) throws -> EntryID {
        try fold.check(facts, on: date(day), isOverride: true, under: rules)
        let entry = try Self.entry(
            facts, entries.count + 1, of: header, on: day, at: Self.recorded, isOverride: true)
        append(entry)
        return entry.id
    }

    /// Adds an entry as it is.
    @discardableResult
    mutating func append(_ facts: EntryFacts, on day: String, at moment: String = recorded) throws -> EntryID {
        let entry = try Self.entry(facts, entries.count + 1, of: header, on: day, at: moment)
        entries.append(entry)
        fold.append(entry)
        return entry.id
    }

    /// Adds an entry that the test has made itself.
    mutating func append(_ entry: TimelineEntry) {
        entries.append(entry)
        fold.append(entry)
    }

    /// Where the case stands; every finding in it says the same in English by its text as by its message.
    func state(sourceLocation: SourceLocation = #_sourceLocation) -> CaseState {
        let state = fold.state(under: rules)
        for finding in state.findings {
            #expect(RuleTexts.english?.sentence(finding.wording) == finding.message, sourceLocation: sourceLocation)
        }
        return state
    }

    /// What a further entry is refused with; a failure of the test when it is taken.
    func refusal(
        _ facts: EntryFacts, on day: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JalonError? {
        let day = try date(day)
        let error = #expect(throws: JalonError.self, sourceLocation: sourceLocation) {
            try fold.check(facts, on: day, under: rules)
        }
        if let error, let wording = error.wording {
            #expect(RuleTexts.english?.sentence(wording) == error.message, sourceLocation: sourceLocation)
        }
        return error
    }

    /// Checks that a further entry is taken.
    func accepts(
        _ facts: EntryFacts, on day: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let day = try date(day)
        #expect(throws: Never.self, sourceLocation: sourceLocation) {
            try fold.check(facts, on: day, under: rules)
        }
    }
}

extension CaseFold {
    /// The fold of entries, of which the first opens the case.
    static func of(_ entries: some Collection<TimelineEntry>) throws -> CaseFold {
        var fold = try #require(entries.first.flatMap(CaseFold.init(opening:)))
        for entry in entries.dropFirst() { fold.append(entry) }
        return fold
    }
}
