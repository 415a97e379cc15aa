internal import CivilCalendar

/// One last day while it is computed: what was found so far, and the steps that led there.
struct Computation {
    let clock: RulePack.Clock
    let run: ClockRun
    private let covered: Bool
    private(set) var steps: [ExplanationStep] = []
    var flags: ComputedDeadline.Flags = []
    var due: CivilDate
    var earliest: CivilDate
    var latest: CivilDate?
    var opens: CivilDate?
    var rolledFrom: CivilDate?
    /// Whether the length is that of a renewal, which has sources of its own.
    private var isRenewed = false
    /// The pack of the extension that printed the day.
    private var renewal: RulePack?

    init(clock: RulePack.Clock, run: consuming ClockRun) {
        let trigger = run.trigger
        self.clock = clock
        self.run = consume run
        covered = clock.source.covered.cover(trigger)
        due = trigger
        earliest = trigger
        if !covered { flags.insert(.outsidePack) }
        if clock.isAmbiguous { flags.insert(.ambiguous) }
        // Most dates have seven or eight steps: one allocation.
        steps.reserveCapacity(8)
    }

    /// Counts the clock, and says what was found.
    mutating func deadline() throws(RuleError) -> ComputedDeadline {
        if let count = clock.count { try self.count(count) } else if let window = clock.window { try count(window) }
        return finish()
    }

    /// What was found; the steps are handed over with it.
    mutating func finish() -> ComputedDeadline {
        let (pack, status, texts) = origin
        var steps: [ExplanationStep] = []
        swap(&steps, &self.steps)
        return ComputedDeadline(
            clock: clock.id, kind: clock.kind, trigger: run.trigger, due: due, earliest: min(earliest, due),
            latest: latest, opens: opens, rolledFrom: rolledFrom, marks: flags, pack: pack, packStatus: status,
            citations: texts, alerts: clock.alerts, steps: steps)
    }

    /// The pack that the day comes from, the least sure status of what it rests on, and its sources.
    private var origin: (pack: String, status: RuleStatus, texts: [String]) {
        let source = clock.source
        guard isRenewed || renewal != nil || !run.extensions.isEmpty else {
            return (source.pack, clock.status, clock.texts)
        }
        let renewed = isRenewed ? clock.renewalCitations : []
        let extended = run.extensions.flatMap(\.citations)
        let statuses =
            [clock.status] + (renewed + extended).map(\.status) + run.extensions.map(\.status)
            + [renewal?.packStatus(of: clock.id)].compactMap { $0 }
        var texts = clock.texts + renewed.map(\.text)
        for citation in extended where !texts.contains(citation.text) { texts.append(citation.text) }
        let pack = run.extensions.last?.pack ?? renewal?.packName(of: clock.id) ?? source.pack
        return (pack, RuleStatus.weakest(of: statuses), texts)
    }

    mutating func step(_ kind: ExplanationStep.Kind, _ day: CivilDate? = nil) {
        steps.append(ExplanationStep(kind, day))
    }

    mutating func begin() {
        step(.trigger(clock.trigger), run.trigger)
        step(
            .pack(
                id: clock.source.pack, from: clock.source.days.from ?? .earliest, to: clock.source.days.to,
                status: clock.source.status, forced: !covered))
        if let region = clock.source.region { step(.overlay(pack: clock.source.pack, region: region)) }
    }

    /// The day is printed on the document, which always wins; an extension may have printed it, under another pack.
    mutating func observe(_ day: CivilDate, renewed renewal: (on: CivilDate, pack: RulePack)?) {
        begin()
        flags = flags.intersection([.outsidePack]).union([.observed])
        if let (on, pack) = renewal {
            self.renewal = pack
            let days = pack.contents.wholeDays ?? pack.days
            step(
                .pack(
                    id: pack.packName(of: clock.id), from: days.from ?? .earliest, to: days.to,
                    status: pack.packStatus(of: clock.id), forced: false), on)
        }
        step(.observed, day)
        (due, earliest) = (day, day)
    }

    /// Counts a length from the event, or from the last printed day.
    mutating func count(_ duration: RulePack.Count) throws(RuleError) {
        begin()
        let printed: CivilDate? = if case .printed(let day) = run.anchor { day } else { nil }
        if let printed { step(.observed, printed) }
        let total = try total(of: duration, afterPrinted: printed != nil)
        let (start, startsOn) = try start(printed: printed)
        // After a printed last day the next validity starts on the day that follows, and lasts to the eve of that
        // day's number: after a printed 28 February three months last until 31 May.
        let counting: Counting = printed == nil ? duration.counting : .quantieme
        let isLimit = duration.nature == .procedural
        let calendar = HolidayCalendar(run.region ?? clock.source.calendar)
        let counted = try Self.days(
            total, from: start, counting: counting, calendar: calendar,
            roll: isLimit && total.unit != .workingDays ? .nextWorkingDay(.national) : .none
        ) { note($0, startsOn: startsOn) }
        note(counted)
        due = counted.day
        switch duration.nature {
        case .validity: step(.validityDoesNotRoll, due)
        case .unmoved: step(.notMoved, due)
        case .procedural: break
        }
        earliest = try earliestReading(of: counted, total, from: start, counting: counting, isLimit: isLimit)
        if run.extensions.isEmpty, !run.isRenewal, case .range(_, upTo: let most) = duration.length {
            latest = try Self.days(most, from: start, counting: counting, calendar: calendar, roll: .none).day
        }
        let countedEarliest = earliest
        if !clock.ends.isEmpty { decide(clock.ends) }
        guard earliest < due else { return }
        // What a decision has moved is as sure as the decision.
        if isLimit {
            step(.earliestUnrolled, earliest)
        } else if earliest == countedEarliest {
            step(.earliest(afterPrintedDay: printed != nil), earliest)
        }
    }

    private mutating func note(_ counting: CountingStep, startsOn: CivilDate?) {
        switch counting {
        case .trigger: break
        case .firstDay where startsOn != nil: step(.counting(.firstDay(startsOn ?? due, counted: true)), startsOn)
        default: step(.counting(counting), counting.date)
        }
    }

    private mutating func note(_ counted: Counted) {
        if counted.clamped { flags.insert(.clamped) }
        if counted.provisional { flags.insert(.calendarProvisional) }
        if let unrolled = counted.unrolled {
            flags.insert(.rolled)
            rolledFrom = unrolled
        }
    }

    /// The length to count: that of the stage or of its renewal, with the extensions, as one total.
    private mutating func total(of duration: RulePack.Count, afterPrinted: Bool) throws(RuleError) -> Period {
        let own = afterPrinted ? nil : try ownLength(of: duration)
        if let own, run.extensions.isEmpty { return own }
        var lengths = own.map { [$0] } ?? []
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

    private mutating func ownLength(of duration: RulePack.Count) throws(RuleError) -> Period {
        if run.isRenewal, let renewal = clock.renewal, case .period(let period) = renewal.length {
            isRenewed = true
            note(renewal.bound, period)
            return period
        }
        guard let own = duration.computed else {
            throw RuleError(
                .notComputable,
                "\(clock.source.pack) gives \(clock.id) no length, and its document no printed day: "
                    + "give the last day printed on the document",
                Wording(
                    "refusal.rule.unprinted", ["pack": .text(clock.source.pack), "clock": .clock(clock.id)]))
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
        if run.delivery == nil, clock.delivery.isEmpty { return (run.trigger, nil) }
        guard let delivery = try chosenDelivery() else { return (run.trigger, nil) }
        if run.delivery != nil { step(.delivery(delivery.id)) }
        guard let workingDays = delivery.workingDays else { return (run.trigger, nil) }
        let counted = try Self.days(
            Period(workingDays, .workingDays), from: run.trigger, counting: .exclusive,
            calendar: HolidayCalendar(run.region ?? clock.source.calendar), roll: .none
        ) { if case .skipped(let day, _) = $0 { step(.counting($0), day) } }
        if counted.provisional { flags.insert(.calendarProvisional) }
        step(.deliveryStart(workingDays), counted.day)
        do {
            return (try counted.day.adding(days: -1), counted.day)
        } catch {
            throw RuleError(.notComputable, "the day before \(counted.day): \(error)")
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
        of counted: Counted, _ period: Period, from start: CivilDate, counting: Counting, isLimit: Bool
    ) throws(RuleError) -> CivilDate {
        guard !isLimit, counting != .inclusive, period.unit != .workingDays else {
            return counted.unrolled ?? counted.day
        }
        let sameNumber =
            counting == .exclusive
            ? counted.day
            : try Self.days(
                period, from: start, counting: .exclusive, calendar: HolidayCalendar(clock.source.calendar), roll: .none
            ).day
        do {
            return try min(counted.day, sameNumber).adding(days: -1)
        } catch {
            throw RuleError(.notComputable, "the day before \(counted.day): \(error)")
        }
    }

    /// A counted day, and what is special about it.
    private typealias Counted = (day: CivilDate, unrolled: CivilDate?, clamped: Bool, provisional: Bool)

    private static func days(
        _ period: Period, from start: CivilDate, counting: Counting, calendar: HolidayCalendar, roll: Roll,
        note: (CountingStep) -> Void = { _ in }
    ) throws(RuleError) -> Counted {
        do {
            return try period.lastDay(from: start, counting: counting, roll: roll, calendar: calendar, note: note)
        } catch {
            throw RuleError(.notComputable, "\(period) from \(start): \(error)")
        }
    }
}
