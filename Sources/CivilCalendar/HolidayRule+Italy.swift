extension HolidayRule {
    /// Italy, nationwide.
    ///
    /// The printed list still names days abolished in 1977 (19 March, Ascension, Corpus Domini,
    /// 29 June, 4 November): they are no holidays. Patron saints are local.
    static let italy: [HolidayRule] = {
        let act = "Act (IT) 260/1949 art. 2"
        return [
            .init("new-year", "New Year's Day", .fixed(.init(1, 1)), citation: act),
            .init("epiphany", "Epiphany", .fixed(.init(1, 6)), citation: act),
            .init(
                "unity-150", "150th Anniversary of Unity", .oneOff(.init(3, 17)), years: 2011...2011,
                citation: "One-off national holiday of 17 March 2011 (IT)"),
            .init("easter-monday", "Easter Monday", .easterOffset(1), citation: act),
            .init("liberation", "Liberation Day", .fixed(.init(4, 25)), citation: act),
            .init("labour-day", "Labour Day", .fixed(.init(5, 1)), citation: act),
            .init("republic", "Republic Day", .fixed(.init(6, 2)), citation: act + "; Act 336/2000"),
            .init("assumption", "Assumption Day", .fixed(.init(8, 15)), citation: act),
            .init(
                "saint-francis", "Saint Francis", .fixed(.init(10, 4)), years: 2026...HolidayCalendar.years.upperBound,
                citation: act + " as amended by Act 151/2025 art. 1"),
            .init("all-saints", "All Saints' Day", .fixed(.init(11, 1)), citation: act),
            .init("immaculate-conception", "Immaculate Conception", .fixed(.init(12, 8)), citation: act),
            .init("christmas", "Christmas Day", .fixed(.init(12, 25)), citation: act),
            .init("saint-stephen", "Saint Stephen's Day", .fixed(.init(12, 26)), citation: act),
        ]
    }()
}
