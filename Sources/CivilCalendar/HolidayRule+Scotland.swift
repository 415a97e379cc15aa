extension HolidayRule {
    /// Scotland: 2 January too, no Easter Monday, summer at the start of August, Saint Andrew.
    ///
    /// Bank holidays; they do not oblige local offices, whose councils keep local days.
    static let scotland: [HolidayRule] =
        [
            .bankHoliday("new-year", "New Year's Day", 1, 1, UK.act),
            .bankHoliday("second-january", "2 January", 1, 2, UK.act),
            .init("good-friday", "Good Friday", .easterOffset(-2), citation: UK.act),
            .init("summer", "Summer bank holiday", .nthWeekday(1, .monday, month: 8), citation: UK.act),
            .bankHoliday("saint-andrew", "Saint Andrew's Day", 11, 30, UK.act),
            .proclaimed("world-cup", "World Cup bank holiday", 2026, .oneOff(.init(6, 15))),
        ] + unitedKingdom
}
