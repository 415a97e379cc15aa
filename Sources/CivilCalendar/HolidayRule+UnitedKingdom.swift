extension HolidayRule {
    /// What the nations of the United Kingdom share, with the days that a proclamation moved or added once.
    static let unitedKingdom: [HolidayRule] = [
        .init("early-may", "Early May bank holiday", .nthWeekday(1, .monday, month: 5), citation: UK.proclamation),
        .init("spring", "Spring bank holiday", .lastWeekday(.monday, month: 5), citation: UK.act),
        .bankHoliday("christmas", "Christmas Day", 12, 25, UK.commonLaw),
        .bankHoliday("boxing-day", "Boxing Day", 12, 26, UK.act),
        .proclaimed("royal-wedding", "Royal wedding", 2011, .oneOff(.init(4, 29))),
        .proclaimed("spring-2012", "Spring bank holiday (moved)", 2012, .moved(from: .init(5, 28), to: .init(6, 4))),
        .proclaimed("diamond-jubilee", "Diamond Jubilee", 2012, .oneOff(.init(6, 5))),
        .proclaimed(
            "early-may-2020", "Early May bank holiday (VE Day)", 2020, .moved(from: .init(5, 4), to: .init(5, 8))),
        .proclaimed("spring-2022", "Spring bank holiday (moved)", 2022, .moved(from: .init(5, 30), to: .init(6, 2))),
        .proclaimed("platinum-jubilee", "Platinum Jubilee", 2022, .oneOff(.init(6, 3))),
        .proclaimed("state-funeral", "State funeral", 2022, .oneOff(.init(9, 19))),
        .proclaimed("coronation", "Coronation", 2023, .oneOff(.init(5, 8))),
    ]

    /// A dated bank holiday: on a weekend, the next weekday that is free takes its place.
    static func bankHoliday(
        _ id: String, _ name: String, _ month: Int, _ day: Int, _ citation: String
    ) -> HolidayRule {
        .init(id, name, .fixed(.init(month, day)), substitute: .nextFreeWeekday, citation: citation)
    }

    /// A day that a proclamation moved or added in one year.
    static func proclaimed(_ id: String, _ name: String, _ year: Int, _ kind: Kind) -> HolidayRule {
        .init(id, name, kind, years: year...year, citation: UK.proclamation)
    }

    /// The legal bases of the United Kingdom's days.
    enum UK {
        static let act = "Banking and Financial Dealings Act 1971 (UK), Schedule 1"
        static let proclamation = "Proclamation under the Banking and Financial Dealings Act 1971 (UK), s. 1(2)–(3)"
        static let commonLaw = "Common law holiday (UK); substitute under the Banking and Financial Dealings Act 1971"
    }
}
