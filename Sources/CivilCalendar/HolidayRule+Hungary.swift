extension HolidayRule {
    /// Hungary, with the days that a decree moves, ``hungarianMoves``.
    ///
    /// The law lists Easter Sunday and Pentecost Sunday as well; Sundays are off in any case.
    static let hungary: [HolidayRule] = {
        let code = "Labour Code (HU), Act I of 2012, s. 102"
        let lastYear = HolidayCalendar.years.upperBound
        return [
            .init("new-year", "New Year's Day", .fixed(.init(1, 1)), citation: code),
            .init("revolution-1848", "1848 Revolution Day", .fixed(.init(3, 15)), citation: code),
            .init("good-friday", "Good Friday", .easterOffset(-2), years: 2017...lastYear, citation: code),
            .init("easter-monday", "Easter Monday", .easterOffset(1), citation: code),
            .init("labour-day", "Labour Day", .fixed(.init(5, 1)), citation: code),
            .init("whit-monday", "Whit Monday", .easterOffset(50), citation: code),
            .init("state-foundation", "State Foundation Day", .fixed(.init(8, 20)), citation: code),
            .init("revolution-1956", "1956 Revolution Day", .fixed(.init(10, 23)), citation: code),
            .init("all-saints", "All Saints' Day", .fixed(.init(11, 1)), citation: code),
            .init(
                "christmas-eve", "Christmas Eve", .fixed(.init(12, 24)), years: 2026...lastYear,
                citation: code + " as amended by Act LXXII of 2026"),
            .init("christmas", "Christmas Day", .fixed(.init(12, 25)), citation: code),
            .init("second-christmas", "Second Day of Christmas", .fixed(.init(12, 26)), citation: code),
        ] + hungarianMoves.map(HolidayRule.init(move:))
    }()

    private init(move: RestDayMove) {
        let (origin, off) = (move.working, move.off)
        let saturday = origin.in(move.year)?.description ?? ""
        self.init(
            "moved-\(off.month)-\(off.day)-\(move.year)", "Day off moved from Saturday \(saturday)",
            .moved(from: origin, to: off), years: move.year...move.year,
            citation: "Ministerial decree (HU) on the working days around public holidays in \(move.year)")
    }
}
