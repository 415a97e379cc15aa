internal import CivilCalendar
public import CountryRules

extension CaseFold {
    /// Folds the entries under the rules.
    public func state(under rules: RuleBook) -> CaseState {
        let closure = isOpen ? nil : closures.last
        var reason: ClosureReason?
        if case .caseClosed(let why)? = closure?.facts { reason = why }

        let grants = Grant.grants(in: track)
        let ends = grants.map { $0.knownEnd(header: header, rules: rules) }
        var derived = Derived()
        var states: [CaseState.GrantState] = []
        for (index, grant) in grants.enumerated() {
            let withdrawnLater = grants[(index + 1)...].compactMap(\.withdrawnOn).max()
            let status = status(of: grant, end: ends[index].day, withdrawnLater: withdrawnLater)
            keep(ends[index], of: grant, status: status, in: &derived)
            derived.findings += findings(of: grant, before: states.last, rules: rules)
            states.append(
                .init(
                    entry: grant.entry.id, stage: grant.stage, on: grant.on, extensions: grant.extensions.count,
                    status: status, pack: grant.pack, end: ends[index].day, isWithdrawn: grant.withdrawn))
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

    /// What became of a grant.
    ///
    /// Where a later grant was withdrawn, the one before it runs again if it had not ended by then.
    private func status(of grant: Grant, end: CivilDate?, withdrawnLater: CivilDate?) -> Deadline.Status {
        if grant.withdrawn { return .cancelled }
        if grant.followed { return .met }
        if let withdrawnLater, let end, end < withdrawnLater { return .met }
        return isOpen ? .open : .cancelled
    }

    /// Keeps the deadline of a grant, or says why it has none.
    private func keep(_ end: Grant.End, of grant: Grant, status: Deadline.Status, in derived: inout Derived) {
        switch end {
        case .computed(let computed):
            let name = Self.name(of: grant, kind: computed.kind)
            derived.explanations[name] = computed
            derived.deadlines.append(
                Deadline(
                    caseReference: header.reference, country: header.country, name: name, kind: computed.kind,
                    stage: grant.stage, trigger: computed.trigger, due: computed.due, earliest: computed.earliest,
                    rolledFrom: computed.rolledFrom, flags: computed.flags, pack: computed.pack,
                    packStatus: computed.packStatus, citations: computed.citations, status: status))
        case .printed(let day):
            derived.deadlines.append(
                Deadline(
                    caseReference: header.reference, country: header.country,
                    name: Self.name(of: grant, kind: .stageEnd), kind: .stageEnd, stage: grant.stage,
                    trigger: grant.on, due: day, earliest: day, rolledFrom: nil, flags: [.observed], pack: nil,
                    packStatus: nil, citations: [], status: status))
        case .unknown(let error):
            derived.findings.append(
                Finding(.noDeadline, entry: grant.entry.id, message: "\(grant.stage) has no deadline: \(error.message)")
            )
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
