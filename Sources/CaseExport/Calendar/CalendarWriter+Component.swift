internal import CaseModel
internal import CivilCalendar

extension CalendarWriter {
    /// The lines of an event or a task.
    func lines(of event: CalendarEvent, as component: CalendarComponent) -> CalendarLines {
        let summary = CalendarText.escaped(event.summary, lines: .joined)
        var lines = CalendarLines()
        lines.add("BEGIN", component.rawValue)
        lines.add("UID", event.uid.text(as: component))
        lines.add("DTSTAMP", Self.stamp(feed.generatedAt ?? event.lastModified))
        lines.add("LAST-MODIFIED", Self.stamp(event.lastModified))
        lines.add("SEQUENCE", String(event.sequence))
        switch component {
        case .event: Self.addDay(event.day, to: &lines)
        case .task: lines.add("DUE;VALUE=DATE", Self.date(event.day))
        }
        lines.add(inLanguage("SUMMARY"), text: summary)
        if !event.description.isEmpty {
            lines.add(inLanguage("DESCRIPTION"), text: CalendarText.escaped(event.description, lines: .kept))
        }
        addCategories(of: event, to: &lines)
        lines.add("CLASS", "CONFIDENTIAL")
        Self.addStatus(of: event, as: component, to: &lines)
        if event.status == .confirmed {
            for days in Set(event.alarms).sorted(by: >) {
                addAlarm(days: days, summary: summary, as: component, to: &lines)
            }
        }
        lines.add("END", component.rawValue)
        return lines
    }

    private func inLanguage(_ property: String) -> String { "\(property);LANGUAGE=\(feed.language)" }

    private static func addDay(_ day: CivilDate, to lines: inout CalendarLines) {
        lines.add("DTSTART;VALUE=DATE", date(day))
        // The end is the first day that the event does not cover. The last of all days has none after it: without an
        // end an event lasts its one day as well (RFC 5545 section 3.6.1).
        if let next = try? day.adding(days: 1) { lines.add("DTEND;VALUE=DATE", date(next)) }
    }

    private func addCategories(of event: CalendarEvent, to lines: inout CalendarLines) {
        let categories = event.categories.filter { !CalendarText.isBlank($0) }
        guard !categories.isEmpty else { return }
        let values = categories.map { CalendarText.escaped($0, lines: .joined) }
        lines.add(inLanguage("CATEGORIES"), text: Array(values.joined(separator: [UInt8(ascii: ",")])))
    }

    private static func addStatus(
        of event: CalendarEvent, as component: CalendarComponent, to lines: inout CalendarLines
    ) {
        switch (component, event.status) {
        case (.event, .confirmed): lines.add("STATUS", "CONFIRMED")
        // An event has no status for what is done (RFC 5545 section 3.8.1.11).
        case (.event, .completed), (_, .cancelled): lines.add("STATUS", "CANCELLED")
        case (.task, .confirmed): lines.add("STATUS", "NEEDS-ACTION")
        case (.task, .completed):
            lines.add("STATUS", "COMPLETED")
            lines.add("PERCENT-COMPLETE", "100")
        }
        // A day that is due does not make anybody busy; tasks have no such property.
        if component == .event { lines.add("TRANSP", "TRANSPARENT") }
    }

    private func addAlarm(
        days: Int, summary: [UInt8], as component: CalendarComponent, to lines: inout CalendarLines
    ) {
        lines.add("BEGIN", "VALARM")
        lines.add("ACTION", "DISPLAY")
        lines.add(inLanguage("DESCRIPTION"), text: summary)
        // A task has no start: its alarm counts from the day on which it is due.
        lines.add(component == .event ? "TRIGGER" : "TRIGGER;RELATED=END", Self.trigger(daysBefore: days))
        lines.add("END", "VALARM")
    }
}

extension CalendarWriter {
    /// When an alarm rings: at 09:00 of a day so many days before.
    ///
    /// An alarm of an all-day event counts from midnight in the time zone of whoever looks (RFC 5545 section 3.8.6.3).
    /// `-P7D` would ring at midnight, so the day before is taken and 15 hours: `-P6DT15H` is 09:00 seven days before.
    private static func trigger(daysBefore days: Int) -> String {
        switch days {
        case 0: "PT9H"
        case 1: "-PT15H"
        default: "-P\(days - 1)DT15H"
        }
    }

    /// A day as YYYYMMDD.
    private static func date(_ day: CivilDate) -> String { day.description.filter { $0 != "-" } }

    /// A moment in UTC as YYYYMMDDTHHMMSSZ; the fraction of its second is cut, which the format has no place for.
    private static func stamp(_ instant: Instant) -> String {
        instant.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    }
}
