import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("The guardian or lawyer is heard of a person who is placed in an institution")
struct SignallingPlacementTests {
    private func placed(_ isPlaced: Bool) -> EntryFacts {
        var change = CaseChange()
        change.isPlaced = isPlaced
        return .caseAmended(change)
    }

    /// A case whose first two steps were taken.
    private func consulted(placed: Bool) throws -> Timeline {
        var timeline = try Timeline(.belgium, placed: placed)
        try timeline.record(.stepRecorded(.init(.teamDiscussion)), on: "2026-03-01")
        try timeline.record(.stepRecorded(.init(.specialisedCentre)), on: "2026-03-02")
        return timeline
    }

    @Test("Of nobody else, and a state that says so")
    func notNeeded() throws {
        let home = try consulted(placed: false).state().signalling
        #expect(home.notNeeded == [.guardian] && home.next == .jointDialogue)
        let placed = try consulted(placed: true).state().signalling
        #expect(placed.notNeeded == [] && placed.next == .guardian)
    }

    @Test("A guardian who was heard all the same counts")
    func heardAnyway() throws {
        var timeline = try consulted(placed: false)
        let guardian = try timeline.record(.stepRecorded(.init(.guardian)), on: "2026-03-03")
        let state = timeline.state()
        #expect(state.signalling.state == .guardianHeard && state.signalling.notNeeded == [])
        #expect(state.codes(guardian) == [])
    }

    @Test("A person who is placed later is asked for one from then on, and one who left is not")
    func changes() throws {
        var timeline = try consulted(placed: false)
        let came = try timeline.record(placed(true), on: "2026-03-10")
        #expect(timeline.state().nextStep == .guardian)
        let left = try timeline.record(placed(false), on: "2026-03-20")
        #expect(timeline.state().nextStep == .jointDialogue)
        try timeline.retract(left, on: "2026-03-21")
        #expect(timeline.state().nextStep == .guardian)
        try timeline.retract(came, on: "2026-03-21")
        #expect(timeline.state().nextStep == .jointDialogue)
    }

    @Test("A joint dialogue without the guardian is out of order from the day on which the person was placed")
    func orderByDay() throws {
        var timeline = try consulted(placed: false)
        let before = try timeline.record(.stepRecorded(.init(.jointDialogue)), on: "2026-03-09")
        let after = try timeline.record(.stepRecorded(.init(.jointDialogue)), on: "2026-03-10")
        try timeline.record(placed(true), on: "2026-03-10")
        let state = timeline.state()
        #expect(state.codes(before) == [] && state.codes(after) == ["step-out-of-order"])
        #expect(state.findings.map(\.subjects) == [["guardian"]])
    }

    @Test("Left out as not placed is right of a person at home, and a finding of one who is placed")
    func skipped() throws {
        var home = try consulted(placed: false)
        let right = try home.record(.stepSkipped(.guardian, .notPlaced), on: "2026-03-03")
        #expect(home.state().codes(right) == [] && home.state().signalling.state == .guardianNotApplicable)
        var placed = try consulted(placed: true)
        let wrong = try placed.record(.stepSkipped(.guardian, .notPlaced), on: "2026-03-03")
        let finding = try #require(placed.state().findings.first)
        #expect(finding.entry == wrong && finding.code == .stepNeeded && finding.subjects == ["guardian"])
        #expect(
            finding.message == "guardian: left out as not placed, and the person lives in an institution on 2026-03-03")
        // The person had left before: the day counts, however late it is recorded.
        try placed.record(self.placed(false), on: "2026-03-03")
        #expect(placed.state().codes(wrong) == [])
    }

    @Test("Left out for another reason is no finding", arguments: SkipReason.allCases.filter { $0 != .notPlaced })
    func otherReason(reason: SkipReason) throws {
        var placed = try consulted(placed: true)
        let entry = try placed.record(.stepSkipped(.guardian, reason), on: "2026-03-03")
        #expect(placed.state().codes(entry) == [])
        #expect(placed.state().steps.last?.skipped == reason && placed.state().nextStep == .jointDialogue)
    }
}
