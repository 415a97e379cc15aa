/// The public holidays and working days of a country, or of a nation of the United Kingdom.
///
/// The days of a region are worked out from its ``rules`` once, when a first question is asked, and shared. A rule
/// that arrives late (2022: eleven days' notice) changes this library's data, never a running program.
public struct HolidayCalendar: Sendable, Hashable {
    /// A territory with public holidays of its own.
    public enum Region: String, Sendable, Hashable, Codable, CaseIterable {
        /// Belgium.
        case be = "BE"
        /// Metropolitan France, without the additional days of Alsace and Moselle.
        case fr = "FR"
        /// Italy, without patron saints and other local days.
        case it = "IT"
        /// Hungary, with its moved working days.
        case hu = "HU"
        /// England and Wales.
        case england = "GB-ENG"
        /// Scotland: bank holidays; local days of councils are not in it.
        case scotland = "GB-SCT"
        /// Northern Ireland.
        case northernIreland = "GB-NIR"
        /// No territory: Saturdays and Sundays alone are off.
        ///
        /// For a country whose holidays this library does not know.
        case weekendsOnly = "none"

        /// The calendar of a nation or region by its ISO 3166 code; Wales has that of England.
        ///
        /// - Returns: `nil` for a region without a calendar of its own.
        public init?(nation code: String) {
            guard code != "GB-WLS" else {
                self = .england
                return
            }
            guard let region = Self(rawValue: code), region != .weekendsOnly else { return nil }
            self = region
        }
    }

    /// The years that every calendar covers.
    public static let years: ClosedRange<Int> = 2010...2035

    /// The territory.
    public let region: Region

    /// The calendar of a territory.
    ///
    /// Costs nothing until it is asked.
    public init(_ region: Region) {
        self.region = region
    }

    /// The rules from which the days follow, each with its legal basis.
    public var rules: [HolidayRule] {
        switch region {
        case .be: return HolidayRule.belgium
        case .fr: return HolidayRule.france
        case .it: return HolidayRule.italy
        case .hu: return HolidayRule.hungary
        case .england: return HolidayRule.england
        case .scotland: return HolidayRule.scotland
        case .northernIreland: return HolidayRule.northernIreland
        case .weekendsOnly: return []
        }
    }
}
