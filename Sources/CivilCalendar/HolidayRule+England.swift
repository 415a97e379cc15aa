extension HolidayRule {
    /// England and Wales.
    static let england: [HolidayRule] =
        [
            .bankHoliday("new-year", "New Year's Day", 1, 1, UK.proclamation),
            .init("good-friday", "Good Friday", .easterOffset(-2), citation: UK.commonLaw),
            .init("easter-monday", "Easter Monday", .easterOffset(1), citation: UK.act),
            .init("summer", "Summer bank holiday", .lastWeekday(.monday, month: 8), citation: UK.act),
        ] + unitedKingdom
}
