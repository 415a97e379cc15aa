internal import CivilCalendar

/// One last day while it is computed: what was found so far, and the steps that led there.
struct Computation {
    let clock: RulePack.Clock
    let pack: RulePack
    let run: ClockRun
    private let covered: Bool
    private(set) var steps: [ExplanationStep] = []
    var flags: Set<ComputedDeadline.Flag> = []
    var due: CivilDate
    var earliest: CivilDate
    var latest: CivilDate?
    var opens: CivilDate?
    var rolledFrom: CivilDate?
    private var sources: [RulePack.Citation] = []
    /// The pack of the extension that printed the day.
    private var renewal: RulePack?

    init(clock: RulePack.Clock, pack: RulePack, run: ClockRun) {
        self.clock = clock
        self.pack = pack
        self.run = run
        covered = pack.covers(run.trigger)
        due = run.trigger
        earliest = run.trigger
        if !covered { flags.insert(.outsidePack) }
        if clock.isAmbiguous { flags.insert(.ambiguous) }
    }

    /// What was found.
    var deadline: ComputedDeadline {
        let isExtended = !run.extensions.isEmpty
        let statuses =
            [pack.packStatus(of: clock.id)] + sources.map(\.status) + run.extensions.map(\.status)
            + run.extensions.flatMap(\.citations).map(\.status) + [renewal?.packStatus(of: clock.id)].compactMap { $0 }
        var texts = sources.map(\.text)
        for citation in run.extensions.flatMap(\.citations) where !texts.contains(citation.text) {
            texts.append(citation.text)
        }
        return ComputedDeadline(
            clock: clock.id, kind: clock.kind, trigger: run.trigger, due: due, earliest: min(earliest, due),
            latest: latest, opens: opens, rolledFrom: rolledFrom,
            flags: ComputedDeadline.Flag.allCases.filter(flags.contains),
            pack: isExtended
                ? run.extensions[run.extensions.count - 1].pack : (renewal ?? pack).packName(of: clock.id),
            packStatus: RuleStatus.weakest(of: statuses), citations: texts, alerts: clock.alerts ?? pack.alerts,
            steps: steps)
    }

    mutating func step(_ kind: ExplanationStep.Kind, _ day: CivilDate? = nil) {
        steps.append(ExplanationStep(kind, day))
    }

    mutating func begin(_ trigger: String, cites: [String]) {
        step(.trigger(trigger), run.trigger)
        let origin = pack.origins[clock.id]
        let days = origin?.days ?? pack.wholeDays ?? pack.days
        step(
            .pack(
                id: origin?.pack ?? pack.id, from: days.from ?? .earliest, to: days.to,
                status: origin?.status ?? pack.status, forced: !covered))
        if let origin { step(.overlay(pack: origin.pack, region: origin.region)) }
        sources = cites.compactMap { pack.citations[$0] }
    }

    /// The day is printed on the document, which always wins; an extension may have printed it, under another pack.
    mutating func observe(_ day: CivilDate, renewed renewal: (on: CivilDate, pack: RulePack)?) {
        switch clock.face {
        case .duration(let duration): begin(duration.trigger, cites: duration.cites)
        case .window(let window): begin(window.trigger, cites: window.cites)
        }
        flags = flags.intersection([.outsidePack]).union([.observed])
        if let (on, pack) = renewal {
            self.renewal = pack
            let days = pack.wholeDays ?? pack.days
            step(
                .pack(
                    id: pack.packName(of: clock.id), from: days.from ?? .earliest, to: days.to,
                    status: pack.packStatus(of: clock.id), forced: false), on)
        }
        step(.observed, day)
        (due, earliest) = (day, day)
    }

    /// Counts a length from the event, or from the last printed day.
    mutating func count(_ duration: RulePack.Duration) throws(RuleError) {
        begin(duration.trigger, cites: duration.cites)
        let printed: CivilDate? = if case .printed(let day) = run.anchor { day } else { nil }
        if let printed { step(.observed, printed) }
        let total = try total(of: duration, afterPrinted: printed != nil)
        let (start, startsOn) = try start(printed: printed)
        // After a printed last day the next validity starts on the day that follows, and lasts to the eve of that
        // day's number: after a printed 28 February three months last until 31 May.
        let counting: Counting = printed == nil ? duration.counting : .quantieme
        let isLimit = duration.nature == .procedural
        let calendar = HolidayCalendar(run.region ?? pack.calendar)
        let counted = try Self.days(
            total, from: start, counting: counting, calendar: calendar,
            roll: isLimit && total.unit != .workingDays ? .nextWorkingDay(.national) : .none)
        note(counted, startsOn: startsOn)
        due = counted.last
        switch duration.nature {
        case .validity: step(.validityDoesNotRoll, due)
        case .unmoved: step(.notMoved, due)
        case .procedural: break
        }
        earliest = try earliestReading(of: counted, total, from: start, counting: counting, isLimit: isLimit)
        if run.extensions.isEmpty, !run.isRenewal, case .range(_, upTo: let most) = duration.length {
            latest = try Self.days(most, from: start, counting: counting, calendar: calendar, roll: .none).last
        }
        let countedEarliest = earliest
        decide(duration.ends)
        guard earliest < due else { return }
        // What a decision has moved is as sure as the decision.
        if isLimit {
            step(.earliestUnrolled, earliest)
        } else if earliest == countedEarliest {
            step(.earliest(afterPrintedDay: printed != nil), earliest)
        }
    }

    private mutating func note(_ counted: CountedDay, startsOn: CivilDate?) {
        if counted.clamped { flags.insert(.clamped) }
        if counted.provisional { flags.insert(.calendarProvisional) }
        if let unrolled = counted.unrolled {
            flags.insert(.rolled)
            rolledFrom = unrolled
        }
        for each in counted.steps {
            switch each {
            case .trigger: break
            case .firstDay where startsOn != nil: step(.counting(.firstDay(startsOn ?? due, counted: true)), startsOn)
            default: step(.counting(each), each.date)
            }
        }
    }

    /// The length to count: that of the stage or of its renewal, with the extensions, as one total.
    private mutating func total(of duration: RulePack.Duration, afterPrinted: Bool) throws(RuleError) -> Period {
        var lengths: [Period] = []
        if !afterPrinted { lengths.append(try ownLength(of: duration)) }
        for each in run.extensions {
            lengths.append(each.period)
            step(.extended(by: each.period, pack: each.pack), each.on)
            flag(each.bound)
            if each.bound == .most { step(.most(each.period)) }
        }
        guard let total = Period.sum(lengths) else {
            throw RuleError(
                .notComputable,
                lengths.isEmpty
                    ? "\(clock.id): a printed day without a prolongation is not computed"
                    : "\(clock.id): \(lengths.map { "\($0)" }.joined(separator: " and ")) cannot be added up: "
                        + "give the last day printed on the document")
        }
        if lengths.count > 1 { step(.total(total)) }
        return total
    }

    private mutating func ownLength(of duration: RulePack.Duration) throws(RuleError) -> Period {
        if run.isRenewal, let renewal = clock.renewal, case .period(let period) = renewal.length {
            sources += renewal.cites.compactMap { pack.citations[$0] }.filter { !sources.contains($0) }
            note(renewal.bound, period)
            return period
        }
        guard let own = duration.computed else {
            throw RuleError(
                .notComputable,
                "\(pack.packName(of: clock.id)) gives \(clock.id) no length, and its document no printed day: "
                    + "give the last day printed on the document",
                Wording(
                    "refusal.rule.unprinted", ["pack": .text(pack.packName(of: clock.id)), "clock": .clock(clock.id)]))
        }
        switch duration.length {
        case .range(let least, upTo: let most):
            flags.insert(.minimum)
            step(.range(least, upTo: most))
        case .unlimited:
            flags.insert(.document)
            step(.unlimited)
        case .period, .unstated: note(duration.bound, own)
        }
        if clock.isAverage {
            flags.insert(.average)
            step(.average)
        }
        if clock.isPhase { step(.phase(own)) }
        return own
    }

    private mutating func note(_ bound: RulePack.Bound, _ period: Period) {
        flag(bound)
        switch bound {
        case .exact: break
        case .least: step(.least(period))
        case .most: step(.most(period))
        }
    }

    private mutating func flag(_ bound: RulePack.Bound) {
        switch bound {
        case .exact: break
        case .least: flags.insert(.minimum)
        case .most: flags.insert(.maximum)
        }
    }

    /// The day to count from, and the first day that counts where the way of delivery sets it.
    private mutating func start(printed: CivilDate?) throws(RuleError) -> (CivilDate, startsOn: CivilDate?) {
        if let printed { return (printed, nil) }
        guard let delivery = try chosenDelivery() else { return (run.trigger, nil) }
        if run.delivery != nil { step(.delivery(delivery.id)) }
        guard let workingDays = delivery.workingDays else { return (run.trigger, nil) }
        let counted = try Self.days(
            Period(workingDays, .workingDays), from: run.trigger, counting: .exclusive,
            calendar: HolidayCalendar(run.region ?? pack.calendar), roll: .none)
        if counted.provisional { flags.insert(.calendarProvisional) }
        for case .skipped(let day, let holiday) in counted.steps {
            step(.counting(.skipped(day, holiday: holiday)), day)
        }
        step(.deliveryStart(workingDays), counted.last)
        do {
            return (try counted.last.adding(days: -1), counted.last)
        } catch {
            throw RuleError(.notComputable, "the day before \(counted.last): \(error)")
        }
    }

    private func chosenDelivery() throws(RuleError) -> RulePack.Delivery? {
        guard let name = run.delivery else { return clock.delivery.first }
        guard let delivery = clock.delivery.first(where: { $0.id == name }) else {
            let known = clock.delivery.map(\.id).joined(separator: ", ")
            throw RuleError(
                .unknownDelivery,
                clock.delivery.isEmpty
                    ? "\(clock.id) does not depend on the way of delivery"
                    : "\"\(name.prefix(40))\" is not a way of delivery; choose from \(known)")
        }
        return delivery
    }

    /// A protection whose first day the law does not clearly leave out may already end a day earlier, and one that
    /// is counted to the eve may be read as ending on the same number; a limit to act is never planned on its roll.
    private func earliestReading(
        of counted: CountedDay, _ period: Period, from start: CivilDate, counting: Counting, isLimit: Bool
    ) throws(RuleError) -> CivilDate {
        guard !isLimit, counting != .inclusive, period.unit != .workingDays else {
            return counted.unrolled ?? counted.last
        }
        let sameNumber = try Self.days(
            period, from: start, counting: .exclusive, calendar: HolidayCalendar(pack.calendar), roll: .none)
        do {
            return try min(counted.last, sameNumber.last).adding(days: -1)
        } catch {
            throw RuleError(.notComputable, "the day before \(counted.last): \(error)")
        }
    }

    private static func days(
        _ period: Period, from start: CivilDate, counting: Counting, calendar: HolidayCalendar, roll: Roll
    ) throws(RuleError) -> CountedDay {
        do {
            return try period.lastDay(from: start, counting: counting, roll: roll, calendar: calendar)
        } catch {
            throw RuleError(.notComputable, "\(period) from \(start): \(error)")
        }
    }
}
