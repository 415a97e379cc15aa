public import CivilCalendar

extension RulePack {
    /// A stage or another clock of a pack, as far as computing its last day needs it.
    private struct Clock {
        let id: String
        let kind: DeadlineKind
        let duration: Duration
        let prolongedBy: Period?
        let prolongationCites: [String]
        let isAmbiguous: Bool
    }

    /// Where a clock is counted from.
    public enum Anchor: Sendable, Hashable {
        /// The day of the event that starts it.
        case trigger(CivilDate)
        /// The last day printed on a document: what follows starts on the next day.
        case printed(CivilDate)
    }

    /// Computes the last day of a stage or another clock of this pack.
    ///
    /// Prolongations are counted from the anchor with the total, never from a clamped projection: from
    /// 29 November 2024, three months and three months more end on 29 May 2025, not on 28 May.
    ///
    /// - Parameters:
    ///   - id: The stage or period.
    ///   - anchor: The day of the event, or the last printed day.
    ///   - trigger: The day of the event, when the anchor is a printed day.
    ///   - prolongations: How often it was prolonged since the anchor without a printed day, from 0.
    ///   - region: The nation whose working days count; `nil` for the pack's calendar.
    /// - Throws: `RuleError` (`unknownStage`, `notComputable`).
    public func deadline(
        of id: String, from anchor: Anchor, trigger: CivilDate? = nil, prolongations: Int = 0,
        region: HolidayCalendar.Region? = nil
    ) throws(RuleError) -> ComputedDeadline {
        let clock = try clock(id)
        let (start, isPrinted) =
            switch anchor {
            case .trigger(let day): (day, false)
            case .printed(let day): (day, true)
            }
        let triggerDay = trigger ?? start
        guard let length = clock.duration.computed else {
            throw RuleError(
                .notComputable, "\(clock.id) has no end under \(self.id), and its document no printed length")
        }
        let covered = covers(triggerDay)
        var steps: [ExplanationStep] = [
            ExplanationStep(.trigger(clock.duration.trigger), triggerDay),
            ExplanationStep(.pack(id: self.id, from: from, to: to, status: status, forced: !covered), nil),
        ]
        if isPrinted { steps.append(ExplanationStep(.observed, start)) }
        switch clock.duration.length {
        case .range(let least, upTo: let most): steps.append(ExplanationStep(.range(least, upTo: most), nil))
        case .unlimited: steps.append(ExplanationStep(.unlimited, nil))
        case .period: break
        }
        let total = try totalPeriod(of: clock, length: length, prolongations: prolongations, afterPrintedDay: isPrinted)
        if prolongations > 0, let by = clock.prolongedBy {
            steps.append(ExplanationStep(.prolonged(times: prolongations, by: by, total: total), nil))
        }
        // After a printed last day the next validity starts on the day that follows, and lasts to the eve of that
        // day's number: after a printed 28 February three months last until 31 May.
        let counting = isPrinted ? .quantieme : clock.duration.counting
        let isLimit = clock.duration.nature == .procedural
        let counted = try count(
            total, from: start, counting: counting, calendar: HolidayCalendar(region ?? calendar),
            roll: isLimit && total.unit != .workingDays ? .nextWorkingDay(.national) : .none)
        steps += counted.steps.filter { if case .trigger = $0 { false } else { true } }
            .map { ExplanationStep(.counting($0), $0.date) }
        if !isLimit { steps.append(ExplanationStep(.validityDoesNotRoll, counted.last)) }

        let earliest = try earliestReading(of: counted, total, from: start, counting: counting, isLimit: isLimit)
        if earliest < counted.last { steps.append(ExplanationStep(.earliest(afterPrintedDay: isPrinted), earliest)) }
        return ComputedDeadline(
            clock: clock.id, kind: clock.kind, trigger: triggerDay, due: counted.last, earliest: earliest,
            latest: try latestReading(
                of: clock.duration, from: start, counting: counting, prolonged: prolongations > 0),
            rolledFrom: counted.unrolled,
            flags: flags(of: clock, counted: counted, covered: covered),
            pack: self.id, packStatus: weakestStatus(of: clock, prolonged: prolongations > 0),
            citations: citationTexts(of: clock, prolonged: prolongations > 0), steps: steps)
    }

    /// The deadline of a clock whose last day is printed on its document.
    ///
    /// What is printed always wins.
    ///
    /// - Throws: `RuleError` (`unknownStage`).
    public func deadline(of id: String, trigger: CivilDate, printed day: CivilDate) throws(RuleError)
        -> ComputedDeadline
    {
        let clock = try clock(id)
        let covered = covers(trigger)
        return ComputedDeadline(
            clock: clock.id, kind: clock.kind, trigger: trigger, due: day, earliest: day, latest: nil, rolledFrom: nil,
            flags: covered ? [.observed] : [.observed, .outsidePack], pack: self.id,
            packStatus: weakestStatus(of: clock, prolonged: false),
            citations: citationTexts(of: clock, prolonged: false),
            steps: [
                ExplanationStep(.trigger(clock.duration.trigger), trigger),
                ExplanationStep(.pack(id: self.id, from: from, to: to, status: status, forced: !covered), nil),
                ExplanationStep(.observed, day),
            ])
    }

    private func clock(_ id: String) throws(RuleError) -> Clock {
        if let stage = stage(id) {
            // A reading that the sources bear out with high confidence is marked in the pack, and its days are sure.
            let kind: DeadlineKind = if case .unlimited = stage.duration.length { .renewalWindow } else { .stageEnd }
            return Clock(
                id: stage.id, kind: kind, duration: stage.duration,
                prolongedBy: stage.renewal.length == .same ? stage.duration.computed : nil,
                prolongationCites: stage.renewal.cites,
                isAmbiguous: stage.ambiguous.contains { $0.cell == .duration && $0.confidence != "high" })
        }
        if let period = periods.first(where: { $0.id == id }) {
            return Clock(
                id: period.id, kind: period.kind, duration: period.duration, prolongedBy: period.prolongation?.period,
                prolongationCites: period.prolongation?.cites ?? [], isAmbiguous: false)
        }
        throw RuleError(
            .unknownStage,
            "\(self.id) has no stage \"\(id)\"; it has \((stages.map(\.id) + periods.map(\.id)).joined(separator: ", "))"
        )
    }

    private func totalPeriod(
        of clock: Clock, length: Period, prolongations: Int, afterPrintedDay: Bool
    ) throws(RuleError) -> Period {
        guard prolongations > 0 else {
            guard !afterPrintedDay else {
                throw RuleError(.notComputable, "\(clock.id): a printed day without a prolongation is not computed")
            }
            return length
        }
        guard let by = clock.prolongedBy, by.unit == length.unit else {
            throw RuleError(
                .notComputable,
                "\(id) does not say by how long \(clock.id) is prolonged: give the last day printed on the document")
        }
        let (added, overflow) = by.count.multipliedReportingOverflow(by: prolongations)
        guard !overflow, added < 1_000_000 else {
            throw RuleError(.notComputable, "\(clock.id) is prolonged too often")
        }
        return Period(afterPrintedDay ? added : length.count + added, length.unit)
    }

    private func count(
        _ period: Period, from start: CivilDate, counting: Counting, calendar: HolidayCalendar, roll: Roll
    ) throws(RuleError) -> CountedDay {
        do {
            return try period.lastDay(from: start, counting: counting, roll: roll, calendar: calendar)
        } catch {
            throw RuleError(.notComputable, "\(period) from \(start): \(error)")
        }
    }

    /// A protection whose first day the law does not clearly leave out may already end a day earlier, and one that
    /// is counted to the eve may be read as ending on the same number; a limit to act is never planned on its roll.
    private func earliestReading(
        of counted: CountedDay, _ period: Period, from start: CivilDate, counting: Counting, isLimit: Bool
    ) throws(RuleError) -> CivilDate {
        guard !isLimit, counting != .inclusive, period.unit != .workingDays else {
            return counted.unrolled ?? counted.last
        }
        let sameNumber = try count(
            period, from: start, counting: .exclusive, calendar: HolidayCalendar(calendar), roll: .none)
        do {
            return try min(counted.last, sameNumber.last).adding(days: -1)
        } catch {
            throw RuleError(.notComputable, "the day before \(counted.last): \(error)")
        }
    }

    private func latestReading(
        of duration: Duration, from start: CivilDate, counting: Counting, prolonged: Bool
    ) throws(RuleError) -> CivilDate? {
        guard !prolonged, case .range(_, upTo: let most) = duration.length else { return nil }
        return try count(most, from: start, counting: counting, calendar: HolidayCalendar(calendar), roll: .none).last
    }

    private func flags(of clock: Clock, counted: CountedDay, covered: Bool) -> [ComputedDeadline.Flag] {
        var flags: [ComputedDeadline.Flag] = []
        if counted.clamped { flags.append(.clamped) }
        if counted.unrolled != nil { flags.append(.rolled) }
        if clock.isAmbiguous { flags.append(.ambiguous) }
        switch clock.duration.length {
        case .range: flags.append(.minimum)
        case .unlimited: flags.append(.document)
        case .period: break
        }
        if !covered { flags.append(.outsidePack) }
        if counted.provisional { flags.append(.calendarProvisional) }
        return flags
    }

    private func cites(of clock: Clock, prolonged: Bool) -> [Citation] {
        var keys = clock.duration.cites
        if prolonged { keys += clock.prolongationCites.filter { !keys.contains($0) } }
        return keys.compactMap { citations[$0] }
    }

    private func citationTexts(of clock: Clock, prolonged: Bool) -> [String] {
        cites(of: clock, prolonged: prolonged).map(\.text)
    }

    private func weakestStatus(of clock: Clock, prolonged: Bool) -> RuleStatus {
        let all = [status] + cites(of: clock, prolonged: prolonged).map(\.status)
        return RuleStatus.allCases.last { all.contains($0) } ?? status
    }
}

extension CountingStep {
    /// The day that the step led to.
    fileprivate var date: CivilDate? {
        switch self {
        case .trigger(let day), .firstDay(let day, counted: _), .added(_, let day), .skipped(let day, holiday: _): day
        case .eveOf(let day): try? day.adding(days: -1)
        case .missingDay(year: _, month: _, day: _, became: let day), .rolled(from: _, to: let day): day
        }
    }
}
