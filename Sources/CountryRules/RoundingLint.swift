public import CivilCalendar

/// A start day from which rounding down and rounding up give different last days.
public struct RoundingFinding: Sendable, Hashable {
    /// The pack.
    public let pack: String
    /// The stage, period, stay or phase.
    public let clock: String
    /// The length.
    public let period: Period
    /// The start day; of a window, the last day that it is counted back from.
    public let start: CivilDate
    /// The last day when a day that is missing becomes the last of its month.
    public let down: CivilDate
    /// The last day when it becomes the first of the next.
    public let up: CivilDate
}

extension RulePack {
    /// The start days of a year from which the rounding of months matters.
    ///
    /// Every text of law that Jalon reads rounds down, so these are the days to look at when a source says nothing.
    public func roundingFindings(in year: Int) -> [RoundingFinding] {
        guard let first = CivilDate(year: year, month: 1, day: 1),
            let last = CivilDate(year: year, month: 12, day: 31)
        else { return [] }
        let windows = windowLengths.flatMap { clock, period, days in
            (0...first.days(until: last)).compactMap { offset -> RoundingFinding? in
                let months = period.unit == .years ? period.count * 12 : period.count
                guard let end = try? first.adding(days: offset), covers(end), days.cover(end),
                    let down = try? end.adding(months: -months, rounding: .down),
                    let up = try? end.adding(months: -months, rounding: .up), down != up
                else { return nil }
                return RoundingFinding(pack: id, clock: clock, period: period, start: end, down: down, up: up)
            }
        }
        return windows
            + monthLengths.flatMap { clock, period, days, counting in
                (0...first.days(until: last)).compactMap { offset -> RoundingFinding? in
                    guard let start = try? first.adding(days: offset), covers(start), days.cover(start),
                        let down = try? period.lastDay(from: start, counting: counting, rounding: .down).last,
                        let up = try? period.lastDay(from: start, counting: counting, rounding: .up).last, down != up
                    else { return nil }
                    return RoundingFinding(pack: id, clock: clock, period: period, start: start, down: down, up: up)
                }
            }
    }

    /// The lengths in months or years by which windows open and close before a last day.
    private var windowLengths: [(String, Period, RuleDays)] {
        periods.flatMap { period -> [(String, Period, RuleDays)] in
            guard case .window(let window) = period.clock else { return [] }
            let limits = [window.limits, window.otherwise].compactMap { $0 }
            return limits.flatMap { [$0.opens, $0.closes] }.compactMap { $0 }
                .filter { [.months, .years].contains($0.unit) }.map { (period.id, $0, period.days) }
        }
    }

    /// The lengths in months or years, of stages, their renewals, periods, stays and phases.
    private var monthLengths: [(String, Period, RuleDays, Counting)] {
        var lengths: [(String, Period, RuleDays, Counting)] = []
        func add(_ clock: String, _ period: Period?, _ days: RuleDays, _ counting: Counting) {
            guard let period, [.months, .years].contains(period.unit) else { return }
            lengths.append((clock, period, days, counting))
        }
        func add(_ clock: String, _ duration: Duration, _ days: RuleDays) {
            add(clock, duration.computed, days, duration.counting)
            if case .range(_, upTo: let most) = duration.length { add(clock, most, days, duration.counting) }
        }
        for stage in stages {
            add(stage.id, stage.duration, stage.days)
            if case .period(let renewal) = stage.renewal.length, renewal != stage.duration.computed {
                add(stage.id, renewal, stage.days, stage.duration.counting)
            }
        }
        for period in periods {
            if case .duration(let duration) = period.clock { add(period.id, duration, period.days) }
        }
        for stay in stays {
            if let duration = stay.duration { add(stay.id, duration, stay.days) }
            for phase in stay.phases { add(phase.id, phase.until, stay.days, .exclusive) }
        }
        return lengths
    }
}
