import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Where a case stands on the path from a doubt to a signal")
struct SignallingStateTests {
    private static func step(_ step: SignallingStep, _ outcome: StepOutcome? = nil) -> EntryFacts {
        .stepRecorded(.init(step, outcome: outcome))
    }

    private static let signal = EntryFacts.signalSent(.init(to: .prosecutor))
    private static let alarm = EntryFacts.signalSent(.init(to: .police, emergency: .threat))

    /// What was recorded of a person who is placed, a day each, and where that leads.
    private static let paths: [(facts: [EntryFacts], state: SignallingState, next: SignallingMove?)] = [
        ([], .suspicion, .teamDiscussion), ([.indicatorsObserved([.pay])], .suspicion, .teamDiscussion),
        ([step(.teamDiscussion)], .teamDiscussed, .specialisedCentre),
        ([.stepSkipped(.teamDiscussion, .doneBefore)], .suspicion, .specialisedCentre),
        ([step(.teamDiscussion), step(.specialisedCentre)], .centreConsulted, .guardian),
        ([step(.specialisedCentre)], .centreConsulted, .teamDiscussion),
        ([step(.teamDiscussion), step(.specialisedCentre), step(.guardian)], .guardianHeard, .jointDialogue),
        (
            [step(.teamDiscussion), step(.specialisedCentre), .stepSkipped(.guardian, .unreachable)],
            .guardianNotApplicable, .jointDialogue
        ),
        (
            [step(.teamDiscussion), step(.specialisedCentre), step(.guardian), step(.jointDialogue, .signal)],
            .jointDialogue, .signal
        ),
        ([step(.jointDialogue)], .jointDialogue, .teamDiscussion), ([step(.jointDialogue, .monitor)], .monitored, nil),
        ([step(.teamDiscussion), step(.jointDialogue, .notYet)], .monitored, nil),
        ([step(.jointDialogue, .monitor), step(.jointDialogue, .signal)], .jointDialogue, .teamDiscussion),
        ([signal], .signalled, nil), ([step(.jointDialogue, .monitor), signal], .signalled, nil),
        ([alarm], .emergency, .teamDiscussion), ([step(.teamDiscussion), alarm], .emergency, .specialisedCentre),
        ([step(.jointDialogue, .monitor), alarm], .emergency, .teamDiscussion), ([alarm, signal], .signalled, nil),
        ([signal, alarm], .emergency, .teamDiscussion), ([signal, alarm, signal], .signalled, nil),
        ([.caseClosed(.completed)], .closed, nil), ([alarm, .caseClosed(.completed)], .closed, nil),
        ([.caseClosed(.completed), alarm], .emergency, nil),
        ([signal, .caseClosed(.completed), alarm], .emergency, nil),
        ([.caseClosed(.completed), alarm, .caseReopened], .emergency, .teamDiscussion),
        ([step(.teamDiscussion), .caseClosed(.completed), .caseReopened], .teamDiscussed, .specialisedCentre),
    ]

    private static func timeline(_ facts: [EntryFacts]) throws -> Timeline {
        var timeline = try Timeline(.belgium, placed: true)
        for (index, fact) in facts.enumerated() { try timeline.record(fact, on: "2026-03-\(10 + index)") }
        return timeline
    }

    @Test("Each way of walking it, and what is advised next", arguments: paths.indices)
    func path(index: Int) throws {
        let path = Self.paths[index]
        let state = try Self.timeline(path.facts).state()
        #expect(state.signalling.state == path.state && state.signalling.next == path.next)
        #expect(state.nextStep == path.next)
    }

    @Test("Every state is reached by one of them")
    func everyState() {
        #expect(Set(Self.paths.map(\.state)) == Set(SignallingState.allCases))
        #expect(Set(Self.paths.compactMap(\.next)).isSuperset(of: SignallingMove.allCases))
    }

    @Test("An emergency may be signalled from every state, that of a closed case too", arguments: paths.indices)
    func emergency(index: Int) throws {
        var timeline = try Self.timeline(Self.paths[index].facts)
        #expect(timeline.state().signalling.allowsEmergency)
        let isOpen = timeline.state().isOpen
        try timeline.record(Self.alarm, on: "2026-05-01")
        let after = timeline.state().signalling
        #expect(after.state == .emergency && timeline.state().isOpen == isOpen)
        #expect(after.signals.last?.emergency == .threat && after.signals.last?.to == .police)
        #expect(after.allowsEmergency)
    }

    @Test("What an emergency left out is still advised, as far as the joint dialogue")
    func afterEmergency() throws {
        var timeline = try Self.timeline([Self.alarm])
        for expected in [SignallingStep.teamDiscussion, .specialisedCentre, .guardian, .jointDialogue] {
            #expect(timeline.state().nextStep?.step == expected)
            try timeline.record(Self.step(expected), on: "2026-04-01")
        }
        #expect(timeline.state().signalling.state == .emergency && timeline.state().nextStep == nil)
    }

    @Test("A move is a step, but for the signal")
    func moves() {
        #expect(SignallingMove.allCases.compactMap(\.step) == SignallingStep.allCases)
        #expect(SignallingMove.signal.step == nil)
    }

    @Test("The signals are told by day, with whom they went to")
    func signals() throws {
        var timeline = try Timeline(.belgium)
        let late = try timeline.record(Self.signal, on: "2026-03-12")
        let early = try timeline.record(Self.alarm, on: "2026-03-10")
        let signals = timeline.state().signalling.signals
        #expect(signals.map(\.entry) == [early, late] && signals.map(\.to) == [.police, .prosecutor])
        #expect(
            signals.map(\.on.description) == ["2026-03-10", "2026-03-12"] && signals.map(\.emergency) == [.threat, nil])
    }
}
