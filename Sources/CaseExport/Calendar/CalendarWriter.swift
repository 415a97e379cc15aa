public import CaseModel

/// Writes days as one iCalendar file of RFC 5545, in UTF-8, one after the other.
///
/// The file has METHOD:PUBLISH, which is how it is meant: to be shown, not answered. RFC 5546 section 3.2.1 asks for an
/// ORGANIZER then; there is none, because it would name a person, and because calendar programs take an event with an
/// organiser for a meeting and write to that address.
///
/// Events come in the order in which they are written; nothing of them is kept.
public struct CalendarWriter: Sendable {
    /// What the file says about itself.
    public let feed: CalendarFeed
    private var isEmpty = true

    /// A writer of one file.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when the name, the language, the PRODID or the refresh interval is out
    ///   of its range.
    public init(_ feed: CalendarFeed) throws(JalonError) {
        try feed.check()
        self.feed = feed
    }

    /// Writes the beginning of the file.
    ///
    /// - Parameter sink: Takes the bytes.
    /// - Throws: What the sink throws.
    public func begin(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        let name = CalendarText.escaped(feed.name, lines: .joined)
        var lines = CalendarLines()
        lines.add("BEGIN", "VCALENDAR")
        lines.add("VERSION", "2.0")
        lines.add("PRODID", text: CalendarText.escaped(feed.productID, lines: .joined))
        lines.add("CALSCALE", "GREGORIAN")
        lines.add("METHOD", "PUBLISH")
        // NAME, DESCRIPTION and REFRESH-INTERVAL are of RFC 7986; most programs still look for the older X- properties.
        lines.add("NAME;LANGUAGE=\(feed.language)", text: name)
        lines.add("X-WR-CALNAME", text: name)
        if !feed.description.isEmpty {
            let description = CalendarText.escaped(feed.description, lines: .kept)
            lines.add("DESCRIPTION;LANGUAGE=\(feed.language)", text: description)
            lines.add("X-WR-CALDESC", text: description)
        }
        if let hours = feed.refreshHours {
            lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT\(hours)H")
            lines.add("X-PUBLISHED-TTL", "PT\(hours)H")
        }
        try sink(lines.bytes)
    }

    /// Writes one day, after those before.
    ///
    /// - Parameters:
    ///   - event: The day.
    ///   - component: What the calendar program makes of it.
    ///   - sink: Takes the bytes.
    /// - Throws: What the sink throws; `JalonError` (`invalidInput`) when something of the event is out of its range,
    ///   before the sink got anything of it.
    public mutating func write(
        _ event: CalendarEvent, as component: CalendarComponent = .event,
        to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try event.check()
        try sink(lines(of: event, as: component).bytes)
        isEmpty = false
    }

    /// Writes the end of the file.
    ///
    /// - Parameter sink: Takes the bytes.
    /// - Throws: What the sink throws.
    public func end(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        var lines = CalendarLines()
        if isEmpty { lines.addUniversalTime() }
        lines.add("END", "VCALENDAR")
        try sink(lines.bytes)
    }
}

extension CalendarLines {
    /// Adds the time zone UTC, which nothing refers to: a calendar has at least one component (RFC 5545 section 3.6),
    /// also when no day is due.
    fileprivate mutating func addUniversalTime() {
        add("BEGIN", "VTIMEZONE")
        add("TZID", "UTC")
        add("BEGIN", "STANDARD")
        add("DTSTART", "19700101T000000")
        add("TZOFFSETFROM", "+0000")
        add("TZOFFSETTO", "+0000")
        add("END", "STANDARD")
        add("END", "VTIMEZONE")
    }
}
