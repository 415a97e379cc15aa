internal import CivilCalendar
internal import CountryRules

/// A clock beside the stages that an event of the case has started.
private struct PeriodRun {
    let period: RulePack.TimedPeriod
    let pack: RulePack
    let trigger: CivilDate
    /// The entry of the event.
    let entry: TimelineEntry
    var delivery: String?
    /// The stage that was refused or withdrawn.
    var stage: String?
    /// The grant that it is tied to.
    var grant: GrantOutcome?
}

extension PeriodRun {
    /// The entry that started it: of a clock that runs with a grant, what started that.
    fileprivate var root: EntryID { grant?.grant.root ?? entry.id }

    /// By the day that starts it; windows of one day in the order of their grants.
    fileprivate var order: (CivilDate, CivilDate, Int64) { (trigger, grant?.grant.on ?? trigger, entry.sequence) }
}

extension CaseFold {
    /// Keeps the deadlines of the clocks beside the stages: decisions owed, renewal windows, limits to act, support.
    func derivePeriods(
        _ events: [TrackEvent], grants: [GrantOutcome], under law: CaseLaw, in derived: inout Derived
    ) {
        let runs =
            decisionRuns(under: law) + refusalRuns(events, under: law) + grants.flatMap { grantRuns($0, under: law) }
        var numbers: [String: Int] = [:]
        let decisions = decisionsTaken
        for run in runs.sorted(by: { $0.order < $1.order }) {
            let number = numbers[run.period.id, default: 0]
            numbers[run.period.id] = number + 1
            do {
                let computed = try run.pack.deadline(
                    of: run.period.id,
                    run: ClockRun(
                        trigger: run.trigger, decisions: decisions, delivery: run.delivery,
                        region: law.holidays(on: run.trigger)))
                derived.keep(computed, number: number, root: run.root, status: status(of: run, grants: grants))
            } catch {
                derived.findings.append(
                    .noDeadline(of: run.period.id, entry: run.entry.id, error))
            }
        }
    }

    /// Clocks that a decision started, or the request for one.
    private func decisionRuns(under law: CaseLaw) -> [PeriodRun] {
        ledger.decisions.flatMap { entry -> [PeriodRun] in
            guard let pack = try? law.pack(on: entry.on) else { return [] }
            return pack.periods(on: entry.on).compactMap { period in
                guard period.starts.contains(where: { $0.isMet(by: entry.facts) }) else { return nil }
                var run = PeriodRun(period: period, pack: pack, trigger: entry.on, entry: entry)
                if case .decisionRecorded(let decided) = entry.facts { run.delivery = period.known(decided.delivery) }
                return run
            }
        }
    }

    /// Clocks that a refusal or a withdrawal started.
    private func refusalRuns(_ events: [TrackEvent], under law: CaseLaw) -> [PeriodRun] {
        events.flatMap { event -> [PeriodRun] in
            let entry = event.entry
            let delivery: String?
            switch entry.facts {
            case .stageRefused(_, let way), .stageWithdrawn(_, _, let way): delivery = way
            default: return []
            }
            guard let pack = try? law.pack(on: entry.on) else { return [] }
            return pack.periods(on: entry.on).compactMap { period in
                guard period.starts.contains(where: { $0.isMet(by: entry.facts) }) else { return nil }
                var run = PeriodRun(period: period, pack: pack, trigger: entry.on, entry: entry)
                run.stage = event.stage
                run.delivery = period.known(delivery)
                return run
            }
        }
    }

    /// Clocks that run with a grant: those that it starts, and windows before its end.
    private func grantRuns(_ outcome: GrantOutcome, under law: CaseLaw) -> [PeriodRun] {
        let grant = outcome.grant
        var runs: [PeriodRun] = []
        if let pack = try? law.pack(on: grant.on, named: grant.pack) {
            let start = RulePack.Start.granted(grant.stage)
            // By place: of a period that starts otherwise nothing is copied.
            let periods = pack.periods
            for place in periods.indices
            where periods[place].starts.contains(start) && periods[place].days.cover(grant.on) {
                runs.append(
                    PeriodRun(
                        period: periods[place], pack: pack, trigger: grant.on, entry: grant.entry, grant: outcome))
            }
        }
        // The window before the end belongs to the law of that day.
        if let end = outcome.end.day, let pack = try? law.pack(on: end, named: grant.pack) {
            let stage = pack.stageID(grant.stage, on: end) ?? grant.stage
            let periods = pack.periods
            for place in periods.indices where periods[place].days.cover(end) {
                guard case .window(let window) = periods[place].clock, window.beforeEndOf.contains(stage) else {
                    continue
                }
                runs.append(
                    PeriodRun(period: periods[place], pack: pack, trigger: end, entry: grant.entry, grant: outcome))
            }
        }
        return runs
    }

    private func status(of run: PeriodRun, grants: [GrantOutcome]) -> Deadline.Status {
        if isSettled(run.period.id, trigger: run.trigger) { return .met }
        if let grant = run.grant {
            guard grant.state.status == .open else { return grant.state.status }
            return isDecided(run.period.metBy, from: grant.grant.on) ? .met : .open
        }
        if isDecided(run.period.metBy, from: run.trigger) { return .met }
        switch run.entry.facts {
        case .decisionRequested(let decision):
            if isDecided([decision], from: run.trigger, onlyTaken: true) { return .met }
        case .decisionRecorded(let decided):
            // A later decision of the same kind, after a reconsideration, takes its place.
            if decisionsTaken.contains(where: { $0.decision == decided.decision && $0.on > run.trigger }) {
                return .cancelled
            }
        case .stageRefused, .stageWithdrawn:
            if grants.contains(where: { $0.grant.stage == run.stage && $0.grant.on > run.trigger }) { return .met }
        default: break
        }
        return isOpen ? .open : .cancelled
    }

    /// Whether one of some decisions was taken, or asked for, on a day or after it.
    private func isDecided(_ names: [String], from day: CivilDate, onlyTaken: Bool = false) -> Bool {
        ledger.decisions.contains { entry in
            guard entry.on >= day else { return false }
            return switch entry.facts {
            case .decisionRecorded(let decided): names.contains(decided.decision)
            case .decisionRequested(let decision): !onlyTaken && names.contains(decision)
            default: false
            }
        }
    }
}

extension RulePack.Start {
    /// Whether an entry is the event that starts the clock; a grant is looked at apart.
    fileprivate func isMet(by facts: EntryFacts) -> Bool {
        switch (self, facts) {
        case (.decision(let trigger), .decisionRecorded(let decided)):
            trigger.decision == decided.decision && (trigger.outcome == nil || trigger.outcome == decided.outcome)
        case (.requested(let decision), .decisionRequested(let requested)): decision == requested
        case (.refused, .stageRefused), (.withdrawn, .stageWithdrawn): true
        default: false
        }
    }
}

extension RulePack.TimedPeriod {
    /// The way of delivery, where the period begins by it.
    fileprivate func known(_ delivery: String?) -> String? {
        delivery.flatMap { name in self.delivery.contains { $0.id == name } ? name : nil }
    }
}
