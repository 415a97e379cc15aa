package import CivilCalendar
public import CountryRules

extension CaseFold {
    /// Folds the entries under the rules.
    public func state(under rules: RuleBook) -> CaseState {
        let law = CaseLaw(header: header, rules: rules)
        let closure = isOpen ? nil : lastClosure
        var reason: ClosureReason?
        if case .caseClosed(let why)? = closure?.facts { reason = why }

        var derived = Derived(header: header)
        let events = trackEvents(under: law)
        let grants = grantStates(of: events, under: law, in: &derived)
        let stays = stayStates(under: law, in: &derived)
        derivePeriods(events, grants: grants, under: law, in: &derived)
        return CaseState(
            header: header, isOpen: isOpen, closedOn: closure?.on, closureReason: reason,
            steps: ledger.steps.compactMap(Self.stepState), conditions: conditionStates(until: .latest),
            grants: grants.map(\.state), decisions: ledger.decisions.compactMap(Self.decisionState), stays: stays,
            amended: Amendments(of: recorded).states,
            deadlines: derived.deadlines.sorted { ($0.due, $0.name) < ($1.due, $1.name) },
            explanations: derived.explanations,
            findings: derived.findings + stepFindings() + conditionFindings(rules))
    }

    private static func stepState(_ entry: TimelineEntry) -> CaseState.StepState? {
        switch entry.facts {
        case .stepRecorded(let recorded):
            .init(
                entry: entry.id, step: recorded.step, on: entry.on, with: recorded.with, outcome: recorded.outcome,
                skipped: nil)
        case .stepSkipped(let step, let reason):
            .init(entry: entry.id, step: step, on: entry.on, with: [], outcome: nil, skipped: reason)
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
        var met = Set(conditionStates(until: day).filter { $0.value.status == .met }.keys)
        if header.facts.isMinor(on: day) { met.insert("under-18") }
        if header.facts.isUnaccompaniedMinor(on: day) { met.insert("unaccompanied-minor") }
        return met
    }

    /// How the conditions stand at the end of a day; a decision of an authority is one of them.
    func conditionStates(until day: CivilDate) -> [String: CaseState.ConditionState] {
        var states: [String: CaseState.ConditionState] = [:]
        let entries =
            ledger.decisions.isEmpty
            ? ledger.conditions
            : (ledger.conditions + ledger.decisions).sorted { ($0.on, $0.sequence) < ($1.on, $1.sequence) }
        for entry in entries where entry.on <= day {
            switch entry.facts {
            case .conditionRecorded(let id, let status): states[id] = .init(status: status, since: entry.on)
            case .decisionRecorded(let decided):
                let status: ConditionStatus = decided.outcome == .positive ? .met : .lapsed
                states[decided.decision] = .init(status: status, since: entry.on)
            default: break
            }
        }
        return states
    }
}

extension Amendments {
    /// What became of the entries that do not hold as they were recorded.
    var states: [EntryID: CaseState.Amendment] {
        corrections.mapValues { .corrected(by: $0.id) }
            .merging(retractions.mapValues { .retracted(by: $0.id) }) { _, retracted in retracted }
    }
}
