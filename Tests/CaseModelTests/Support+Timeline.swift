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
    private(set) var entries: [TimelineEntry]
    /// When everything is recorded, so that no day lies ahead.
    static let recorded = "2030-01-01T08:00:00Z"

    init(_ country: CountryCode, reference: String = "X-1", openedOn: String = "2013-01-01", placed: Bool = false)
        throws
    {
        header = CaseHeader(
            reference: try #require(CaseReference(reference)),
            CaseFacts(country: country, openedOn: try date(openedOn), isPlaced: placed))
        entries = []
        try record(.caseOpened(header), on: openedOn)
    }

    /// Adds an entry; its identifier ends in its number.
    @discardableResult
    mutating func record(_ facts: EntryFacts, on day: String, at moment: String = recorded) throws -> EntryID {
        let number = String(entries.count + 1)
        let digits = String(repeating: "0", count: 12 - number.count) + number
        let id = try #require(EntryID("00000000-0000-7000-8000-\(digits)"))
        entries.append(
            TimelineEntry(
                id: id, sequence: Int64(entries.count + 1), caseReference: header.reference, on: try date(day),
                recordedAt: try instant(moment), author: "hd", facts: facts))
        return id
    }

    @discardableResult
    mutating func grant(_ stage: String, on day: String, until: String? = nil, pack: String? = nil) throws -> EntryID {
        try record(.stageGranted(.init(stage: stage, until: until.map(date), pack: pack)), on: day)
    }

    @discardableResult
    mutating func extend(_ stage: String, on day: String, until: String? = nil) throws -> EntryID {
        try record(.stageExtended(.init(stage: stage, until: until.map(date))), on: day)
    }

    func fold() throws -> CaseFold { try CaseFold.of(entries) }

    func state(under rules: RuleBook? = nil) throws -> CaseState {
        try fold().state(under: try rules ?? .embedded())
    }

    /// What a further entry is refused with; a failure of the test when it is taken.
    func refusal(_ facts: EntryFacts, on day: String, under rules: RuleBook? = nil) throws -> JalonError? {
        let (fold, day, book) = (try fold(), try date(day), try rules ?? .embedded())
        return #expect(throws: JalonError.self) { try fold.check(facts, on: day, under: book) }
    }

    /// Checks that a further entry is taken.
    func accepts(_ facts: EntryFacts, on day: String, under rules: RuleBook? = nil) throws {
        try fold().check(facts, on: date(day), under: rules ?? .embedded())
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

extension CaseState {
    /// A deadline in one line: `be.reflection/end 2013-04-15 open`.
    var deadlineLines: [String] { deadlines.map { "\($0.name) \($0.due) \($0.status.rawValue)" } }

    /// The codes of the findings about an entry.
    func codes(_ entry: EntryID) -> [String] { findings.filter { $0.entry == entry }.map(\.code.rawValue) }
}

/// SplitMix64: the same numbers on every run, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
