internal import CivilCalendar
internal import CountryRules

/// A grant with its end and what became of it.
struct GrantOutcome {
    let grant: Grant
    let end: Grant.End
    let state: CaseState.GrantState
}

extension CaseFold {
    /// The grants of the track, each with its deadline and findings.
    func grantStates(of events: [TrackEvent], under law: CaseLaw, in derived: inout Derived) -> [GrantOutcome] {
        let grants = Grant.grants(in: events)
        let decisions = decisionsTaken
        let ends = grants.map { $0.knownEnd(under: law, decisions: decisions) }
        var outcomes: [GrantOutcome] = []
        for (index, grant) in grants.enumerated() {
            let later = grants[(index + 1)...].filter { $0.lane == grant.lane }
            let withdrawnLater = later.compactMap(\.withdrawnOn).max()
            let status = status(of: grant, end: ends[index].day, withdrawnLater: withdrawnLater)
            keep(ends[index], of: grant, status: status, in: &derived)
            if derived.tellsFindings {
                addFindings(
                    of: grant, before: outcomes.last { $0.grant.lane == grant.lane }?.state, law: law,
                    to: &derived.findings)
            }
            outcomes.append(
                GrantOutcome(
                    grant: grant, end: ends[index],
                    state: .init(
                        entry: grant.entry.id, stage: grant.stage, on: grant.on, extensions: grant.extensions.count,
                        status: status, pack: grant.pack, end: ends[index].day, isWithdrawn: grant.withdrawn,
                        isImplied: grant.isImplied, isSide: grant.isSide, withdrawnOn: grant.withdrawnOn,
                        followedOn: grant.followedOn, extendedOn: grant.extensions.map(\.entry.on))))
        }
        if derived.tellsFindings { derived.findings += trackFindings(events, grants, under: law) }
        return outcomes
    }

    /// What became of a grant.
    ///
    /// Where a later grant was withdrawn, the one before it runs again if it had not ended by then.
    private func status(of grant: Grant, end: CivilDate?, withdrawnLater: CivilDate?) -> Deadline.Status {
        if grant.withdrawn { return .cancelled }
        if grant.followed || isSettled(grant.stage, trigger: grant.on) { return .met }
        if let withdrawnLater, let end, end < withdrawnLater { return .met }
        return isOpen ? .open : .cancelled
    }

    /// Whether somebody recorded that what a deadline asked for was done.
    func isSettled(_ clock: String, trigger: CivilDate) -> Bool {
        ledger.settled.contains { $0.facts == .deadlineMet(.init(clock: clock, trigger: trigger)) }
    }

    /// Keeps the deadline of a grant, or says why it has none.
    private func keep(_ end: Grant.End, of grant: Grant, status: Deadline.Status, in derived: inout Derived) {
        switch end {
        case .computed(let computed): derived.keep(computed, number: grant.number, root: grant.root, status: status)
        case .printed(let day):
            derived.keepPrinted(
                day, of: grant.stage, number: grant.number, root: grant.root, kind: .stageEnd, trigger: grant.on,
                status: status)
        case .unknown(let error):
            derived.findings.append(
                .noDeadline(of: grant.stage, entry: grant.entry.id, error))
        }
    }
}
