public import CivilCalendar
public import CountryRules

/// The figures of one year as they may leave the house: small counts are protected.
///
/// Every figure is rounded down to a multiple of the threshold, and what the tables leave over is shown as their rest,
/// which is computed from published figures alone. So every figure can still be any number from `count` to `most`,
/// whatever else was published: the other tables, other countries, all countries together, other years.
public struct YearlyFigures: Sendable, Hashable {
    /// What the figures are about.
    public let scope: Scope
    /// Below how many a count is not shown; 1 when protection is off.
    public let threshold: Int
    /// The tables, always in the same order.
    public let tables: [Table]
    /// The rule packs of the year, by name, with how sure they are.
    public let packs: [PackStatus]

    /// Whether small counts are protected.
    public var isProtected: Bool { threshold > 1 }

    /// What figures are about.
    public struct Scope: Sendable, Hashable {
        /// The year.
        public let year: Int
        /// The country; `nil` for all together.
        public let country: CountryCode?
        /// The last day that counts: that of the year, or an earlier one while it is not over.
        public let through: CivilDate
        /// Entries recorded later are left out; `nil` when all count that are on record.
        public let knownOn: CivilDate?

        /// Makes a scope.
        ///
        /// - Returns: `nil` for a year that the calendar does not have.
        public init?(year: Int, country: CountryCode? = nil, knownOn: CivilDate? = nil, today: CivilDate) {
            guard CivilDate(year: year, month: 1, day: 1) != nil,
                let end = CivilDate(year: year, month: 12, day: 31)
            else { return nil }
            self.year = year
            self.country = country
            self.knownOn = knownOn
            through = min(end, knownOn ?? today, today)
        }

        /// The first day of the year.
        public var from: CivilDate { CivilDate(year: year, month: 1, day: 1) ?? .earliest }

        /// Whether the year was not over on the last day that counts.
        public var isPartial: Bool { CivilDate(year: year, month: 12, day: 31) != through }
    }

    /// One table.
    public struct Table: Sendable, Hashable, Identifiable {
        /// What is counted.
        public enum ID: String, Sendable, Hashable, CaseIterable {
            /// Persons supported, new and returned.
            case persons
            /// Persons supported, by country.
            case countries
            /// Persons supported, by sex.
            case sex
            /// Persons supported, by whether they are minors.
            case age
            /// Persons supported, by nationality.
            case nationality
            /// Persons supported, by the groups in which the country counts exploitation.
            case exploitation
            /// The same by the casebook's own codes, where they differ from the groups and protection is off.
            case exploitationCodes = "exploitation-codes"
            /// Permits granted and renewed, all stages together.
            case permits
            /// Permits granted, by stage.
            case permitsGranted = "permits-granted"
            /// Permits renewed, by stage.
            case permitsRenewed = "permits-renewed"
        }

        /// How the rows stand to the total.
        public enum Kind: String, Sendable, Hashable {
            /// The rows and the rest add up to the total.
            case parts
            /// A person may count in several rows: there is no total.
            case several
        }

        /// What is counted.
        public let id: ID
        /// How the rows stand to the total.
        public let kind: Kind
        /// The rows; none when the table is withheld.
        public let rows: [Row]
        /// What the rows leave over of the total: what is not known, and what rounding took away; `nil` without total.
        public let rest: Int?
        /// The total; `nil` where a person may count in several rows.
        public let total: Int?
        /// Whether the table is not shown, as it would narrow a figure too much for whoever knows that nothing in it
        /// is unknown.
        public let isWithheld: Bool
    }

    /// One figure.
    public struct Row: Sendable, Hashable, Identifiable {
        /// What is counted, such as `female`, `MA`, `exp.labour`, `be.reflection` or `unknown`.
        public let id: String
        /// The figure that is shown: the true one is not below it.
        public let count: Int
        /// The true figure is not above it.
        public let most: Int

        /// Whether the figure is not told exactly.
        public var isProtected: Bool { most > count }
    }
}
