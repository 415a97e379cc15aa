import CaseModel
import CivilCalendar
import CountryRules
import SeededNumbers
import Testing

extension TimelineEntry {
    /// The same entry at another place in the order of recording.
    fileprivate func numbered(_ place: Int) -> TimelineEntry {
        TimelineEntry(
            id: id, sequence: Int64(place), caseReference: caseReference, on: on, recordedAt: recordedAt,
            author: author, facts: facts)
    }
}

@Suite("The fold depends on what happened, not on how it was recorded")
struct CaseFoldPropertyTests {
    private static let seeds = Array(UInt64(1)...104)

    @Test("Batches: a state that was looked at in between changes nothing", arguments: seeds)
    func batches(seed: UInt64) throws {
        let timeline = try RandomCase(seed: seed, [.closing, .amending]).timeline
        var generator = SeededGenerator(seed: seed &* 31)
        var fold = try CaseFold.of(timeline.entries.prefix(1))
        for entry in timeline.entries.dropFirst() {
            fold.append(entry)
            if .random(using: &generator) { _ = fold.state(under: timeline.rules) }
        }
        #expect(fold.state(under: timeline.rules) == timeline.state())
        #expect(fold.count == timeline.entries.count && fold.lastSequence == Int64(timeline.entries.count))
    }

    @Test("Order: entries of different days give one state, in whatever order they were recorded", arguments: seeds)
    func order(seed: UInt64) throws {
        let timeline = try RandomCase(seed: seed).timeline
        var generator = SeededGenerator(seed: seed &* 37)
        let expected = timeline.state()
        for _ in 0..<3 {
            let shuffled = timeline.entries.prefix(1) + timeline.entries.dropFirst().shuffled(using: &generator)
            let renumbered = shuffled.enumerated().map { $1.numbered($0 + 1) }
            let state = try CaseFold.of(renumbered).state(under: timeline.rules)
            #expect(state.differences(from: expected) == [] && state == expected)
        }
    }

    /// The places of some things in every order.
    private static func orders(of count: Int) -> [[Int]] {
        guard count > 0 else { return [[]] }
        return orders(of: count - 1).flatMap { order in
            (0...order.count).map { place in
                var longer = order
                longer.insert(count - 1, at: place)
                return longer
            }
        }
    }

    /// Cases whose entries depend on one another, each of a day of its own.
    private static func told() throws -> [(Timeline, [(EntryFacts, String)])] {
        [
            (
                try Timeline(.unitedKingdom, region: "GB-SCT"),
                [
                    (.decisionRequested("reasonable-grounds"), "2022-12-05"),
                    (.decide("reasonable-grounds", .positive), "2022-12-12"),
                    (try .grant("uk.reflection"), "2022-12-14"),
                    (.decide("conclusive-grounds", .negative), "2023-02-20"),
                    (.decide("conclusive-grounds", .positive), "2023-06-02"),
                ]
            ),
            (
                try Timeline(.belgium),
                [
                    (try .grant("be.temporary"), "2026-03-02"), (try .extend("be.temporary"), "2026-04-09"),
                    (try .extend("be.temporary", until: "2027-04-30"), "2026-09-20"),
                    (try .extend("be.temporary"), "2027-04-10"), (.stageRefused(stage: "be.permanent"), "2027-05-03"),
                ]
            ),
            (
                try Timeline(.hungary),
                [
                    (try .stay("hu.stay.specialised"), "2019-01-10"),
                    (try .prolong("hu.stay.specialised"), "2019-04-01"),
                    (.stayEnded(stay: "hu.stay.specialised"), "2019-05-03"),
                    (try .stay("hu.stay.specialised"), "2019-06-03"),
                    (try .prolong("hu.stay.specialised", until: "2019-12-31"), "2019-08-01"),
                ]
            ),
            (
                try Timeline(.italy),
                [
                    (try .stay("it.stay.venice.assessment"), "2025-02-03"),
                    (try .stay("it.stay.venice.firstAssistance"), "2025-02-06"),
                    (try .grant("it.firstAssistance"), "2025-02-07"), (try .grant("it.art18"), "2025-05-05"),
                    (try .grant("it.art18"), "2025-11-03"),
                ]
            ),
        ]
    }

    @Test("Late decisions, extensions and stays, in every order")
    func everyOrder() throws {
        for (empty, facts) in try Self.told() {
            var inTime = empty
            for (fact, day) in facts { try inTime.record(fact, on: day) }
            let expected = inTime.state()
            #expect(expected.deadlines.count > 1)
            for order in Self.orders(of: facts.count) {
                let late = [inTime.entries[0]] + order.map { inTime.entries[$0 + 1] }
                let state = try CaseFold.of(late.enumerated().map { $1.numbered($0 + 1) }).state(under: empty.rules)
                #expect(state.differences(from: expected) == [], "\(empty.header.country) \(order)")
            }
        }
    }

    @Test("The random timelines are worth folding")
    func variety() throws {
        let timelines = try Self.seeds.map { try RandomCase(seed: $0, [.closing, .amending]).timeline }
        let kinds = Set(timelines.flatMap(\.entries).map(\.facts.kind))
        // Nothing follows an erasure: ErasedCasePropertyTests has those.
        #expect(kinds == Set(EntryFacts.Kind.allCases).subtracting([.contentErased]))
        let states = timelines.map { $0.state() }
        let deadlines = states.flatMap(\.deadlines)
        #expect(Set(deadlines.map(\.status)) == Set(Deadline.Status.allCases))
        #expect(Set(deadlines.map(\.kind)) == Set(DeadlineKind.allCases))
        let packs = Set(try RuleBook.carried().packs.filter { !$0.referenceOnly }.map(\.id))
        let seen = Set(deadlines.compactMap(\.pack))
        #expect(packs.subtracting(seen).count < 4, "\(packs.subtracting(seen).sorted())")
        #expect(states.contains { $0.grants.contains { $0.extensions > 1 } })
        #expect(states.contains { $0.grants.contains(where: \.isImplied) })
        #expect(states.contains { $0.stays.contains { $0.extensions > 0 } })
        #expect(Set(states.map(\.signalling.state)).count > 5)
        #expect(Set(states.flatMap(\.people.referrals).map(\.status)) == Set(ReferralStatus.allCases))
        #expect(states.contains { $0.people.consents.contains { $0.withdrawnOn != nil } })
        #expect(states.contains { $0.people.reminders.contains { $0.doneOn != nil } })
        #expect(states.contains { $0.people.support.contains { $0.result != nil } })
    }

    @Test("A late entry gives the state that it would have given in time")
    func late() throws {
        var inTime = try Timeline(.italy)
        try inTime.grant("it.firstAssistance", on: "2013-03-01")
        try inTime.extend("it.firstAssistance", on: "2013-05-20")
        try inTime.grant("it.art18", on: "2013-08-01")
        var late = try Timeline(.italy)
        try late.grant("it.firstAssistance", on: "2013-03-01")
        try late.grant("it.art18", on: "2013-08-01")
        try late.extend("it.firstAssistance", on: "2013-05-20")
        #expect(late.state().deadlineLines == inTime.state().deadlineLines)
        #expect(
            late.state().deadlineLines == [
                "it.firstAssistance/end 2013-09-01 met", "it.art18/end 2014-02-01 open",
            ])
    }

    @Test("Windows that end on one day are named by the grants, not by the recording")
    func windowsOfOneDay() throws {
        let grants: [(day: String, until: String)] = [("2025-01-10", "2025-12-31"), ("2025-07-10", "2025-12-31")]
        var inTime = try Timeline(.belgium)
        for each in grants { try inTime.grant("be.temporary", on: each.day, until: each.until) }
        var late = try Timeline(.belgium)
        for each in grants.reversed() { try late.grant("be.temporary", on: each.day, until: each.until) }
        #expect(
            inTime.state().lines("be.cardRenewal") == [
                "be.cardRenewal#2/window 2025-12-01 open", "be.cardRenewal/window 2025-12-01 met",
            ])
        #expect(late.state().deadlineLines == inTime.state().deadlineLines)
    }

    @Test("Entries of one day count in the order of recording")
    func sameDay() throws {
        var timeline = try Timeline(.belgium)
        try timeline.record(.conditionRecorded("contact-broken", .met), on: "2013-03-01")
        try timeline.record(.conditionRecorded("contact-broken", .lapsed), on: "2013-03-01")
        #expect(timeline.state().conditions["contact-broken"]?.status == .lapsed)
        try timeline.grant("be.reflection", on: "2013-03-01")
        try timeline.grant("be.provisional", on: "2013-03-01")
        #expect(timeline.state().current?.stage == "be.provisional")
    }
}
