public import CivilCalendar
public import CountryRules

/// A day of a case that somebody has to know, with what it rests on.
public struct Deadline: Sendable, Hashable {
    /// The case.
    public let caseReference: CaseReference
    /// The case's country.
    public let country: CountryCode
    /// The deadline's name within the case, such as `be.reflection/end`; a second grant of the same stage has
    /// `be.provisional#2/end`.
    public let name: String
    /// What it is about.
    public let kind: DeadlineKind
    /// The stage or period.
    public let stage: String
    /// The day of the event that started the clock.
    public let trigger: CivilDate
    /// The last day.
    public let due: CivilDate
    /// The earliest last day that a plausible reading gives.
    public let earliest: CivilDate
    /// The latest last day, where the rule gives a range; else `nil`.
    public let latest: CivilDate?
    /// The first day of a window in which something can be done; `nil` for what is no window.
    public let opens: CivilDate?
    /// The last day before it moved to a working day.
    public let rolledFrom: CivilDate?
    /// What is special about the computation.
    public let flags: [ComputedDeadline.Flag]
    /// The pack that the day was computed with; `nil` when no pack covers the trigger and the day is printed.
    public let pack: String?
    /// How sure the pack and the sources are.
    public let packStatus: RuleStatus?
    /// The sources.
    public let citations: [String]
    /// How many days before `earliest` it is announced, from the longest: as the rules say, or the casebook sets.
    public private(set) var alerts: [Int]
    /// What became of it.
    public let status: Status

    /// What became of a deadline, whatever the day.
    public enum Status: String, Sendable, CaseIterable {
        /// Nothing yet: it stands.
        case open
        /// What it asked for was done.
        case met
        /// It fell away, such as with the end of its stage or case.
        case cancelled
    }

    /// How a deadline stands on a day.
    public enum State: String, Sendable, CaseIterable {
        /// The last day has passed: `due` is before the day.
        case overdue
        /// The last day is the day itself.
        case dueToday = "due-today"
        /// The last day is yet to come.
        case upcoming
        /// What it asked for was done.
        case met
        /// It fell away.
        case cancelled
    }

    /// Makes a deadline from its parts, as a casebook keeps them.
    public init(
        caseReference: CaseReference, country: CountryCode, name: String, kind: DeadlineKind, stage: String,
        trigger: CivilDate, due: CivilDate, earliest: CivilDate, latest: CivilDate? = nil, opens: CivilDate? = nil,
        rolledFrom: CivilDate?, flags: [ComputedDeadline.Flag], pack: String?, packStatus: RuleStatus?,
        citations: [String], alerts: [Int] = [], status: Status
    ) {
        self.caseReference = caseReference
        self.country = country
        self.name = name
        self.kind = kind
        self.stage = stage
        self.trigger = trigger
        self.due = due
        self.earliest = earliest
        self.latest = latest
        self.opens = opens
        self.rolledFrom = rolledFrom
        self.flags = flags
        self.pack = pack
        self.packStatus = packStatus
        self.citations = citations
        self.alerts = alerts
        self.status = status
    }

    /// Whether the day is printed on a document.
    public var isObserved: Bool { flags.contains(.observed) }

    /// How many days are left on a day; negative once it has passed.
    public func daysLeft(on today: CivilDate) -> Int { today.days(until: due) }

    /// Whether it is announced by a day: it is due, or an alert day has come.
    public func isAnnounced(on today: CivilDate) -> Bool {
        due <= today || alertDays.contains { $0 <= today }
    }

    /// How the deadline stands on a day.
    ///
    /// This is the one definition: overdue is due before today, and what is due today is not overdue.
    public func state(on today: CivilDate) -> State {
        switch status {
        case .met: .met
        case .cancelled: .cancelled
        case .open where due < today: .overdue
        case .open where due == today: .dueToday
        case .open: .upcoming
        }
    }

    /// The same deadline, announced so many days before.
    package func announced(by alerts: [Int]) -> Deadline {
        var deadline = self
        deadline.alerts = alerts
        return deadline
    }

    /// The alerts of a printed day of which no rules say any: 30, 14 and 7 days.
    static let usualAlerts = [30, 14, 7]

    /// The days on which it is announced: so many days before its earliest plausible end.
    public var alertDays: [CivilDate] { ComputedDeadline.alertDays(before: earliest, alerts) }
}
