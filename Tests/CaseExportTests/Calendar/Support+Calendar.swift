import CaseExport
import CaseModel
import CivilCalendar
import Testing

/// A reader of iCalendar for the tests: it shares no code with the writer, and refuses what is not well formed.
struct ReadCalendar {
    /// A property of a component, its value as it stands in the file.
    struct Property: Equatable {
        var name: String
        var parameters: [String]
        var value: String
    }

    /// A component, with those within it.
    final class Component {
        let name: String
        var properties: [Property] = []
        var parts: [Component] = []

        init(_ name: String) { self.name = name }

        /// The value of the only property with a name.
        func value(_ name: String) throws -> String {
            let found = properties.filter { $0.name == name }
            try #require(found.count == 1, "\(name) stands \(found.count) times in \(self.name)")
            return found[0].value
        }

        func text(_ name: String) throws -> String { try ReadCalendar.unescaped(value(name)).joined() }

        var names: [String] { properties.map(\.name) }
    }

    /// What was not as it should be.
    struct Malformed: Error { var what: String }

    let lines: [String]
    let calendar: Component

    init(_ bytes: [UInt8]) throws {
        lines = try Self.unfolded(bytes)
        var open: [Component] = []
        var closed: [Component] = []
        for line in lines {
            let property = try Self.property(line)
            switch property.name {
            case "BEGIN": open.append(Component(property.value))
            case "END":
                guard let last = open.popLast(), last.name == property.value else { throw Malformed(what: line) }
                if let parent = open.last { parent.parts.append(last) } else { closed.append(last) }
            default:
                guard let last = open.last else { throw Malformed(what: line) }
                last.properties.append(property)
            }
        }
        guard open.isEmpty, closed.count == 1, closed[0].name == "VCALENDAR" else { throw Malformed(what: "the end") }
        calendar = closed[0]
    }

    /// The lines, put together again; every line is checked before.
    static func unfolded(_ bytes: [UInt8]) throws -> [String] {
        guard bytes.suffix(2) == [13, 10] else { throw Malformed(what: "no line end at the end") }
        var whole: [[UInt8]] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: 13) {
            let line = rest[..<end]
            guard rest[rest.index(after: end)] == 10, line.allSatisfy({ $0 >= 32 && $0 != 127 || $0 == 9 }),
                (1...75).contains(line.count), String(validating: line, as: UTF8.self) != nil
            else { throw Malformed(what: "the bytes of a line: \(Array(line))") }
            if line.first == 32 || line.first == 9 {
                guard line.count > 1, !whole.isEmpty else { throw Malformed(what: "an empty fold") }
                whole[whole.count - 1] += line.dropFirst()
            } else {
                whole.append(Array(line))
            }
            rest = rest[(end + 2)...]
        }
        guard rest.isEmpty else { throw Malformed(what: "a line without its end") }
        return whole.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func property(_ line: String) throws -> Property {
        let scalars = line.unicodeScalars
        guard let colon = scalars.firstIndex(of: ":") else { throw Malformed(what: line) }
        let head = String(scalars[..<colon]).split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        let isNamed = head.allSatisfy {
            !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || $0 == 45 }
                || $0.hasPrefix("LANGUAGE=")
        }
        guard
            isNamed || head.dropFirst() == ["VALUE=DATE"] || head.dropFirst() == ["RELATED=END"]
                || head.dropFirst() == ["VALUE=DURATION"]
        else { throw Malformed(what: line) }
        return Property(
            name: head[0], parameters: Array(head.dropFirst()), value: String(scalars[scalars.index(after: colon)...]))
    }

    /// The texts of a value, which commas separate.
    static func unescaped(_ value: String) throws -> [String] {
        var texts: [String.UnicodeScalarView] = [.init()]
        var isEscape = false
        for scalar in value.unicodeScalars {
            if isEscape {
                guard let meant: Unicode.Scalar = ["\\": "\\", ";": ";", ",": ",", "n": "\n"][scalar] else {
                    throw Malformed(what: "an unknown escape")
                }
                texts[texts.count - 1].append(meant)
                isEscape = false
            } else if scalar == "\\" {
                isEscape = true
            } else if scalar == "," {
                texts.append(.init())
            } else if scalar == ";" {
                throw Malformed(what: "a bare semicolon")
            } else {
                texts[texts.count - 1].append(scalar)
            }
        }
        guard !isEscape else { throw Malformed(what: "half an escape") }
        return texts.map { String($0) }
    }
}

/// Values for the tests of calendars.
enum CalendarSamples {
    static func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    static func feed() throws -> CalendarFeed {
        CalendarFeed(
            name: "Jalon: échéances", language: "fr", generatedAt: try instant("2026-03-02T09:00:00.123456Z"),
            productID: "-//Jalon//Jalon 1.0//EN")
    }

    static func event(_ summary: String = "BE-2026-7Q4K: a stage ends") throws -> CalendarEvent {
        CalendarEvent(
            uid: try CalendarUID("0198f3c3-6b1e-7d10-8f3e-2b5a9c4d7e60/be.reflection/end"),
            day: try CivilDate(iso8601: "2026-04-16"), summary: summary,
            lastModified: try instant("2026-03-02T08:30:00Z"))
    }

    /// The bytes of a calendar with these events.
    static func bytes(
        _ events: [CalendarEvent], as component: CalendarComponent = .event, feed: CalendarFeed? = nil
    ) throws -> [UInt8] {
        var writer = try CalendarWriter(feed ?? Self.feed())
        var bytes: [UInt8] = []
        try writer.begin { bytes += $0 }
        for event in events { try writer.write(event, as: component) { bytes += $0 } }
        try writer.end { bytes += $0 }
        return bytes
    }

    /// The only component of a calendar with one event, read.
    static func read(_ event: CalendarEvent, as component: CalendarComponent = .event) throws -> ReadCalendar.Component
    {
        let parts = try ReadCalendar(bytes([event], as: component)).calendar.parts
        try #require(parts.count == 1)
        return parts[0]
    }
}
