import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("What a step that was left out, a dialogue and the last signal lead to")
struct SignallingMoveTests {
    /// A case of a person who is placed, with a step a day.
    private func timeline(_ facts: [EntryFacts]) throws -> Timeline {
        var timeline = try Timeline(.belgium, placed: true)
        for (index, fact) in facts.enumerated() { try timeline.record(fact, on: "2026-03-\(10 + index)") }
        return timeline
    }

    private static let before: [EntryFacts] = [.teamDiscussion, .specialisedCentre, .guardian]
        .map { .stepRecorded(.init($0)) }

    @Test("After the dialogue comes the signal where it was decided, and else another dialogue")
    func outcomes() throws {
        var seen: Set<SignallingMove?> = []
        for outcome in [nil] + StepOutcome.allCases.map(Optional.some) {
            let dialogue = EntryFacts.stepRecorded(.init(.jointDialogue, outcome: outcome))
            let signalling = try timeline(Self.before + [dialogue]).state().signalling
            switch outcome {
            case nil, .signal, .emergency, .agreement:
                #expect(signalling.state == .jointDialogue && signalling.next == .signal, "\(outcome as Any)")
            case .monitor, .notYet:
                #expect(signalling.state == .monitored && signalling.next == nil, "\(outcome as Any)")
            case .adviceGiven, .disagreement, .continued, .noAnswer:
                #expect(signalling.state == .jointDialogue && signalling.next == .jointDialogue, "\(outcome as Any)")
            }
            seen.insert(signalling.next)
        }
        #expect(seen == [.signal, .jointDialogue, nil])
    }

    @Test("Another dialogue decides anew")
    func again() throws {
        var timeline = try timeline(Self.before + [.stepRecorded(.init(.jointDialogue, outcome: .disagreement))])
        #expect(timeline.state().nextStep == .jointDialogue)
        try timeline.record(.stepRecorded(.init(.jointDialogue, outcome: .agreement)), on: "2026-03-20")
        #expect(timeline.state().nextStep == .signal && timeline.state().findings == [])
        try timeline.record(.stepRecorded(.init(.jointDialogue, outcome: .monitor)), on: "2026-03-21")
        #expect(timeline.state().nextStep == nil && timeline.state().signalling.state == .monitored)
    }

    @Test("A dialogue that was left out reaches no state, and the signal is what is left")
    func noDialogue() throws {
        let signalling = try timeline(Self.before + [.stepSkipped(.jointDialogue, .unreachable)]).state().signalling
        #expect(signalling.state == .guardianHeard && signalling.next == .signal)
    }

    @Test(
        "Steps that were left out reach no state; a guardian who is left out after the centre does not apply",
        arguments: [
            ([SignallingStep](), [SignallingStep.teamDiscussion], SignallingState.suspicion),
            ([], SignallingStep.allCases, .suspicion), ([], [.guardian], .suspicion),
            ([.teamDiscussion], [.specialisedCentre, .guardian], .teamDiscussed),
            ([.teamDiscussion], [.guardian], .teamDiscussed),
            ([.specialisedCentre], [.teamDiscussion], .centreConsulted),
            ([.teamDiscussion, .specialisedCentre], [.guardian], .guardianNotApplicable),
            ([.specialisedCentre], [.teamDiscussion, .guardian, .jointDialogue], .guardianNotApplicable),
            ([.guardian], [.teamDiscussion, .specialisedCentre], .guardianHeard),
            ([.jointDialogue], [.teamDiscussion, .specialisedCentre, .guardian], .jointDialogue),
        ])
    func skipped(taken: [SignallingStep], skipped: [SignallingStep], state: SignallingState) throws {
        let facts =
            taken.map { EntryFacts.stepRecorded(.init($0)) } + skipped.map { .stepSkipped($0, .declined) }
        let signalling = try timeline(facts).state().signalling
        #expect(signalling.state == state)
        // What was left out is not advised again.
        let open = SignallingStep.allCases.first { !taken.contains($0) && !skipped.contains($0) }
        #expect(signalling.next?.step == open)
    }

    @Test("A step that was taken before it was left out counts as left out, and the other way round")
    func lastCounts() throws {
        let step = EntryFacts.stepRecorded(.init(.teamDiscussion))
        let skip = EntryFacts.stepSkipped(.teamDiscussion, .declined)
        #expect(try timeline([step, skip]).state().signalling.state == .suspicion)
        #expect(try timeline([skip, step]).state().signalling.state == .teamDiscussed)
    }

    @Test("The last signal by its day decides, however late it is recorded")
    func lastSignal() throws {
        let alarm = EntryFacts.signalSent(.init(to: .police, emergency: .medical))
        var timeline = try timeline([])
        try timeline.record(.signalSent(.init(to: .prosecutor)), on: "2026-03-12")
        try timeline.record(alarm, on: "2026-03-11")
        #expect(timeline.state().signalling.state == .signalled && timeline.state().nextStep == nil)
        let last = try timeline.record(alarm, on: "2026-03-13")
        #expect(timeline.state().signalling.state == .emergency && timeline.state().nextStep == .teamDiscussion)
        try timeline.retract(last, on: "2026-03-14")
        #expect(timeline.state().signalling.state == .signalled)
    }

    @Test("On a closed case an emergency is taken, and a signal that could wait is not")
    func closed() throws {
        var timeline = try timeline([.stepRecorded(.init(.teamDiscussion)), .caseClosed(.completed)])
        let signal = EntryFacts.signalSent(.init(to: .prosecutor))
        let alarm = EntryFacts.signalSent(.init(to: .police, emergency: .disappearance))
        #expect(try timeline.refusal(signal, on: "2026-04-01")?.message.contains("reopen it first") == true)
        #expect(timeline.state().signalling.state == .closed && timeline.state().signalling.allowsEmergency)
        try timeline.record(alarm, on: "2026-04-01")
        let state = timeline.state()
        #expect(!state.isOpen && state.closedOn?.description == "2026-03-11" && state.nextStep == nil)
        #expect(state.signalling.state == .emergency && state.signalling.signals.map(\.emergency) == [.disappearance])
        #expect(try timeline.refusal(signal, on: "2026-04-02")?.code == .contradictsRules)
        try timeline.record(.caseReopened, on: "2026-04-03")
        try timeline.record(.caseClosed(.completed), on: "2026-04-04")
        // The danger came before this closure.
        #expect(timeline.state().signalling.state == .closed)
    }
}
