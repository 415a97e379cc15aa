public import CivilCalendar

/// For how long the content of closed cases is kept: a policy of this project, and no law.
///
/// The law (Article 5(1)(e) of Regulation (EU) 2016/679, and its like in the United Kingdom) names no number of years;
/// each centre decides, with its data protection officer. Nothing is ever erased by itself.
public struct RetentionPolicy: Sendable, Hashable {
    /// What the policy is: always `policy`, so that nobody takes a row for law.
    public static let status = "policy"

    /// How long the content of a case is kept after it was closed for a reason.
    public struct Row: Sendable, Hashable {
        /// The country.
        public let country: CountryCode
        /// The closure reason, such as `completed`.
        public let reason: String
        /// How many years after the closing; 0 for at once.
        public let years: Int
        /// What is due then.
        public let action: Action
        /// Why so long, as a code: `retention.why.CODE` is its text.
        public let why: String

        /// Makes a row.
        public init(country: CountryCode, reason: String, years: Int, action: Action, why: String) {
            self.country = country
            self.reason = reason
            self.years = years
            self.action = action
            self.why = why
        }

        /// The key of the text that says why.
        public var textKey: String { "retention.why.\(why)" }

        /// The first day on which the content is no longer kept.
        ///
        /// Counted from 29 February, a year without that day ends on 1 March: rather kept a day longer.
        ///
        /// - Throws: `CivilDateError` beyond the last day that a calendar has.
        public func end(closedOn day: CivilDate) throws -> CivilDate {
            try day.adding(months: 12 * years, rounding: .up)
        }
    }

    /// What is due when a retention ends.
    public enum Action: String, Sendable, CaseIterable {
        /// Somebody looks whether there is a reason to keep it.
        case review
        /// It is erased.
        case erase
    }

    /// A row for each country and closure reason.
    public let rows: [Row]

    /// Makes a policy of one's own; of two rows for a country and reason the first counts.
    public init(rows: [Row]) { self.rows = rows }

    /// The row of a country and a closure reason.
    public func row(of country: CountryCode, _ reason: String) -> Row? {
        rows.first { $0.country == country && $0.reason == reason }
    }

    /// The policy that Jalon carries, read when it is first asked for.
    ///
    /// - Throws: `RuleError` (`unreadablePack`), which a released Jalon never does: its data is tested.
    public static func carried() throws(RuleError) -> RetentionPolicy { try read.get() }

    private static let read = Result { () throws(RuleError) in
        try ReferenceFile.read(RetentionPolicy.self, named: "retention", sources: ReferenceSources(byID: [:]))
    }

    /// The keys of all texts that the policy refers to, sorted.
    public var textKeys: [String] { Set(rows.map(\.textKey)).sorted() }
}
