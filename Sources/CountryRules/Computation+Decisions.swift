internal import CivilCalendar

extension Computation {
    /// Moves the end by the decisions on which it depends.
    mutating func decide(_ ends: [RulePack.DecisionEnd]) {
        let counted = due
        for end in ends {
            let taken = run.decisions.filter { $0.decision == end.decision && $0.on >= run.trigger }
                .sorted { $0.on < $1.on }
            // A later decision on the same facts, after a reconsideration, does not move what the first one ended.
            guard let decision = taken.first else {
                leaveOpen(end)
                continue
            }
            guard end.outcome == nil || decision.outcome == end.outcome else { continue }
            switch end.take {
            case .later:
                due = max(counted, decision.on)
                earliest = max(earliest, decision.on)
            case .earlier:
                due = min(counted, decision.on)
                earliest = min(earliest, decision.on)
            case .decision: (due, earliest) = (decision.on, decision.on)
            }
            if end.take == .decision || due != counted {
                // What was counted plays no part any more.
                flags.subtract([.clamped, .minimum, .maximum, .rolled])
                (rolledFrom, latest) = (nil, nil)
            }
            if end.take == .later { flags.remove(.minimum) }
            if end.take == .earlier { flags.remove(.maximum) }
            step(.decided(end.decision, end.take, on: decision.on), due)
        }
    }

    private mutating func leaveOpen(_ end: RulePack.DecisionEnd) {
        switch end.take {
        case .later:
            flags.insert(.minimum)
            step(.undecided(end.decision, end.take), due)
        case .earlier:
            flags.insert(.maximum)
            step(.undecided(end.decision, end.take), due)
        case .decision: break
        }
    }
}
