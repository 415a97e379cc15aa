internal import CivilCalendar
public import CountryRules

extension CaseFold {
    /// Folds the entries under the rules.
    public func state(under rules: RuleBook) -> CaseState {
        let closure = isOpen ? nil : closures.last
        var reason: ClosureReason?
        if case .caseClosed(let why)? = closure?.facts { reason = why }

        var derived = Derived()
        var states: [CaseState.GrantState] = []
        for grant in Grant.grants(in: track) {
            let status: Deadline.Status =
                grant.withdrawn ? .cancelled : grant.followed ? .met : closure == nil ? .open : .cancelled
            let end = end(of: grant, rules: rules, status: status, into: &derived)
            derived.findings += findings(of: grant, before: states.last, rules: rules)
            states.append(
                .init(
                    entry: grant.entry.id, stage: grant.stage, on: grant.on, extensions: grant.extensions,
                    status: status,
                    pack: grant.pack, end: end, isWithdrawn: grant.withdrawn))
        }
        return CaseState(
            header: header, isOpen: isOpen, closedOn: closure?.on, closureReason: reason,
            steps: steps.compactMap(Self.stepState), conditions: conditionStates(until: .latest), grants: states,
            deadlines: derived.deadlines.sorted { ($0.due, $0.name) < ($1.due, $1.name) },
            explanations: derived.explanations, findings: derived.findings + stepFindings() + conditionFindings(rules))
    }

    /// What the fold derives from the grants.
    private struct Derived {
        var deadlines: [Deadline] = []
        var explanations: [String: ComputedDeadline] = [:]
        var findings: [Finding] = []
    }

    /// Computes the end of a grant and keeps its deadline; `nil` when there is none.
    private func end(
        of grant: Grant, rules: RuleBook, status: Deadline.Status, into derived: inout Derived
    ) -> CivilDate? {
        do {
            let computed = try grant.end(header: header, rules: rules)
            let name = Self.name(of: grant, kind: computed.kind)
            derived.explanations[name] = computed
            derived.deadlines.append(
                Deadline(
                    caseReference: header.reference, country: header.country, name: name, kind: computed.kind,
                    stage: grant.stage, trigger: computed.trigger, due: computed.due, earliest: computed.earliest,
                    rolledFrom: computed.rolledFrom, flags: computed.flags, pack: computed.pack,
                    packStatus: computed.packStatus, citations: computed.citations, status: status))
            return computed.due
        } catch {
            // What is printed needs no law to be known.
            if let day = grant.printed, grant.prolongations == 0 {
                derived.deadlines.append(
                    Deadline(
                        caseReference: header.reference, country: header.country,
                        name: Self.name(of: grant, kind: .stageEnd), kind: .stageEnd, stage: grant.stage,
                        trigger: grant.on, due: day, earliest: day, rolledFrom: nil, flags: [.observed], pack: nil,
                        packStatus: nil, citations: [], status: status))
                return day
            }
            derived.findings.append(
                Finding(.noDeadline, entry: grant.entry.id, message: "\(grant.stage) has no deadline: \(error.message)")
            )
            return nil
        }
    }

    private static func name(of grant: Grant, kind: DeadlineKind) -> String {
        let what = kind == .renewalWindow ? "document" : "end"
        return grant.number == 0 ? "\(grant.stage)/\(what)" : "\(grant.stage)#\(grant.number + 1)/\(what)"
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

    /// How the conditions stand at the end of a day.
    func conditionStates(until day: CivilDate) -> [String: CaseState.ConditionState] {
        var states: [String: CaseState.ConditionState] = [:]
        for entry in conditions where entry.on <= day {
            guard case .conditionRecorded(let id, let status) = entry.facts else { continue }
            states[id] = .init(status: status, since: entry.on)
        }
        return states
    }
}
