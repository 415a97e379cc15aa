extension HolidayRule {
    /// Northern Ireland: Saint Patrick and the Battle of the Boyne too.
    static let northernIreland: [HolidayRule] =
        [
            .bankHoliday("new-year", "New Year's Day", 1, 1, UK.proclamation),
            .bankHoliday("saint-patrick", "Saint Patrick's Day", 3, 17, UK.act),
            .init("good-friday", "Good Friday", .easterOffset(-2), citation: UK.commonLaw),
            .init("easter-monday", "Easter Monday", .easterOffset(1), citation: UK.act),
            .bankHoliday(
                "battle-of-the-boyne", "Battle of the Boyne", 7, 12,
                "Proclaimed each year by the Secretary of State for Northern Ireland"),
            .init("summer", "Summer bank holiday", .lastWeekday(.monday, month: 8), citation: UK.act),
        ] + unitedKingdom
}
