import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("The fold depends on what happened, not on how it was recorded")
struct CaseFoldPropertyTests {
    private static let seeds = Array(UInt64(1)...60)

    /// A random timeline that the checks let pass, of one of the five countries, with one day for each entry.
    private static func timeline(seed: UInt64, rules: RuleBook, closing: Bool) throws -> [TimelineEntry] {
        var generator = SeededGenerator(seed: seed)
        let packs = rules.packs
        let pack = packs[Int(seed) % packs.count]
        var timeline = try Timeline(pack.country, placed: .random(using: &generator))
        var day = try date("2013-01-01")
        for _ in 0..<30 {
            day = try day.adding(days: .random(in: 1...20, using: &generator))
            let facts = try randomFacts(pack: pack, on: day, closing: closing, using: &generator)
            if (try? timeline.fold().check(facts, on: day, under: rules)) != nil {
                try timeline.record(facts, on: day.description)
            }
        }
        return timeline.entries
    }

    private static func randomFacts(
        pack: RulePack, on day: CivilDate, closing: Bool, using generator: inout SeededGenerator
    ) throws -> EntryFacts {
        let stage = try #require(pack.stages.randomElement(using: &generator)).id
        let until = Bool.random(using: &generator) ? try day.adding(days: .random(in: 0...200, using: &generator)) : nil
        let decision = EntryFacts.StageDecision(stage: stage, until: until)
        switch Int.random(in: closing ? 0...9 : 2...9, using: &generator) {
        case 0: return .caseReopened
        case 1: return .caseClosed(.lostContact)
        case 2: return .stageWithdrawn(stage: stage, .other)
        case 3: return .stageRefused(stage: stage)
        case 4: return .stepRecorded(.init(SignallingStep.allCases.randomElement(using: &generator) ?? .guardian))
        case 5, 6: return .stageExtended(decision)
        case 7:
            let condition = pack.conditionIdentifiers.randomElement(using: &generator) ?? "other"
            return .conditionRecorded(condition, Bool.random(using: &generator) ? .met : .lapsed)
        default: return .stageGranted(decision)
        }
    }

    @Test("Batches: a state that was looked at in between changes nothing", arguments: seeds)
    func batches(seed: UInt64) throws {
        let rules = try RuleBook.embedded()
        let entries = try Self.timeline(seed: seed, rules: rules, closing: true)
        let whole = try CaseFold.of(entries)
        var generator = SeededGenerator(seed: seed &* 31)
        var fold = try CaseFold.of(entries.prefix(1))
        for entry in entries.dropFirst() {
            fold.append(entry)
            if .random(using: &generator) { _ = fold.state(under: rules) }
        }
        #expect(fold.state(under: rules) == whole.state(under: rules))
        #expect(fold.count == entries.count && fold.lastSequence == Int64(entries.count))
    }

    @Test("Order: entries of different days give one state, in whatever order they were recorded", arguments: seeds)
    func order(seed: UInt64) throws {
        let rules = try RuleBook.embedded()
        let entries = try Self.timeline(seed: seed, rules: rules, closing: false)
        var generator = SeededGenerator(seed: seed &* 37)
        let expected = try CaseFold.of(entries).state(under: rules)
        for _ in 0..<5 {
            let shuffled = entries.prefix(1) + entries.dropFirst().shuffled(using: &generator)
            let renumbered = shuffled.enumerated().map { place, entry in
                TimelineEntry(
                    id: entry.id, sequence: Int64(place + 1), caseReference: entry.caseReference, on: entry.on,
                    recordedAt: entry.recordedAt, author: entry.author, facts: entry.facts)
            }
            #expect(try CaseFold.of(renumbered).state(under: rules) == expected)
        }
    }

    @Test("The random timelines are worth folding")
    func variety() throws {
        let rules = try RuleBook.embedded()
        let timelines = try Self.seeds.map { try Self.timeline(seed: $0, rules: rules, closing: true) }
        let kinds = Set(timelines.joined().map(\.facts.kind))
        #expect(kinds.isSuperset(of: Set(EntryFacts.Kind.allCases).subtracting([.stepSkipped])))
        let states = try timelines.map { try CaseFold.of($0).state(under: rules) }
        #expect(Set(states.flatMap(\.deadlines).map(\.status)) == Set(Deadline.Status.allCases))
        #expect(states.contains { $0.grants.contains { $0.extensions > 1 } })
    }

    @Test("A late entry gives the state that it would have given in time")
    func late() throws {
        var inTime = try Timeline(.italy)
        try inTime.grant("it.reflection", on: "2013-03-01")
        try inTime.extend("it.reflection", on: "2013-05-20")
        try inTime.grant("it.provisional", on: "2013-08-01")
        var late = try Timeline(.italy)
        try late.grant("it.reflection", on: "2013-03-01")
        try late.grant("it.provisional", on: "2013-08-01")
        try late.extend("it.reflection", on: "2013-05-20")
        #expect(try late.state().deadlineLines == inTime.state().deadlineLines)
        #expect(
            try late.state().deadlineLines == [
                "it.reflection/end 2013-09-01 met", "it.provisional/end 2014-02-01 open",
            ])
    }

    @Test("Entries of one day count in the order of recording")
    func sameDay() throws {
        var timeline = try Timeline(.belgium)
        try timeline.record(.conditionRecorded("contact-broken", .met), on: "2013-03-01")
        try timeline.record(.conditionRecorded("contact-broken", .lapsed), on: "2013-03-01")
        #expect(try timeline.state().conditions["contact-broken"]?.status == .lapsed)
        try timeline.grant("be.reflection", on: "2013-03-01")
        try timeline.grant("be.provisional", on: "2013-03-01")
        #expect(try timeline.state().current?.stage == "be.provisional")
    }
}
