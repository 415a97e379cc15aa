extension HolidayRule {
    /// Belgium: ten legal holidays.
    ///
    /// The substitute for one on a Sunday is labour law, agreed in each company, and no
    /// holiday for time limits; community days are not in the list either.
    static let belgium: [HolidayRule] = {
        let act = "Act (BE) of 4 January 1974 on public holidays; Royal Decree of 18 April 1974"
        return [
            .init("new-year", "New Year's Day", .fixed(.init(1, 1)), citation: act),
            .init("easter-monday", "Easter Monday", .easterOffset(1), citation: act),
            .init("labour-day", "Labour Day", .fixed(.init(5, 1)), citation: act),
            .init("ascension", "Ascension Day", .easterOffset(39), citation: act),
            .init("whit-monday", "Whit Monday", .easterOffset(50), citation: act),
            .init("national-day", "National Day", .fixed(.init(7, 21)), citation: act),
            .init("assumption", "Assumption Day", .fixed(.init(8, 15)), citation: act),
            .init("all-saints", "All Saints' Day", .fixed(.init(11, 1)), citation: act),
            .init("armistice", "Armistice Day", .fixed(.init(11, 11)), citation: act),
            .init("christmas", "Christmas Day", .fixed(.init(12, 25)), citation: act),
        ]
    }()
}
