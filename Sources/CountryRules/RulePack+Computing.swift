public import CivilCalendar

extension RulePack {
    /// Computes the last day of a stage or another clock that starts on a day.
    ///
    /// - Parameters:
    ///   - id: The stage, period, stay or phase of a stay.
    ///   - day: The day of the event.
    ///   - prolongations: How often it was prolonged, from 0, under this pack.
    ///   - region: The nation whose working days count; `nil` for the pack's calendar.
    /// - Throws: `RuleError` (`unknownStage`, `notComputable`).
    public func deadline(
        of id: String, on day: CivilDate, prolongations: Int = 0, region: HolidayCalendar.Region? = nil
    ) throws(RuleError) -> ComputedDeadline {
        guard (0...1_000).contains(prolongations) else {
            throw RuleError(.notComputable, "\(id) is prolonged too often")
        }
        var run = ClockRun(trigger: day, region: region)
        if prolongations > 0 {
            if let times = try clock(id, on: day).prolongation?.times, prolongations > times {
                throw RuleError(
                    .notComputable,
                    "\(id) is prolonged at most \(times == 1 ? "once" : "\(times) times") under \(self.id)")
            }
            run.extensions = Array(repeating: try extensionRule(of: id, on: day), count: prolongations)
        }
        return try deadline(of: id, run: run)
    }

    /// Computes the last day of a stage or another clock of this pack.
    ///
    /// Prolongations are counted from the anchor with the total, never from a clamped projection: from
    /// 29 November 2024, three months and three months more end on 29 May 2025, not on 28 May.
    ///
    /// - Parameters:
    ///   - id: The stage, period, stay or phase of a stay.
    ///   - run: How it ran.
    /// - Throws: `RuleError` (`unknownStage`, `notComputable`).
    public func deadline(of id: String, run: consuming ClockRun) throws(RuleError) -> ComputedDeadline {
        var sum = Computation(clock: try clock(id, on: run.trigger), run: consume run)
        return try sum.deadline()
    }

    /// The deadline of a clock whose last day is printed on its document.
    ///
    /// What is printed always wins.
    ///
    /// - Parameters:
    ///   - id: The stage, period or stay.
    ///   - trigger: The day of the event that started it.
    ///   - day: The last day that is printed.
    ///   - renewal: The day on which an extension printed it, and the pack of that day; `nil` for the first document.
    /// - Throws: `RuleError` (`unknownStage`).
    public func deadline(
        of id: String, trigger: CivilDate, printed day: CivilDate,
        renewed renewal: (on: CivilDate, pack: RulePack)? = nil
    ) throws(RuleError) -> ComputedDeadline {
        let clock = try clock(id, on: trigger)
        var sum = Computation(clock: clock, run: ClockRun(trigger: trigger))
        sum.observe(day, renewed: renewal)
        return sum.finish()
    }
}
