public import CaseModel
internal import CivilCalendar
public import CountryRules

/// Turns the deadlines of cases into days for a calendar.
///
/// A calendar lies open on telephones and shared screens. What is written by default is therefore the case's code and
/// that a deadline is due: no stage, no authority, nobody. A deadline that was met, was cancelled or is gone stays in the
/// file as cancelled, so that programs which took it over take it away.
///
/// ```swift
/// let calendar = DeadlineCalendar(texts: try RuleTexts(.french))
/// var writer = try CalendarWriter(calendar.feed)
/// try writer.begin(to: sink)
/// for event in try calendar.events(of: history) { try writer.write(event, as: calendar.component, to: sink) }
/// try writer.end(to: sink)
/// ```
public struct DeadlineCalendar: Sendable {
    /// As what the deadlines enter a calendar program.
    public let component: CalendarComponent
    /// Whether what ends is named, such as the stage; else only that something does.
    public let showsTitles: Bool
    /// How many days before a deadline it is announced; `nil` for what the rules say.
    public let alerts: [Int]?
    /// Whether its readers have the casebook, in which they can look further.
    let isOfHouse: Bool
    let texts: RuleTexts
    let words: Words

    /// A calendar in the language of the texts.
    ///
    /// - Parameters:
    ///   - texts: The language, and what stages and periods are called.
    ///   - component: As what deadlines enter a calendar program: events, or tasks.
    ///   - showsTitles: Whether what ends is named, such as the stage.
    ///   - alerts: How many days before a deadline it is announced; `nil` for what the rules say.
    ///   - isOfHouse: Whether its readers have the casebook, in which they can look further.
    public init(
        texts: RuleTexts, as component: CalendarComponent = .event, showsTitles: Bool = false, alerts: [Int]? = nil,
        isOfHouse: Bool = true
    ) {
        self.isOfHouse = isOfHouse
        self.component = component
        self.showsTitles = showsTitles
        self.alerts = alerts
        self.texts = texts
        words = Words(texts.language)
    }

    /// What the file says about itself; nothing of it is of one case, and no clock is asked.
    public var feed: CalendarFeed {
        CalendarFeed(
            name: texts["calendar.name"], language: texts.language.rawValue, productID: "-//Jalon//Jalon//EN")
    }

    /// The days of a case, each at most once.
    ///
    /// - Parameters:
    ///   - history: What became of its deadlines.
    ///   - code: What the case is called in place of its reference, such as a pseudonym: the identifiers of the days
    ///     are made from it too, so that those of two codes cannot be brought together.
    ///   - isWanted: Which deadlines are written; one that is gone is given as it was before.
    /// - Returns: By day.
    /// - Throws: `JalonError` (`invalidInput`), which a code that is a case reference never leads to.
    public func events(
        of history: DeadlineHistory, code: String? = nil, where isWanted: (Deadline) -> Bool = { _ in true }
    ) throws(JalonError) -> [CalendarEvent] {
        let code = code ?? history.header.reference.text
        var events: [CalendarEvent] = []
        for record in history.records where isWanted(announced(record.last.deadline)) {
            events += try self.events(of: record, code: code)
        }
        return events.sorted { ($0.day, $0.uid.local) < ($1.day, $1.uid.local) }
    }

    func announced(_ deadline: Deadline) -> Deadline { alerts.map { deadline.announced(by: $0) } ?? deadline }
}
