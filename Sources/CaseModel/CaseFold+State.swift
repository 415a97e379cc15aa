package import CivilCalendar
public import CountryRules

extension CaseFold {
    /// Folds the entries under the rules.
    public func state(under rules: RuleBook) -> CaseState {
        let derivation = derivation(under: rules)
        let steps = stepStates
        let signalling = signalling(steps, after: derivation)
        return CaseState(
            outline: outline(of: derivation, next: signalling.next, under: rules), erasureBasis: kept?.basis,
            holds: holds, steps: steps, signalling: signalling, indicators: indicatorDays, secrecy: secrecyStates,
            people: people, conditions: conditionStates(until: .latest),
            decisions: ledger.decisions.compactMap(Self.decisionState),
            explanations: derivation.derived.explanations, identifiers: derivation.derived.identifiers)
    }

    /// The part of the state on which what is derived and what leaves rests.
    ///
    /// - Parameter tellsFindings: Whether what is missing or unusual is looked for: it is said in sentences, which are a
    ///   good third of the work.
    package func outline(under rules: RuleBook, tellsFindings: Bool = true) -> CaseOutline {
        let derivation = derivation(under: rules, tellsFindings: tellsFindings)
        return outline(
            of: derivation, next: isOpen ? signalling(stepStates, after: derivation).next : nil, under: rules)
    }

    private func outline(of derivation: Derivation, next: SignallingMove?, under rules: RuleBook) -> CaseOutline {
        let derived = derivation.derived
        let closure = isOpen ? nil : lastClosure
        var reason: ClosureReason?
        if case .caseClosed(let why)? = closure?.facts { reason = why }
        return CaseOutline(
            header: derived.header, isOpen: isOpen, closedOn: kept?.closedOn ?? closure?.on, closureReason: reason,
            erasedOn: erasure?.on, amended: amendments.states, nextStep: next, owner: owner,
            grants: derivation.grants.map(\.state), stays: derivation.stays, deadlines: derived.sortedDeadlines,
            findings: derived.tellsFindings
                ? derived.findings + stepFindings() + conditionFindings(rules) + overrideFindings + signalFindings : [])
    }

    private func signalling(_ steps: [CaseState.StepState], after derivation: Derivation) -> Signalling {
        signalling(steps, isPlaced: derivation.derived.header.isPlaced, hasTrack: !derivation.grants.isEmpty)
    }

    /// The deadlines, with the grants and stays that most of them belong to.
    struct Derivation {
        let derived: Derived
        let grants: [GrantOutcome]
        let stays: [CaseState.StayState]
    }

    /// Derives the deadlines.
    func derivation(under rules: RuleBook, tellsFindings: Bool = true) -> Derivation {
        let law = CaseLaw(self, under: rules)
        var derived = Derived(
            header: CaseHeader(reference: header.reference, facts(on: .latest)), tellsFindings: tellsFindings)
        let events = trackEvents(under: law)
        let grants = grantStates(of: events, under: law, in: &derived)
        let stays = stayStates(under: law, in: &derived)
        derivePeriods(events, grants: grants, under: law, in: &derived)
        deriveReminders(in: &derived)
        return Derivation(derived: derived, grants: grants, stays: stays)
    }

    private var stepStates: [CaseState.StepState] { ledger[.steps].compactMap(Self.stepState) }

    private static func stepState(_ entry: TimelineEntry) -> CaseState.StepState? {
        switch entry.facts {
        case .stepRecorded(let recorded):
            .init(
                entry: entry.id, step: recorded.step, on: entry.on, with: recorded.with, outcome: recorded.outcome,
                skipped: nil, reason: recorded.reason)
        case .stepSkipped(let step, let reason):
            .init(entry: entry.id, step: step, on: entry.on, with: [], outcome: nil, skipped: reason, reason: nil)
        default: nil
        }
    }

    private static func decisionState(_ entry: TimelineEntry) -> CaseState.DecisionState? {
        switch entry.facts {
        case .decisionRequested(let decision):
            .init(entry: entry.id, decision: decision, on: entry.on, outcome: nil)
        case .decisionRecorded(let decided):
            .init(entry: entry.id, decision: decided.decision, on: entry.on, outcome: decided.outcome)
        default: nil
        }
    }

    /// The conditions that hold at the end of a day: those on record as met, and what the header says of the person.
    package func metConditions(on day: CivilDate) -> Set<String> {
        var met: Set<String> = []
        eachCondition(until: day) { id, status, _ in
            if status == .met { met.insert(id) } else { met.remove(id) }
        }
        let facts = facts(on: day)
        if facts.isMinor(on: day) { met.insert("under-18") }
        if facts.isUnaccompaniedMinor(on: day) { met.insert("unaccompanied-minor") }
        return met
    }

    /// The day on which each indicator was first seen.
    private var indicatorDays: [Indicator: CivilDate] {
        var days: [Indicator: CivilDate] = [:]
        for entry in ledger[.indicators] {
            guard case .indicatorsObserved(let seen) = entry.facts else { continue }
            for indicator in seen where days[indicator] == nil { days[indicator] = entry.on }
        }
        return days
    }

    private var secrecyStates: [CaseState.SecrecyState] {
        ledger[.secrecy].compactMap { entry in
            guard case .secrecyAssessed(let assessed) = entry.facts else { return nil }
            return .init(entry: entry.id, on: entry.on, recorded: assessed)
        }
    }

    /// How the conditions stand at the end of a day; a decision of an authority is one of them.
    func conditionStates(until day: CivilDate) -> [String: CaseState.ConditionState] {
        var states: [String: CaseState.ConditionState] = [:]
        eachCondition(until: day) { states[$0] = .init(status: $1, since: $2) }
        return states
    }

    /// Goes through what became of the conditions up to the end of a day, in its order.
    private func eachCondition(
        until day: CivilDate, _ body: (_ id: String, _ status: ConditionStatus, _ since: CivilDate) -> Void
    ) {
        let entries =
            ledger.decisions.isEmpty
            ? ledger.conditions
            : (ledger.conditions + ledger.decisions).sorted { ($0.on, $0.sequence) < ($1.on, $1.sequence) }
        for entry in entries where entry.on <= day {
            switch entry.facts {
            case .conditionRecorded(let id, let status): body(id, status, entry.on)
            case .decisionRecorded(let decided):
                body(decided.decision, decided.outcome == .positive ? .met : .lapsed, entry.on)
            default: break
            }
        }
    }
}

extension Amendments {
    /// What became of the entries that do not hold as they were recorded.
    var states: [EntryID: CaseState.Amendment] {
        corrections.mapValues { .corrected(by: $0.id) }
            .merging(retractions.mapValues { .retracted(by: $0.id) }) { _, retracted in retracted }
    }
}
