internal import CivilCalendar
internal import CountryRules

/// An entry of the permit track, with the stage by the name that the law of its day has for it.
struct TrackEvent {
    let entry: TimelineEntry
    let stage: String
    /// The names by which the law of its day knows the stage, and the one that was written; none for a grant, which only
    /// extensions and withdrawals are held against.
    var names: [String] = []
    /// Whether the stage belongs to a track of its own beside that of trafficking.
    var isSide = false
    /// Whether a decision started the stage, without a grant.
    var isImplied = false
    /// The day of the decision that started the stage, where its grant was recorded as well.
    var start: CivilDate?
    /// That decision.
    var starter: EntryID?

    /// The day that counts.
    var on: CivilDate { start ?? entry.on }

    /// The grant or extension.
    var decision: EntryFacts.StageDecision? {
        switch entry.facts {
        case .stageGranted(let decision), .stageExtended(let decision): decision
        default: nil
        }
    }
}

extension CaseFold {
    /// The permit track: what was granted, extended, refused and withdrawn, and what a decision started by itself.
    func trackEvents(under law: CaseLaw) -> [TrackEvent] {
        var events = ledger.track.map { entry in
            let decision = TrackEvent(entry: entry, stage: "").decision
            let written = entry.facts.stage ?? ""
            let isGrant = entry.facts.kind == .stageGranted
            let pack = try? law.pack(on: entry.on, named: decision?.pack)
            guard let stage = pack?.stageNames(written, on: entry.on) else {
                return TrackEvent(entry: entry, stage: written, names: isGrant ? [] : [written])
            }
            return TrackEvent(
                entry: entry, stage: stage.id, names: isGrant ? [] : [written, stage.id] + stage.aliases,
                isSide: stage.isSide)
        }
        let starts = startsByDecision(under: law)
        guard !starts.isEmpty else { return events }
        // The first grant records what the first decision started; a grant after a withdrawal stands by itself.
        var known: Set<String> = []
        for index in events.indices where events[index].entry.facts.kind == .stageGranted {
            let event = events[index]
            guard known.insert(event.stage).inserted else { continue }
            let decision = starts.first { $0.stage == event.stage && $0.entry.on <= event.entry.on }?.entry
            (events[index].start, events[index].starter) = (decision?.on, decision?.id)
        }
        events += starts.filter { known.insert($0.stage).inserted }
        return events.sorted { ($0.on, $0.entry.sequence) < ($1.on, $1.entry.sequence) }
    }

    /// The stages that decisions started by themselves.
    ///
    /// In the United Kingdom the recovery period begins with the positive reasonable-grounds decision.
    private func startsByDecision(under law: CaseLaw) -> [TrackEvent] {
        var starts: [TrackEvent] = []
        for entry in ledger.decisions {
            guard case .decisionRecorded(let decided) = entry.facts, let pack = try? law.pack(on: entry.on) else {
                continue
            }
            for stage in pack.stages where stage.days.cover(entry.on) {
                guard let start = stage.startedBy, start.decision == decided.decision,
                    start.outcome == nil || start.outcome == decided.outcome
                else { continue }
                starts.append(TrackEvent(entry: entry, stage: stage.id, isImplied: true))
            }
        }
        return starts
    }

    /// The decisions that were taken, by day.
    var decisionsTaken: [DecisionTaken] {
        ledger.decisions.compactMap {
            guard case .decisionRecorded(let decided) = $0.facts else { return nil }
            return DecisionTaken(decided.decision, decided.outcome, on: $0.on)
        }
    }
}
