public import CivilCalendar

extension RuleBook {
    /// The last day of a stage, or of another clock, that begins on a day: the law alone, without any case.
    ///
    /// - Parameters:
    ///   - stage: The stage or period, such as `be.reflection`, or without the track's prefix.
    ///   - country: The country.
    ///   - day: The day of the event that starts it.
    ///   - pack: A pack to compute with all the same; `nil` for the one in force on the day.
    ///   - region: The nation whose working days count; `nil` for the pack's calendar.
    /// - Throws: `RuleError`.
    public func deadline(
        of stage: String, in country: CountryCode, on day: CivilDate, pack: String? = nil,
        region: HolidayCalendar.Region? = nil
    ) throws(RuleError) -> ComputedDeadline {
        try self.pack(of: country, on: day, named: pack).deadline(of: stage, from: .trigger(day), region: region)
    }
}
