/// A weekday off in Hungary that a working Saturday makes up for.
struct RestDayMove: Sendable {
    let year: Int
    let off: MonthDay
    let working: MonthDay

    init(_ year: Int, off: (month: Int, day: Int), working: (month: Int, day: Int)) {
        self.year = year
        self.off = MonthDay(off.month, off.day)
        self.working = MonthDay(working.month, working.day)
    }
}

extension HolidayRule {
    /// The days moved by the yearly ministerial decrees.
    ///
    /// 2017 and 2023 had none; those after 2026 are not decreed yet.
    static let hungarianMoves: [RestDayMove] = [
        .init(2010, off: (12, 24), working: (12, 11)),
        .init(2011, off: (3, 14), working: (3, 19)),
        .init(2011, off: (10, 31), working: (11, 5)),
        .init(2012, off: (3, 16), working: (3, 24)),
        .init(2012, off: (4, 30), working: (4, 21)),
        .init(2012, off: (10, 22), working: (10, 27)),
        .init(2012, off: (11, 2), working: (11, 10)),
        .init(2012, off: (12, 24), working: (12, 15)),
        .init(2012, off: (12, 31), working: (12, 1)),
        .init(2013, off: (8, 19), working: (8, 24)),
        .init(2013, off: (12, 24), working: (12, 7)),
        .init(2013, off: (12, 27), working: (12, 21)),
        .init(2014, off: (5, 2), working: (5, 10)),
        .init(2014, off: (10, 24), working: (10, 18)),
        .init(2014, off: (12, 24), working: (12, 13)),
        .init(2015, off: (1, 2), working: (1, 10)),
        .init(2015, off: (8, 21), working: (8, 8)),
        .init(2015, off: (12, 24), working: (12, 12)),
        .init(2016, off: (3, 14), working: (3, 5)),
        .init(2016, off: (10, 31), working: (10, 15)),
        .init(2018, off: (3, 16), working: (3, 10)),
        .init(2018, off: (4, 30), working: (4, 21)),
        .init(2018, off: (10, 22), working: (10, 13)),
        .init(2018, off: (11, 2), working: (11, 10)),
        .init(2018, off: (12, 24), working: (12, 1)),
        .init(2018, off: (12, 31), working: (12, 15)),
        .init(2019, off: (8, 19), working: (8, 10)),
        .init(2019, off: (12, 24), working: (12, 7)),
        .init(2019, off: (12, 27), working: (12, 14)),
        .init(2020, off: (8, 21), working: (8, 29)),
        .init(2020, off: (12, 24), working: (12, 12)),
        .init(2021, off: (12, 24), working: (12, 11)),
        .init(2022, off: (3, 14), working: (3, 26)),
        .init(2022, off: (10, 31), working: (10, 15)),
        .init(2024, off: (8, 19), working: (8, 3)),
        .init(2024, off: (12, 24), working: (12, 7)),
        .init(2024, off: (12, 27), working: (12, 14)),
        .init(2025, off: (5, 2), working: (5, 17)),
        .init(2025, off: (10, 24), working: (10, 18)),
        .init(2025, off: (12, 24), working: (12, 13)),
        .init(2026, off: (1, 2), working: (1, 10)),
        .init(2026, off: (8, 21), working: (8, 8)),
    ]
}
