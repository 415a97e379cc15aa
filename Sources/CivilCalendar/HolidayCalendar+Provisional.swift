extension HolidayCalendar {
    /// Whether the days of a year can still change because they are decreed year by year and the decree is not out:
    /// Hungary's moved days and the United Kingdom's proclamations after ``lastDecreedYear``.
    public func isProvisional(_ year: Int) -> Bool {
        guard let last = region.lastDecreedYear else { return false }
        return year > last
    }

    /// The last year whose days are decreed, where days are decreed year by year.
    public static let lastDecreedYear = 2026
}

extension HolidayCalendar.Region {
    /// The last year whose days are decreed; nil where the law lists the days once for all.
    public var lastDecreedYear: Int? {
        switch self {
        case .be, .fr, .it, .weekendsOnly: return nil
        case .hu, .england, .scotland, .northernIreland: return HolidayCalendar.lastDecreedYear
        }
    }
}
