import CaseModel
import CivilCalendar
import CountryRules
import SeededNumbers
import Testing

@Suite("The order of the steps is guided, not imposed")
struct SignallingOrderTests {
    @Test("A step out of order is taken, and is a finding that tells the reason", arguments: OrderReason.allCases)
    func withReason(reason: OrderReason) throws {
        var timeline = try Timeline(.belgium, placed: true)
        let entry = try timeline.record(.stepRecorded(.init(.jointDialogue, reason: reason)), on: "2026-03-01")
        let state = timeline.state()
        #expect(state.findings.map(\.code) == [.stepOutOfOrder] && state.findings.map(\.entry) == [entry])
        #expect(
            state.findings.first?.message
                == "joint-dialogue: team-discussion, specialised-centre, guardian are advised to come first; "
                + "the reason on record is \(reason.rawValue)")
        #expect(state.steps.first?.reason == reason)
    }

    @Test("Without a reason the finding says how to give one")
    func withoutReason() throws {
        var timeline = try Timeline(.belgium)
        try timeline.record(.stepRecorded(.init(.specialisedCentre)), on: "2026-03-01")
        #expect(
            timeline.state().findings.map(\.message) == [
                "specialised-centre: team-discussion is advised to come first; "
                    + "no reason is on record (--reason, or entry correct --set reason=ID)"
            ])
    }

    @Test("A step in its order is no finding, and a step that was left out counts as done")
    func inOrder() throws {
        var timeline = try Timeline(.belgium, placed: true)
        try timeline.record(.stepRecorded(.init(.teamDiscussion, reason: .unavailable)), on: "2026-03-01")
        try timeline.record(.stepSkipped(.specialisedCentre, .declined), on: "2026-03-02")
        try timeline.record(.stepRecorded(.init(.guardian)), on: "2026-03-03")
        try timeline.record(.stepRecorded(.init(.jointDialogue)), on: "2026-03-04")
        #expect(timeline.state().findings == [])
    }

    /// A path with an emergency, a change of placement and a second dialogue, a day each.
    private static func path() -> [(EntryFacts, String)] {
        var change = CaseChange()
        change.isPlaced = true
        return [
            (.stepRecorded(.init(.teamDiscussion, with: [.team])), "2026-03-01"),
            (.signalSent(.init(to: .police, emergency: .violence)), "2026-03-02"),
            (.stepRecorded(.init(.jointDialogue, outcome: .monitor, reason: .emergency)), "2026-03-03"),
            (.caseAmended(change), "2026-03-04"), (.stepRecorded(.init(.specialisedCentre)), "2026-03-05"),
            (.stepSkipped(.guardian, .notPlaced), "2026-03-06"),
            (.stepRecorded(.init(.jointDialogue, outcome: .signal)), "2026-03-07"),
        ]
    }

    @Test("Recorded late, in whatever order, it gives the state of the same path in time")
    func late() throws {
        var inTime = try Timeline(.belgium)
        for (facts, day) in Self.path() { try inTime.record(facts, on: day) }
        let expected = inTime.state()
        #expect(expected.signalling.state == .emergency && expected.findings.count == 2)
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<40 {
            var late = try Timeline(.belgium)
            for (facts, day) in Self.path().shuffled(using: &generator) { try late.record(facts, on: day) }
            let state = late.state()
            #expect(state.signalling.state == expected.signalling.state && state.nextStep == expected.nextStep)
            #expect(state.signalling.notNeeded == expected.signalling.notNeeded)
            #expect(state.steps.map(\.step) == expected.steps.map(\.step))
            #expect(state.findings.map(\.message) == expected.findings.map(\.message))
        }
    }

    @Test("A retraction gives the state of a path on which the entry never was", arguments: 0..<7)
    func retracted(place: Int) throws {
        var timeline = try Timeline(.belgium)
        var ids: [EntryID] = []
        for (facts, day) in Self.path() { ids.append(try timeline.record(facts, on: day)) }
        try timeline.retract(ids[place], on: "2026-04-01")
        var held = timeline.entries.dropLast()
        held.removeAll { $0.id == ids[place] }
        let fresh = try CaseFold.of(held).state(under: timeline.rules)
        #expect(timeline.state().differences(from: fresh) == [])
        #expect(timeline.state().amended.count == 1)
    }

    @Test("A corrected outcome leads where it would have led at first")
    func corrected() throws {
        var timeline = try Timeline(.belgium)
        let dialogue = try timeline.record(.stepRecorded(.init(.jointDialogue, outcome: .monitor)), on: "2026-03-01")
        #expect(timeline.state().signalling.state == .monitored)
        try timeline.correct(dialogue, as: .stepRecorded(.init(.jointDialogue, outcome: .signal)), on: "2026-03-01")
        #expect(timeline.state().signalling.state == .jointDialogue)
        let signal = try timeline.record(.signalSent(.init(to: .prosecutor)), on: "2026-03-02")
        #expect(timeline.state().signalling.state == .signalled)
        try timeline.correct(signal, as: .signalSent(.init(to: .police, emergency: .medical)), on: "2026-03-02")
        #expect(timeline.state().signalling.state == .emergency)
    }
}
