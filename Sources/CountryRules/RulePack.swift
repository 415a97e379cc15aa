public import CivilCalendar

/// One country's rules from a day until a day, as data with citations.
///
/// A pack is chosen by the day of the event that triggers a period, never by "current". What the keys of its
/// file mean is in `Documentation/rule-packs.md`.
public struct RulePack: Sendable, Hashable, Identifiable {
    /// A pack is handed about with every date that is computed: it is kept once and shared, because to copy what it
    /// has, member by member, took two thirds of the time of a date (make bench ROW=dates).
    private let shared: Shared

    init(_ contents: Contents) { shared = Shared(contents) }

    /// What the file of the pack says.
    var contents: Contents { shared.contents }

    /// By which names its rules are asked for.
    var names: Names { shared.names }

    /// Its clocks, each made ready to compute with.
    var clocks: ClockIndex { shared.clocks }

    private final class Shared: Sendable {
        let contents: Contents
        let names: Names
        let clocks: ClockIndex

        init(_ contents: Contents) {
            self.contents = contents
            let places = PlacesByName(contents)
            names = Names(places)
            clocks = ClockIndex(contents, names: places)
        }
    }

    /// Whether two packs say the same.
    public static func == (left: RulePack, right: RulePack) -> Bool {
        left.shared === right.shared || left.contents == right.contents
    }

    /// Feeds what the pack says into a hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(contents) }

    /// Whether an event on that day falls under this pack.
    public func covers(_ day: CivilDate) -> Bool { days.cover(day) }

    /// The days on which an event falls under these rules.
    public var days: RuleDays { contents.days }

    /// Whether it is the pack of that name, or stands in its place.
    func isNamed(_ name: String) -> Bool { name == (contents.standsFor ?? id) }

    /// This pack in the place, and for the days, of another.
    func standing(for old: RulePack) -> RulePack {
        var stand = contents
        (stand.from, stand.to, stand.referenceOnly) = (old.from, old.to, old.referenceOnly)
        stand.wholeDays = days
        stand.standsFor = old.id
        return RulePack(stand)
    }
}

extension RulePack {
    /// The pack's name, such as `BE/2017`.
    public var id: String { contents.id }
    /// The country whose rules these are.
    public var country: CountryCode { contents.country }
    /// The nation or region of an overlay, such as `GB-SCT`; `nil` for the country's own rules.
    public var region: String? { contents.region }
    /// The first day on which an event falls under these rules.
    public var from: CivilDate { contents.from }
    /// The last such day; `nil` while the rules are in force without a known end.
    public var to: CivilDate? { contents.to }
    /// True for a snapshot to compare with: law of the same days, where a pack of it is there, goes before it.
    public var referenceOnly: Bool { contents.referenceOnly }
    /// How sure the pack is as a whole; a value may be less sure than its pack, never more.
    public var status: RuleStatus { contents.status }
    /// The calendar of public holidays that working days and rolls are counted in.
    public var calendar: HolidayCalendar.Region { contents.calendar }
    /// The languages in which every text of this pack exists.
    public var languages: [RuleLanguage] { contents.languages }
    /// The minimum rules that bind the country, beside those of the Council of Europe, which always do.
    public var floors: [Floor] { contents.floors }
    /// How many days before a deadline it is announced, from the longest.
    public var alerts: [Int] { contents.alerts }
    /// The sources, by the key that values cite.
    public var citations: [String: Citation] { contents.citations }
    /// The residence-permit stages, in the order of the track.
    public var stages: [Stage] { contents.stages }
    /// Clocks that are not stages: decisions of authorities, renewal windows, limits to act, support.
    public var periods: [TimedPeriod] { contents.periods }
    /// Accommodation and phases of reception.
    public var stays: [Stay] { contents.stays }
    /// What authorities and centres owe, to be read.
    public var duties: [Duty] { contents.duties }
    /// Further facts of the country, as keys of texts (`note.…`).
    public var notes: [String] { contents.notes }
    /// Stages, periods and stays of the country's own rules that do not hold where an overlay does.
    public var without: [String] { contents.without }
    /// Texts that the pack brings along, by language and key.
    public var texts: [RuleLanguage: [String: String]] { contents.texts }
    /// A checksum of the file that the pack was read from, to notice that another one is in use.
    package var fingerprint: String { contents.fingerprint }
}

/// The days on which an event falls under a rule.
public struct RuleDays: Sendable, Hashable {
    /// The first day; `nil` from the beginning of the pack.
    public let from: CivilDate?
    /// The last day; `nil` to the end of the pack.
    public let to: CivilDate?

    /// Whether the rule holds for an event of that day.
    public func cover(_ day: CivilDate) -> Bool { (from ?? .earliest) <= day && day <= (to ?? .latest) }

    /// The same; whichever day it is, when none is given.
    func holds(_ day: CivilDate?) -> Bool { day.map(cover) ?? true }
}

extension RulePack {
    /// Minimum rules that a country is bound by.
    public enum Floor: String, Sendable, Codable, CaseIterable {
        /// Directive 2004/81/EC: a permit of at least six months (art. 8).
        case directive2004on81 = "2004/81/EC"
    }

    /// The pack that a clock of a merged pack comes from.
    struct Origin: Sendable, Hashable {
        let pack: String
        let region: String
        let days: RuleDays
        let status: RuleStatus
    }

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
        public enum Cell: String, Sendable, Codable {
            /// How long it lasts.
            case duration
            /// Whether and how it is renewed.
            case renewal
            /// What it asks for.
            case conditions
            /// What it entitles to.
            case rights
        }
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
        /// The keys of the sources, where they are given apart.
        public let cites: [String]
    }

    /// What an authority or a centre owes.
    public struct Duty: Sendable, Hashable, Identifiable {
        /// By when.
        public enum Limit: String, Sendable, Codable {
            /// Without delay.
            case atOnce = "at-once"
            /// Before the last day of a stage.
            case beforeEnd = "before-end"
        }
        /// The duty's identifier, such as `be.informOffice` (text `duty.…`).
        public let id: String
        /// Who owes it, by role (text `role.…`).
        public let who: String
        /// By when.
        public let limit: Limit
        /// The stage before whose end it is owed.
        public let stage: String?
        /// The keys of the sources.
        public let cites: [String]
        /// The keys of further texts (`note.…`).
        public let notes: [String]
    }
}
