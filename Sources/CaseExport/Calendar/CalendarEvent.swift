public import CaseModel
public import CivilCalendar

/// As what a day enters a calendar program.
public enum CalendarComponent: String, Sendable, CaseIterable {
    /// An all-day event of the calendar, VEVENT.
    case event = "VEVENT"
    /// A task that is due on the day, VTODO.
    case task = "VTODO"
}

/// A day that a calendar program shows, all day and confidential.
public struct CalendarEvent: Sendable, Hashable {
    /// What became of the day.
    public enum Status: String, Sendable, CaseIterable {
        /// It stands.
        case confirmed
        /// What had to be done by then is done: the event is cancelled, the task completed.
        case completed
        /// It stands no more.
        case cancelled
    }

    /// The longest summary and description, in bytes of UTF-8: room for several texts of an entry.
    public static let longestText = 262_144
    /// The longest category, and the longest name of a calendar, in bytes of UTF-8.
    public static let longestWord = 1_024
    /// The most categories of an event.
    public static let mostCategories = 32
    /// The most alarms of an event.
    public static let mostAlarms = 16
    /// The most days before the day that an alarm rings.
    public static let earliestAlarm = 366

    /// What the event is recognised by; each at most once as an event and once as a task in a feed.
    public var uid: CalendarUID
    /// The day.
    public var day: CivilDate
    /// The line that the calendar shows; line ends in it become blanks.
    public var summary: String
    /// More about it; empty for nothing.
    public var description: String
    /// What it can be sorted by; line ends become blanks, and an empty one is left out.
    public var categories: [String]
    /// How often the event was changed, 0...2,147,483,647.
    ///
    /// It rises with each change: programs keep the highest one.
    public var sequence: Int
    /// What became of the day.
    public var status: Status
    /// How many days before the day an alarm rings, 0...366 each, in any order; they ring only while the day stands.
    public var alarms: [Int]
    /// When the event was changed last.
    public var lastModified: Instant

    /// An event; ``CalendarWriter/write(_:as:to:)`` says what is wrong with it.
    public init(
        uid: CalendarUID, day: CivilDate, summary: String, description: String = "", categories: [String] = [],
        sequence: Int = 0, status: Status = .confirmed, alarms: [Int] = [], lastModified: Instant
    ) {
        self.uid = uid
        self.day = day
        self.summary = summary
        self.description = description
        self.categories = categories
        self.sequence = sequence
        self.status = status
        self.alarms = alarms
        self.lastModified = lastModified
    }
}
