public import CivilCalendar

extension RuleBook {
    /// The last day of a stage, or of another clock, that begins on a day: the law alone, without any case.
    ///
    /// - Parameters:
    ///   - stage: The stage or period, such as `be.reflection`, or without the track's prefix.
    ///   - country: The country.
    ///   - day: The day of the event that starts it.
    ///   - pack: A pack to compute with all the same; `nil` for the one in force on the day.
    ///   - law: The nation or region whose overlay goes before, such as `GB-SCT`; `nil` for the country's own rules.
    ///   - decisions: The decisions on which the end depends, as far as they were taken.
    ///   - delivery: The way in which a decision was delivered, where the period begins by it; `nil` when it is not
    ///     known.
    /// - Throws: `RuleError`.
    public func deadline(
        of stage: String, in country: CountryCode, on day: CivilDate, pack: String? = nil, region law: String? = nil,
        decisions: [DecisionTaken] = [], delivery: String? = nil
    ) throws(RuleError) -> ComputedDeadline {
        let clock = try clock(stage, of: country, on: day, named: pack, region: law)
        // What ran is made where it is kept: so it is not copied.
        var sum = Computation(
            clock: clock,
            run: ClockRun(
                trigger: day, decisions: decisions, delivery: delivery,
                region: law.flatMap(HolidayCalendar.Region.init(nation:))))
        return try sum.deadline()
    }
}
