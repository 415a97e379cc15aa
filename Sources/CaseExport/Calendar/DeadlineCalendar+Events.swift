internal import CaseModel
internal import CivilCalendar
internal import CountryRules

extension DeadlineCalendar {
    /// The days of a deadline: the last one, and the first one where something can be done within a window.
    ///
    /// A window that opens unseen is a renewal that nobody asks for: its first day is an event of its own. A task has
    /// its last day alone, with an alarm on the first.
    func events(of record: DeadlineRecord, code: String) throws(JalonError) -> [CalendarEvent] {
        let deadline = announced(record.last.deadline)
        let status = Self.status(of: record)
        let uid = Self.identifier(of: record.id, code: code)
        var days = [
            CalendarEvent(
                uid: try CalendarUID(uid), day: deadline.due,
                summary: summary(of: deadline, code: code, isOpening: false, status),
                description: description(of: deadline, code: code, isOpening: false), sequence: record.revision,
                status: status, alarms: alarms(of: deadline), lastModified: record.changedAt)
        ]
        // What opened once and does no more is cancelled on the day that it had.
        let opened = record.changes.last { $0.after?.deadline.opens != nil }?.after?.deadline.opens
        if component == .event, let opens = deadline.opens ?? opened {
            let status = deadline.opens == nil ? .cancelled : status
            days.append(
                CalendarEvent(
                    uid: try CalendarUID(uid + "-opens"), day: opens,
                    summary: summary(of: deadline, code: code, isOpening: true, status),
                    description: description(of: deadline, code: code, isOpening: true), sequence: record.revision,
                    status: status, alarms: [0], lastModified: record.changedAt))
        }
        return days
    }

    private static func status(of record: DeadlineRecord) -> CalendarEvent.Status {
        switch record.current?.deadline.status {
        case .open: .confirmed
        case .met: .completed
        case .cancelled, nil: .cancelled
        }
    }

    /// An identifier that stays, and from which neither the entry nor the stage can be told.
    ///
    /// It rests on random bits of the entry's UUID that are not in the file: whoever has the file alone cannot try out
    /// which deadline it is. The first 128 bits of the hash tell the days apart.
    private static func identifier(of id: DeadlineID, code: String) -> String {
        String(SHA256.hexadecimal("jalon.calendar/1\n\(code)\n\(id)".utf8).prefix(32))
    }

    /// The alarms, in days before the last day: alerts count from the earliest plausible end.
    ///
    /// Without any, as with a reminder, it rings on the day itself. The latest stay where there are more than a
    /// calendar takes, and none comes earlier than one may.
    private func alarms(of deadline: Deadline) -> [Int] {
        let ahead = max(0, deadline.earliest.days(until: deadline.due))
        var days = Set(deadline.alerts.map { min($0 + ahead, CalendarEvent.earliestAlarm) })
        if days.isEmpty { days = [0] }
        if component == .task, let opens = deadline.opens {
            days.insert(min(max(0, opens.days(until: deadline.due)), CalendarEvent.earliestAlarm))
        }
        return Array(days.sorted().prefix(CalendarEvent.mostAlarms).reversed())
    }

    private func summary(
        of deadline: Deadline, code: String, isOpening: Bool, _ status: CalendarEvent.Status
    ) -> String {
        let title =
            showsTitles
            ? texts.filled(
                isOpening ? "calendar.titledOpening" : "calendar.titled",
                ["case": code, "what": words.name(of: deadline, texts)])
            : texts.filled(isOpening ? "calendar.opening" : "calendar.deadline", ["case": code])
        return switch status {
        case .confirmed: title
        case .completed: texts.filled("calendar.done", ["title": title])
        case .cancelled: texts.filled("calendar.gone", ["title": title])
        }
    }

    private func description(of deadline: Deadline, code: String, isOpening: Bool) -> String {
        var lines: [String] = []
        if isOpening {
            lines.append(texts.filled("calendar.until", ["date": words.long(deadline.due)]))
        } else if deadline.earliest < deadline.due {
            lines.append(texts.filled("calendar.planOn", ["date": words.long(deadline.earliest)]))
        }
        if let status = deadline.packStatus, status != .verified { lines.append(texts["calendar.weak"]) }
        if isOfHouse { lines.append(texts.filled("calendar.lookUp", ["case": code])) }
        return lines.joined(separator: "\n")
    }
}
