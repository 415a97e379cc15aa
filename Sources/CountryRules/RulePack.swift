public import CivilCalendar

/// One country's rules from a day until a day, as data with citations.
///
/// A pack is chosen by the day of the event that triggers a period, never by "current".
public struct RulePack: Sendable, Hashable, Identifiable {
    /// The pack's name, such as `BE/FIIT-2013`.
    public let id: String
    /// The country whose rules these are.
    public let country: CountryCode
    /// The first day on which an event falls under these rules.
    public let from: CivilDate
    /// The last such day; `nil` while the rules are in force without a known end.
    public let to: CivilDate?
    /// True for a snapshot to compare with: law of the same days, where a pack of it is there, goes before it.
    public let referenceOnly: Bool
    /// How sure the pack is as a whole; a value may be less sure than its pack, never more.
    public let status: RuleStatus
    /// The calendar of public holidays that working days and rolls are counted in.
    public let calendar: HolidayCalendar.Region
    /// The languages in which every text of this pack exists.
    public let languages: [RuleLanguage]
    /// The sources, by the key that values cite.
    public let citations: [String: Citation]
    /// The residence-permit stages, in the order of the track.
    public let stages: [Stage]
    /// Clocks that are not stages: decisions of authorities, stays.
    public let periods: [TimedPeriod]
    /// How long accommodation lasts.
    public let accommodation: [Accommodation]
    /// Further facts of the country, as keys of texts (`note.…`).
    public let notes: [String]
    /// A checksum of the file that the pack was read from, to notice that another one is in use.
    package internal(set) var fingerprint = ""

    /// The stage of that identifier, or of that identifier without the track's prefix (`reflection`).
    public func stage(_ id: String) -> Stage? {
        stages.first { $0.id == id } ?? stages.first { $0.shortID == id }
    }

    /// Whether an event on that day falls under this pack.
    public func covers(_ day: CivilDate) -> Bool {
        from <= day && day <= (to ?? .latest)
    }
}

extension RulePack {
    /// A source: what was read, when it was published, and when somebody last looked.
    public struct Citation: Sendable, Hashable {
        /// The source, with the article.
        public let text: String
        /// When the source was published: a year, a month or a day.
        public let published: String
        /// The day on which the value was last compared with the source.
        public let checked: CivilDate
        /// How sure the source makes a value.
        public let status: RuleStatus
    }

    /// A value that the source does not print without doubt, and how sure its reading is.
    public struct Ambiguity: Sendable, Hashable {
        /// The part of a stage that is in doubt.
        public enum Cell: String, Sendable, Codable { case duration, renewal, conditions, rights }
        /// The part in doubt.
        public let cell: Cell
        /// How sure the reading is, in the words of whoever resolved it, such as `medium-high`.
        public let confidence: String
        /// The key of the text that explains the reading (`note.…`).
        public let note: String
    }

    /// What a stage entitles to.
    public struct Right: Sendable, Hashable, Identifiable {
        /// The right's identifier, such as `work`.
        public let id: String
        /// The condition under which the right is *not* given.
        public let unless: String?
        /// The key of a text that says more (`note.…`).
        public let note: String?
    }

    /// How long accommodation of one kind lasts.
    public struct Accommodation: Sendable, Hashable, Identifiable {
        /// What the length rests on.
        public enum Basis: String, Sendable, Codable { case statutory, average, practice, none }
        /// The accommodation's identifier, such as `be.accommodation.specialised`.
        public let id: String
        /// `specialised` or `mainstream`.
        public let kind: String
        /// What the length rests on; `none` when no length is laid down.
        public let basis: Basis
        /// The length, or the shortest one.
        public let length: Period?
        /// The longest length, where a range is given.
        public let upTo: Period?
        /// Whether it can be prolonged.
        public let extendable: Bool
        /// The keys of the sources.
        public let cites: [String]
        /// The keys of further texts (`note.…`).
        public let notes: [String]
    }
}
