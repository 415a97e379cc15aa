internal import CivilCalendar

extension RulePack {
    /// What a pack says, member by member; what each means stands at the pack's own.
    struct Contents: Sendable, Hashable {
        let id: String
        let country: CountryCode
        let region: String?
        var from: CivilDate
        var to: CivilDate?
        var referenceOnly: Bool
        let status: RuleStatus
        let calendar: HolidayCalendar.Region
        let languages: [RuleLanguage]
        let floors: [Floor]
        let alerts: [Int]
        var citations: [String: Citation]
        var stages: [Stage]
        var periods: [TimedPeriod]
        var stays: [Stay]
        var duties: [Duty]
        var notes: [String]
        let without: [String]
        let texts: [RuleLanguage: [String: String]]
        /// A checksum of the file that the pack was read from, to notice that another one is in use.
        var fingerprint = ""
        /// Where the clocks come from that an overlay has put here, by their identifier.
        var origins: [String: Origin] = [:]
        /// The days of the whole pack, where this is the part of it that lies under an overlay.
        var wholeDays: RuleDays?
        /// The pack in whose place this one stands, to see what would change.
        var standsFor: String?

        var days: RuleDays { RuleDays(from: from, to: to) }
    }
}
