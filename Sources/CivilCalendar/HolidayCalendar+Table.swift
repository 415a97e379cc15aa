extension HolidayCalendar {
    /// The table of the region, computed on first use of that region alone.
    var table: HolidayTable {
        switch region {
        case .be: return Tables.belgium
        case .fr: return Tables.france
        case .it: return Tables.italy
        case .hu: return Tables.hungary
        case .england: return Tables.england
        case .scotland: return Tables.scotland
        case .northernIreland: return Tables.northernIreland
        case .weekendsOnly: return Tables.weekendsOnly
        }
    }

    private enum Tables {
        static let belgium = HolidayTable(rules: HolidayRule.belgium)
        static let france = HolidayTable(rules: HolidayRule.france)
        static let italy = HolidayTable(rules: HolidayRule.italy)
        static let hungary = HolidayTable(rules: HolidayRule.hungary)
        static let england = HolidayTable(rules: HolidayRule.england)
        static let scotland = HolidayTable(rules: HolidayRule.scotland)
        static let northernIreland = HolidayTable(rules: HolidayRule.northernIreland)
        static let weekendsOnly = HolidayTable(rules: [])
    }
}
