/// Where a case stands on the path from a doubt to a signal, and what may come next.
///
/// The order is guided and not imposed: an emergency is open from every state.
public struct Signalling: Sendable, Hashable {
    /// Where it stands.
    public let state: SignallingState
    /// What is advised next; `nil` when the path is walked, or the case is closed.
    public let next: SignallingMove?
    /// The steps that are not for this case: nobody has to be heard of a person who is not placed in an institution.
    public let notNeeded: [SignallingStep]
    /// The signals that were sent, by day.
    public let signals: [CaseState.SignalState]
    /// Whether an emergency may be signalled: from every state, of a closed case too.
    public let allowsEmergency = true
}

extension CaseFold {
    /// Where the case stands on the path of signalling.
    func signalling(_ steps: [CaseState.StepState], isPlaced: Bool, hasTrack: Bool) -> Signalling {
        let signals = ledger[.steps].compactMap { entry -> CaseState.SignalState? in
            guard case .signalSent(let signal) = entry.facts else { return nil }
            return .init(entry: entry.id, to: signal.to, on: entry.on, emergency: signal.emergency)
        }
        // By place: a loop over the steps would count references to all that they hold.
        func place(_ step: SignallingStep) -> Int? { steps.indices.last { steps[$0].step == step } }
        func done(_ step: SignallingStep) -> CaseState.StepState? { place(step).map { steps[$0] } }
        let notNeeded: [SignallingStep] = isPlaced || place(.guardian) != nil ? [] : [.guardian]
        let state = isOpen ? Self.state(done, signals: signals) : closedState(signals)
        // A case whose permit track runs and that never had a step is not asked for one.
        let isOnPath = isOpen && (!steps.isEmpty || !signals.isEmpty || !hasTrack)
        let open = SignallingStep.allCases.first { place($0) == nil && !notNeeded.contains($0) }
        let next: SignallingMove? =
            switch state {
            case _ where !isOnPath: nil
            case .signalled, .monitored, .closed: nil
            // Danger came first; what was left out is still advised.
            case .emergency: open.map(SignallingMove.init)
            default: open.map(SignallingMove.init) ?? Self.move(after: done(.jointDialogue)?.outcome)
            }
        return Signalling(state: state, next: next, notNeeded: notNeeded, signals: signals)
    }

    /// A closed case is closed, unless danger came after.
    private func closedState(_ signals: [CaseState.SignalState]) -> SignallingState {
        guard let last = ledger[.steps].last(where: { $0.facts.kind == .signalSent }), let closure = lastClosure,
            last.sequence > closure.sequence, signals.last?.emergency != nil
        else { return .closed }
        return .emergency
    }

    /// What comes after the dialogue: the signal when that was decided, and else to talk again.
    private static func move(after outcome: StepOutcome?) -> SignallingMove {
        switch outcome {
        case nil, .signal, .emergency, .agreement: .signal
        default: .jointDialogue
        }
    }

    /// The furthest state that was reached, whatever was left out before; a step that was left out reaches none, but
    /// for the guardian or lawyer whom nobody has to hear.
    private static func state(
        _ done: (SignallingStep) -> CaseState.StepState?, signals: [CaseState.SignalState]
    ) -> SignallingState {
        if let last = signals.last { return last.emergency == nil ? .signalled : .emergency }
        if let dialogue = done(.jointDialogue), dialogue.skipped == nil {
            let isWatched = dialogue.outcome == .monitor || dialogue.outcome == .notYet
            return isWatched ? .monitored : .jointDialogue
        }
        func isTaken(_ step: SignallingStep) -> Bool { done(step).map { $0.skipped == nil } ?? false }
        if isTaken(.guardian) { return .guardianHeard }
        if isTaken(.specialisedCentre) {
            return done(.guardian) == nil ? .centreConsulted : .guardianNotApplicable
        }
        return isTaken(.teamDiscussion) ? .teamDiscussed : .suspicion
    }
}
