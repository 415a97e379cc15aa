extension HolidayRule {
    /// Metropolitan France: eleven legal holidays, no substitutes.
    ///
    /// Alsace and Moselle, and the overseas departments,
    /// have more; they are not in this calendar.
    static let france: [HolidayRule] = {
        let code = "Labour Code (FR) art. L. 3133-1"
        return [
            .init("new-year", "New Year's Day", .fixed(.init(1, 1)), citation: code),
            .init("easter-monday", "Easter Monday", .easterOffset(1), citation: code),
            .init("labour-day", "Labour Day", .fixed(.init(5, 1)), citation: code),
            .init("victory", "Victory Day", .fixed(.init(5, 8)), citation: code + "; Act 81-893 of 2 October 1981"),
            .init("ascension", "Ascension Day", .easterOffset(39), citation: code),
            // A holiday still, although many work the "journée de solidarité" on it.
            .init("whit-monday", "Whit Monday", .easterOffset(50), citation: code),
            .init("national-day", "National Day", .fixed(.init(7, 14)), citation: code),
            .init("assumption", "Assumption Day", .fixed(.init(8, 15)), citation: code),
            .init("all-saints", "All Saints' Day", .fixed(.init(11, 1)), citation: code),
            .init("armistice", "Armistice Day", .fixed(.init(11, 11)), citation: code),
            .init("christmas", "Christmas Day", .fixed(.init(12, 25)), citation: code),
        ]
    }()
}
