internal import CivilCalendar

extension Computation {
    /// Counts a window backwards from the last day of a document.
    mutating func count(_ window: RulePack.Window) throws(RuleError) {
        begin()
        let first = try limits(window.limits)
        var (opensOn, closesOn) = first
        if let otherwise = window.otherwise {
            flags.insert(.ambiguous)
            let second = try limits(otherwise)
            // Planned on is the window that closes first.
            if second.closes < closesOn { (opensOn, closesOn) = second }
            let other = closesOn == first.closes ? second : first
            latest = max(first.closes, second.closes)
            noteWindow(closesOn == first.closes ? window.limits : otherwise, opensOn, closesOn)
            step(.windowOtherwise(from: other.opens ?? run.trigger, to: other.closes), other.closes)
        } else {
            noteWindow(window.limits, opensOn, closesOn)
        }
        step(.backwards, closesOn)
        (due, earliest, opens) = (closesOn, closesOn, opensOn)
    }

    private mutating func noteWindow(_ limits: RulePack.Window.Limits, _ opens: CivilDate?, _ closes: CivilDate) {
        if let period = limits.opens { step(.windowOpens(period), opens) }
        step(limits.closes.map { .windowCloses($0) } ?? .windowClosesAtEnd, closes)
    }

    private mutating func limits(
        _ limits: RulePack.Window.Limits
    ) throws(RuleError) -> (opens: CivilDate?, closes: CivilDate) {
        var opens: CivilDate?
        if let period = limits.opens { opens = try before(period) }
        return (opens, try limits.closes.map { period throws(RuleError) in try before(period) } ?? run.trigger)
    }

    private func before(_ period: Period) throws(RuleError) -> CivilDate {
        do {
            switch period.unit {
            case .days: return try run.trigger.adding(days: -period.count)
            case .weeks: return try run.trigger.adding(days: -7 * period.count)
            case .months: return try run.trigger.adding(months: -period.count, rounding: .down)
            case .years: return try run.trigger.adding(months: -12 * period.count, rounding: .down)
            case .workingDays: break
            }
        } catch {
            throw RuleError(.notComputable, "\(period) before \(run.trigger): \(error)")
        }
        throw RuleError(.notComputable, "a window is not counted in working days")
    }
}
