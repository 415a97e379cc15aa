import CaseExport
import CaseModel
import CivilCalendar
import Testing

@Suite("Days are written as an iCalendar file")
struct CalendarWriterTests {
    @Test("A file with one event has these bytes, and the same ones each time")
    func wholeFile() throws {
        var feed = try CalendarSamples.feed()
        feed.refreshHours = 12
        var event = try CalendarSamples.event()
        event.description = "First; second, third\nA back\\slash"
        event.categories = ["BE", "stage-end"]
        event.sequence = 3
        event.alarms = [0, 7, 1, 7]
        let expected = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Jalon//Jalon 1.0//EN", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", "NAME;LANGUAGE=fr:Jalon: échéances", "X-WR-CALNAME:Jalon: échéances",
            "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H",
            "BEGIN:VEVENT",
            "UID:0198f3c3-6b1e-7d10-8f3e-2b5a9c4d7e60_be.reflection_end@jalon.invalid",
            "DTSTAMP:20260302T090000Z", "LAST-MODIFIED:20260302T083000Z", "SEQUENCE:3",
            "DTSTART;VALUE=DATE:20260416", "DTEND;VALUE=DATE:20260417",
            "SUMMARY;LANGUAGE=fr:BE-2026-7Q4K: a stage ends",
            #"DESCRIPTION;LANGUAGE=fr:First\; second\, third\nA back\\slash"#,
            "CATEGORIES;LANGUAGE=fr:BE,stage-end", "CLASS:CONFIDENTIAL", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT",
            "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION;LANGUAGE=fr:BE-2026-7Q4K: a stage ends",
            "TRIGGER:-P6DT15H", "END:VALARM",
            "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION;LANGUAGE=fr:BE-2026-7Q4K: a stage ends",
            "TRIGGER:-PT15H", "END:VALARM",
            "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION;LANGUAGE=fr:BE-2026-7Q4K: a stage ends",
            "TRIGGER:PT9H", "END:VALARM",
            "END:VEVENT", "END:VCALENDAR", "",
        ].joined(separator: "\r\n")
        let bytes = try CalendarSamples.bytes([event], feed: feed)
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
        #expect(try CalendarSamples.bytes([event], feed: feed) == bytes)
    }

    @Test("A task has the day as its due date, a UID of its own, and alarms that count from that day")
    func task() throws {
        var event = try CalendarSamples.event()
        event.alarms = [30]
        let task = try CalendarSamples.read(event, as: .task)
        #expect(task.name == "VTODO")
        #expect(
            task.names == [
                "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DUE", "SUMMARY", "CLASS", "STATUS",
            ])
        #expect(try task.value("UID") == "0198f3c3-6b1e-7d10-8f3e-2b5a9c4d7e60_be.reflection_end@task.jalon.invalid")
        #expect(task.properties.contains(.init(name: "DUE", parameters: ["VALUE=DATE"], value: "20260416")))
        #expect(try task.value("CLASS") == "CONFIDENTIAL")
        let trigger = try #require(task.parts.first?.properties.last)
        #expect(trigger == .init(name: "TRIGGER", parameters: ["RELATED=END"], value: "-P29DT15H"))
    }

    @Test(
        "What is done or gone has its status, its sequence and no alarm",
        arguments: [
            (CalendarComponent.event, CalendarEvent.Status.confirmed, "CONFIRMED"), (.event, .completed, "CANCELLED"),
            (.event, .cancelled, "CANCELLED"), (.task, .confirmed, "NEEDS-ACTION"), (.task, .completed, "COMPLETED"),
            (.task, .cancelled, "CANCELLED"),
        ])
    func status(component: CalendarComponent, status: CalendarEvent.Status, written: String) throws {
        var event = try CalendarSamples.event()
        event.alarms = [14, 7, 2]
        let before = try CalendarSamples.read(event, as: component)
        #expect(before.parts.count == 3)
        event.status = status
        event.sequence = 4
        let after = try CalendarSamples.read(event, as: component)
        #expect(try after.value("STATUS") == written)
        #expect(try after.value("SEQUENCE") == "4")
        #expect(try after.value("UID") == before.value("UID"))
        #expect(after.parts.count == (status == .confirmed ? 3 : 0))
        #expect(after.names.contains("PERCENT-COMPLETE") == (written == "COMPLETED"))
        #expect(after.names.contains("TRANSP") == (component == .event))
    }

    @Test("An alarm rings at nine in the morning so many days before, whatever the number")
    func alarms() throws {
        var event = try CalendarSamples.event()
        for days in 0...CalendarEvent.earliestAlarm {
            event.alarms = [days]
            let alarm = try #require(CalendarSamples.read(event).parts.first)
            let trigger = try alarm.value("TRIGGER")
            #expect(try Self.hours(trigger) == 9 - 24 * days, "\(trigger)")
        }
    }

    /// The hours of a duration such as `-P6DT15H`.
    private static func hours(_ duration: String) throws -> Int {
        let match = try #require(duration.wholeMatch(of: /(-?)P(?:([0-9]+)D)?T([0-9]+)H/))
        let hours = 24 * (match.2.flatMap { Int($0) } ?? 0) + (Int(match.3) ?? 0)
        return match.1.isEmpty ? hours : -hours
    }

    @Test("The end is the next day, over the ends of months and years, and the last of all days has none")
    func days() throws {
        var event = try CalendarSamples.event()
        for (day, end) in [
            ("2028-02-28", "20280229"), ("2028-02-29", "20280301"), ("2026-12-31", "20270101"),
            ("0999-01-01", "09990102"),
        ] {
            event.day = try CivilDate(iso8601: day)
            #expect(try CalendarSamples.read(event).value("DTEND") == end)
        }
        event.day = .latest
        let last = try CalendarSamples.read(event)
        #expect(try last.value("DTSTART") == "99991231")
        #expect(!last.names.contains("DTEND"))
    }

    @Test("A calendar without any day still has a component, as the standard asks for")
    func empty() throws {
        let calendar = try ReadCalendar(CalendarSamples.bytes([])).calendar
        #expect(calendar.parts.map(\.name) == ["VTIMEZONE"])
        let full = try ReadCalendar(CalendarSamples.bytes([CalendarSamples.event()])).calendar
        #expect(full.parts.map(\.name) == ["VEVENT"])
    }

    @Test("Events and tasks of the same days stand in one file in the order in which they were written")
    func both() throws {
        var writer = try CalendarWriter(CalendarSamples.feed())
        var bytes: [UInt8] = []
        var pieces = 0
        let sink: ([UInt8]) -> Void = {
            bytes += $0
            pieces += 1
        }
        try writer.begin(to: sink)
        for number in 0..<10 {
            var event = try CalendarSamples.event("Day \(number)")
            event.uid = try CalendarUID("entry-\(number)")
            try writer.write(event, as: number.isMultiple(of: 2) ? .event : .task, to: sink)
            #expect(pieces == 2 + number)
        }
        try writer.end(to: sink)
        let parts = try ReadCalendar(bytes).calendar.parts
        #expect(parts.map(\.name) == (0..<10).map { $0.isMultiple(of: 2) ? "VEVENT" : "VTODO" })
        #expect(try parts.map { try $0.text("SUMMARY") } == (0..<10).map { "Day \($0)" })
    }

    @Test("What the sink throws comes through")
    func sinkFails() throws {
        let failure = JalonError(.failed, "the disk is full")
        var writer = try CalendarWriter(CalendarSamples.feed())
        let event = try CalendarSamples.event()
        let sink: ([UInt8]) throws(JalonError) -> Void = { _ throws(JalonError) in throw failure }
        #expect(throws: failure) { try writer.begin(to: sink) }
        #expect(throws: failure) { try writer.write(event, to: sink) }
        #expect(throws: failure) { try writer.end(to: sink) }
    }
}
