/// One line of a holiday calendar: a rule of law from which the days off of a year follow.
public struct HolidayRule: Sendable, Hashable {
    /// How the day is found in a year.
    public enum Kind: Sendable, Hashable {
        /// The same day every year.
        case fixed(MonthDay)
        /// A number of days after Easter Sunday; negative before it.
        case easterOffset(Int)
        /// The n-th such weekday of a month (1...12), n from 1.
        case nthWeekday(Int, Weekday, month: Int)
        /// The last such weekday of a month (1...12).
        case lastWeekday(Weekday, month: Int)
        /// An extra day in a single year.
        case oneOff(MonthDay)
        /// In a single year, a day off is moved: the first day loses it, the second gets it. A Saturday that loses it
        /// is a working Saturday.
        case moved(from: MonthDay, to: MonthDay)
    }

    /// What happens when the day falls on a weekend.
    public enum Substitute: Sendable, Hashable {
        /// Nothing: the day stays where it is.
        case none
        /// The day off is the next weekday that is not a holiday itself, and only that.
        case nextFreeWeekday
    }

    /// A stable identifier, unique in its calendar.
    public let id: String

    /// The English name.
    public let name: String

    /// How the day is found.
    public let kind: Kind

    /// The years in which the rule holds, within ``HolidayCalendar/years``.
    public let years: ClosedRange<Int>

    /// What happens on a weekend.
    public let substitute: Substitute

    /// The legal basis.
    public let citation: String

    /// A rule that holds in every year of the calendars unless `years` says otherwise.
    init(
        _ id: String, _ name: String, _ kind: Kind, years: ClosedRange<Int> = HolidayCalendar.years,
        substitute: Substitute = .none, citation: String
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.years = years
        self.substitute = substitute
        self.citation = citation
    }
}
