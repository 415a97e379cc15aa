import CaseModel
import CountryRules
import Testing

@Suite("Signalling steps")
struct CaseFoldStepTests {
    private func step(_ step: SignallingStep) -> EntryFacts { .stepRecorded(.init(step)) }

    @Test("The next step is advised in order; the guardian only for a person who is placed")
    func next() throws {
        var home = try Timeline(.france)
        var placed = try Timeline(.france, placed: true)
        #expect(home.state().nextStep == .teamDiscussion)
        for (entry, day) in [(SignallingStep.teamDiscussion, "2013-02-01"), (.specialisedCentre, "2013-02-02")] {
            try home.record(step(entry), on: day)
            try placed.record(step(entry), on: day)
        }
        #expect(home.state().nextStep == .jointDialogue)
        #expect(placed.state().nextStep == .guardian)
        try placed.record(.stepSkipped(.guardian, .unreachable), on: "2013-02-03")
        #expect(placed.state().nextStep == .jointDialogue)
        #expect(placed.state().steps.last?.skipped == .unreachable)
        try home.record(step(.jointDialogue), on: "2013-02-04")
        #expect(home.state().nextStep == .signal)
        try home.record(.signalSent(.init(to: .prosecutor)), on: "2013-02-05")
        #expect(home.state().nextStep == nil)
    }

    @Test("A case whose permit track runs without any step is not asked for one")
    func track() throws {
        var timeline = try Timeline(.france)
        try timeline.grant("fr.reflection", on: "2013-02-01")
        #expect(timeline.state().nextStep == nil)
        try timeline.record(step(.teamDiscussion), on: "2013-02-02")
        #expect(timeline.state().nextStep == .specialisedCentre)
    }

    @Test("A step before one that is advised first is a finding, by the day and not by the recording")
    func order() throws {
        var timeline = try Timeline(.france, placed: true)
        let centre = try timeline.record(step(.specialisedCentre), on: "2013-02-02")
        let dialogue = try timeline.record(step(.jointDialogue), on: "2013-02-04")
        var state = timeline.state()
        #expect(state.codes(centre) == ["step-out-of-order"])
        #expect(state.findings.first { $0.entry == dialogue }?.subjects == ["team-discussion", "guardian"])
        try timeline.record(step(.teamDiscussion), on: "2013-02-01")
        state = timeline.state()
        #expect(
            state.codes(centre) == []
                && state.steps.map(\.step) == [.teamDiscussion, .specialisedCentre, .jointDialogue])
        #expect(state.findings.map(\.subjects) == [["guardian"]])
    }
}
