public import CivilCalendar

extension RulePack {
    /// The stages that may come after a stage: those that name it, and itself when it is renewed.
    ///
    /// - Parameters:
    ///   - id: The stage that came last; `nil` at the start of the track.
    ///   - day: The day on which the next would be granted; `nil` for whichever.
    public func stages(after id: String?, on day: CivilDate? = nil) -> [Stage] {
        let held = stages.filter { day.map($0.days.cover) ?? true }
        guard let id else { return held.filter { $0.after.isEmpty && $0.kindOf == nil } }
        let last = stage(id, on: day) ?? stage(id)
        let family = last?.kindOf
        return held.filter { stage in
            if stage.id == last?.id { return stage.renewal.kind != .none }
            return stage.after.contains(last?.id ?? id) || family.map(stage.after.contains) == true
        }
    }

    /// The stages with which a person may start the track.
    ///
    /// - Parameters:
    ///   - day: The day on which it would be granted.
    ///   - isUnaccompaniedMinor: Whether the person is a minor without a legally responsible adult.
    ///   - met: The conditions that are on record as met.
    public func startingStages(on day: CivilDate, isUnaccompaniedMinor: Bool, met: Set<String>) -> [Stage] {
        let held = stages.filter { $0.days.cover(day) && $0.kindOf == nil }
        let open = held.filter {
            $0.after.isEmpty || $0.shortcut(isUnaccompaniedMinor: isUnaccompaniedMinor, met: met) != nil
        }
        // A shortcut that skips takes the place of the stages before it.
        let skipped = open.filter { $0.shortcut(isUnaccompaniedMinor: isUnaccompaniedMinor, met: met)?.skips == true }
            .flatMap(\.after)
        return open.filter { !skipped.contains($0.id) }
    }

    /// Whether a stage may come after another: it is the same one, a kind of the same one, or names it.
    ///
    /// Whether a stage is renewed at all is another question.
    public func mayFollow(_ id: String, after earlier: String, on day: CivilDate? = nil) -> Bool {
        guard let next = stage(id, on: day) else { return false }
        let before = stage(earlier, on: day) ?? stage(earlier)
        let earlier = before?.id ?? earlier
        let family = before?.kindOf ?? earlier
        return next.id == earlier || (next.kindOf ?? next.id) == family || next.after.contains(earlier)
            || next.after.contains(family) || next.role == .side || before?.role == .side
    }

    /// The identifiers of all conditions of all stages, each once.
    public var conditionIdentifiers: [String] {
        var seen: Set<String> = []
        return stages.flatMap { stage in
            (stage.conditions?.identifiers ?? []) + [stage.renewal.condition].compactMap { $0 }
                + stage.shortcuts.compactMap { if case .condition(let id) = $0.when { id } else { nil } }
        }
        .filter { seen.insert($0).inserted }
    }

    /// The identifiers of all decisions that the pack speaks of, each once.
    public var decisionIdentifiers: [String] {
        var seen: Set<String> = []
        let ofStages = stages.flatMap { stage in
            [stage.startedBy?.decision].compactMap { $0 } + stage.duration.ends.map(\.decision)
        }
        let ofPeriods = periods.flatMap { period in
            period.starts.compactMap(\.decision) + period.metBy + period.ends.map(\.decision)
        }
        return (ofStages + ofPeriods).filter { seen.insert($0).inserted }
    }
}

extension RulePack {
    /// The decisions on which the end of a stage, period or stay depends, each once.
    public func decisionsThatEnd(_ name: String, on day: CivilDate) -> [String] {
        guard let clock = try? clock(name, on: day) else { return [] }
        return clock.ends.map(\.decision).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension RulePack.Stage {
    /// The shortcut by which a person may start the track here; `nil` when there is none.
    public func shortcut(isUnaccompaniedMinor: Bool, met: Set<String>) -> RulePack.Shortcut? {
        shortcuts.first {
            switch $0.when {
            case .anyone: true
            case .unaccompaniedMinor: isUnaccompaniedMinor
            case .condition(let id): met.contains(id)
            }
        }
    }
}

extension RulePack.Start {
    /// The decision that the event is about; `nil` when it is about a stage.
    public var decision: String? {
        switch self {
        case .decision(let trigger): trigger.decision
        case .requested(let decision): decision
        case .refused, .withdrawn, .granted: nil
        }
    }
}

extension RulePack.TimedPeriod {
    /// The decisions that end or prolong it.
    public var ends: [RulePack.DecisionEnd] {
        if case .duration(let duration) = clock { duration.ends } else { [] }
    }

    /// The key of the event that it is counted from (`trigger.…`), and the sources of its length.
    public var source: (trigger: String, cites: [String]) { clock.source }
}
