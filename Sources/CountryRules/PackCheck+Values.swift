internal import CivilCalendar

extension PackCheck {
    func checkStage(_ stage: RulePack.Stage, of pack: RulePack, _ report: inout PackReport) {
        let place = "stage \(stage.id)"
        checkFloor(stage, of: pack, &report)
        checkDuration(stage.duration, at: place, &report)
        checkRenewal(stage, at: place, &report)
        if stage.beside != nil, pack.region == nil {
            report.error(place, "beside is for overlays: there is no other clock to show")
        }
    }

    private func checkRenewal(_ stage: RulePack.Stage, at place: String, _ report: inout PackReport) {
        let renewal = stage.renewal
        if renewal.kind == .none,
            renewal.times != nil || renewal.length != .unstated || renewal.condition != nil || renewal.bound != .exact
        {
            report.error(place, "is not renewed, and yet says by how long, how often or on which condition")
        }
        if renewal.kind == .conditional, renewal.condition == nil {
            report.error(place, "is renewed on a condition, and does not name it")
        }
        checkTimes(renewal.times, at: place, &report)
        switch renewal.length {
        case .same where stage.duration.computed == nil:
            report.error(place, "is renewed by the same length, and has none")
        case .unstated where renewal.bound != .exact:
            report.error(place, "is renewed by at least or at most, and has no length of renewal")
        case .period(let period) where period.unit == .workingDays:
            report.error(place, "a validity is not counted in working days")
        default: break
        }
    }

    private func checkTimes(_ times: Int?, at place: String, _ report: inout PackReport) {
        if let times, times < 1 { report.error(place, "is prolonged \(times) times") }
    }

    /// The minimum rules that bind the country.
    private func checkFloor(_ stage: RulePack.Stage, of pack: RulePack, _ report: inout PackReport) {
        let place = "stage \(stage.id)"
        if stage.role == .reflection || stage.shortID == "reflection" && stage.role != .programme {
            if let period = stage.duration.computed {
                switch period.shortestDays {
                case nil: report.error(place, "a reflection period is not counted in working days")
                case .some(let days) where period.unit == .months && period.count == 1 && days < 30:
                    report.warning(place, "one month can be 28 days, less than the 30 of CETS 197 art. 13")
                case .some(let days) where days < 30:
                    report.error(place, "a reflection period lasts at least 30 days (CETS 197 art. 13), not \(period)")
                default: break
                }
            }
            // The kit is kept as it was printed, and does not always say it.
            if !pack.referenceOnly, !stage.rights.contains(where: { $0.id == "no-removal" }) {
                report.error(
                    place, "nobody is removed during reflection (CETS 197 art. 13): the right no-removal is missing")
            }
        }
        if stage.role == .permit, pack.floors.contains(.directive2004on81), let period = stage.duration.computed,
            !period.isSixMonths
        {
            report.error(place, "a permit lasts at least six months (Directive 2004/81/EC art. 8), not \(period)")
        }
    }

    func checkPeriod(_ period: RulePack.TimedPeriod, of pack: RulePack, _ report: inout PackReport) {
        let place = "period \(period.id)"
        switch period.clock {
        case .duration(let duration): checkDuration(duration, at: place, &report)
        case .window(let window):
            if window.beforeEndOf.isEmpty { report.error(place, "a window lies before the end of some stage") }
            for limits in [window.limits, window.otherwise].compactMap({ $0 }) {
                checkWindow(limits, at: place, &report)
            }
        }
        checkTimes(period.prolongation?.times, at: place, &report)
        let stages = Set(pack.stages.map(\.id))
        for case .granted(let stage) in period.starts where !stages.contains(stage) && pack.region == nil {
            report.error(place, "starts with the grant of \"\(stage)\", which the pack does not have")
        }
        if Set(period.delivery.map(\.id)).count != period.delivery.count {
            report.error(place, "a way of delivery stands twice")
        }
    }

    private func checkWindow(_ limits: RulePack.Window.Limits, at place: String, _ report: inout PackReport) {
        if [limits.opens, limits.closes].contains(where: { $0?.unit == .workingDays }) {
            report.error(place, "a window is not counted in working days")
        } else if let opens = limits.opens?.shortestDays, let closes = limits.closes?.longestDays, opens < closes {
            report.error(place, "the window can close before it opens")
        }
    }

    func checkDuty(_ duty: RulePack.Duty, of pack: RulePack, _ report: inout PackReport) {
        let place = "duty \(duty.id)"
        if duty.limit == .beforeEnd, duty.stage == nil {
            report.error(place, "is owed before the end of a stage, and does not name it")
        }
        if let stage = duty.stage, pack.region == nil, !pack.stages.contains(where: { $0.id == stage }) {
            report.error(place, "names the stage \"\(stage)\", which the pack does not have")
        }
    }

    func checkStay(_ stay: RulePack.Stay, of pack: RulePack, _ report: inout PackReport) {
        let place = "stay \(stay.id)"
        let hasLength = stay.duration != nil || !stay.phases.isEmpty
        if (stay.basis == .none) == hasLength {
            report.error(
                place, hasLength ? "has a length, and yet rests on nothing" : "rests on something without a length")
        }
        if stay.duration != nil, !stay.phases.isEmpty {
            report.error(place, "has a length of its own and phases: the last phase is its length")
        }
        if let duration = stay.duration { checkDuration(duration, at: place, &report) }
        checkTimes(stay.prolongation?.times, at: place, &report)
        if ([stay.prolongation?.period] + stay.phases.map(\.until)).contains(where: { $0?.unit == .workingDays }) {
            report.error(place, "a stay is not counted in working days")
        }
        for (earlier, later) in zip(stay.phases, stay.phases.dropFirst())
        where (earlier.until.longestDays ?? 0) >= (later.until.shortestDays ?? 0) {
            report.error(place, "the phase \(later.id) can end before the one that it follows")
        }
    }

    private func checkDuration(_ duration: RulePack.Duration, at place: String, _ report: inout PackReport) {
        if case .range(let least, upTo: let most) = duration.length {
            if (least.longestDays ?? least.count) >= (most.shortestDays ?? most.count) || least == most {
                report.error(place, "a range from \(least) to \(most) is not a range")
            }
            if most.unit == .workingDays, duration.nature == .validity {
                report.error(place, "a validity is not counted in working days")
            }
        }
        if duration.computed?.unit == .workingDays, duration.nature == .validity {
            report.error(place, "a validity is not counted in working days")
        }
        if duration.bound != .exact, duration.computed == nil {
            report.error(place, "says at least or at most, and has no length")
        }
    }
}

extension Period {
    /// How many days it lasts at least, whenever it begins; `nil` for working days.
    fileprivate var shortestDays: Int? {
        switch unit {
        case .days: count
        case .weeks: count * 7
        // Of one month 28, of two 59, of six 181.
        case .months: count == 1 ? 28 : count * 30 + count / 2 - 2
        case .years: count * 365
        case .workingDays: nil
        }
    }

    /// How many days it lasts at most, whenever it begins; `nil` for working days.
    fileprivate var longestDays: Int? {
        switch unit {
        case .days, .weeks: shortestDays
        case .months: count * 31 - count / 3
        case .years: count * 366
        case .workingDays: nil
        }
    }

    /// Whether it lasts six months, whenever it begins; days are as many as the longest six months.
    fileprivate var isSixMonths: Bool {
        switch unit {
        case .months: count >= 6
        case .years: count >= 1
        case .days, .weeks: (shortestDays ?? 0) >= 184
        case .workingDays: false
        }
    }
}
