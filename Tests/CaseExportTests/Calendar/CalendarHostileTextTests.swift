import CaseExport
import CaseModel
import Testing

@Suite("No text of a case breaks out of its property, and none is lost")
struct CalendarHostileTextTests {
    /// What programs run, show or stumble over.
    static let payloads: [String] = [
        "=HYPERLINK(\"https://example.org\")", "+1+1", "-2+3", "@SUM(1,2)", "=cmd|' /C calc'!A0", "\t=1+1",
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "</style><b>", "&lt;&#0;",
        "\r\nATTENDEE:mailto:a@example.org", "\nATTENDEE:mailto:a@example.org", "\rATTENDEE:mailto:a@example.org",
        "\u{85}ATTENDEE:x", "\u{2028}ATTENDEE:x", "\u{2029}ATTENDEE:x", "\u{0B}ATTENDEE:x", "\u{0C}ATTENDEE:x",
        "\u{1C}ATTENDEE:x", "\u{1D}ATTENDEE:x", "\u{1E}ATTENDEE:x", "\r\n ATTENDEE:x", "\r\n\tATTENDEE:x",
        "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:other", "\r\nEND:VCALENDAR\r\n", "\\nATTENDEE:x", "\\\nATTENDEE:x",
        "\\", "\\\\", "\\,", "\\;", "\\n", "\\N", ";", ",", ":", "a;b,c:d", "\"", "\"\"", "'", "\"a;b\":c", "^n^'^^",
        "é", "e\u{301}", "ß", "İ", "日本語", "한국어", "ἑλληνικά", "𝕏", "\u{1F600}",
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{1F1E7}\u{1F1EA}", "\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}",
        "مرحبا", "שלום", "\u{202E}gpj.exe", "\u{202A}a\u{202C}", "\u{202B}a", "\u{202D}a", "\u{2066}a\u{2069}",
        "\u{2067}a", "\u{2068}a", "\u{206A}", "\u{200E}", "a\u{200F}b", "a\u{061C}b", "a\u{FEFF}b", "\u{200B}",
        "\u{0}", "a\u{0}b", "\u{1}\u{2}\u{3}", "\u{7}", "\u{8}", "\u{1B}[31mred", "\u{1B}]0;title\u{7}", "\u{7F}",
        "\u{80}", "\u{9B}31m", "\u{9F}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{10FFFF}",
        String(Character(Unicode.Scalar(UInt16(0xFDD0)) ?? "x")), "\u{E000}",
        "https://example.org/?a=1;b=2,3", "mailto:a@example.org", "file:///etc/passwd", "javascript:alert(1)",
        "%0d%0aATTENDEE:x", "&#13;&#10;ATTENDEE:x", "${jndi:ldap://example.org}", "{{7*7}}", "'; DROP TABLE cases;--",
        "BEGIN:VALARM", "END:VEVENT", "TRIGGER:-PT0S", "   leading", "trailing   ", " ", "\t", "a\tb", "\n\n\n",
        "\r\r\n\n", "a\r", "a\n", "a\r\n",
    ]

    /// The payloads, alone and where a line is folded, and very long words.
    static let texts: [String] = {
        var texts: [String] = []
        for (index, payload) in payloads.enumerated() {
            texts.append("x" + payload)
            texts.append(payload + String(repeating: "é", count: 20 + index % 40) + payload)
            texts.append(String(repeating: "a", count: 50 + index % 30) + payload + "x")
        }
        for unit in ["w", "é", "日", "\u{1F600}", "\\", ";", ",\n", "\r\n", "\u{0}", "e\u{301}", "    "] {
            texts.append("x" + String(repeating: unit, count: 5_000))
        }
        return texts
    }()

    /// What a reader must see of a text.
    static func seen(_ text: String, lineEnd: String) -> String {
        let ends: Set<UInt32> = [0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029]
        let spelt: [ClosedRange<UInt32>] = [
            0x00...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F, 0x202A...0x202E, 0x2066...0x206F, 0xFDD0...0xFDEF,
            0xFFFE...0xFFFF, 0x10FFFE...0x10FFFF,
        ]
        let scalars = Array(text.unicodeScalars)
        var result = ""
        for (index, scalar) in scalars.enumerated() {
            if scalar == "\n", index > 0, scalars[index - 1] == "\r" { continue }
            if ends.contains(scalar.value) {
                result += lineEnd
            } else if spelt.contains(where: { $0.contains(scalar.value) }) {
                let hex = String(scalar.value, radix: 16).uppercased()
                result += "[U+" + String("0000".dropFirst(hex.count)) + hex + "]"
            } else if ![0x061C, 0x200E, 0x200F, 0xFEFF].contains(scalar.value) {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    @Test("There are enough of them")
    func enough() { #expect(Set(Self.texts.map { Array($0.utf8) }).count >= 300) }

    @Test("Every hostile text comes back as it was, and brings no property", arguments: CalendarComponent.allCases)
    func comesBack(component: CalendarComponent) throws {
        let names = try CalendarSamples.read(Self.event(of: "harmless"), as: component).names
        for text in Self.texts {
            let read = try CalendarSamples.read(Self.event(of: text), as: component)
            let line = Array(Self.seen(text, lineEnd: " ").utf8)
            #expect(read.names == names)
            #expect(read.parts.map(\.name) == ["VALARM"])
            #expect(read.parts[0].names == ["ACTION", "DESCRIPTION", "TRIGGER"])
            #expect(try Array(read.text("SUMMARY").utf8) == line)
            #expect(try Array(read.parts[0].text("DESCRIPTION").utf8) == line)
            #expect(try Array(read.text("DESCRIPTION").utf8) == Array(Self.seen(text, lineEnd: "\n").utf8))
            let categories = try ReadCalendar.unescaped(read.value("CATEGORIES")).map { Array($0.utf8) }
            #expect(categories == [Array(Self.seen(Self.word(text), lineEnd: " ").utf8), Array("second".utf8)])
        }
    }

    private static func event(of text: String) throws -> CalendarEvent {
        var event = try CalendarSamples.event(text)
        event.description = text
        event.categories = [word(text), "", "\u{200E}\r\n", "second"]
        event.alarms = [7]
        return event
    }

    private static func word(_ text: String) -> String { "x" + String(text.unicodeScalars.prefix(200)) }

    @Test("A hostile name and PRODID of the calendar come back as they were")
    func feed() throws {
        for text in Self.texts where text.utf8.count <= CalendarEvent.longestWord {
            var feed = try CalendarSamples.feed()
            (feed.name, feed.productID) = (text, text)
            let calendar = try ReadCalendar(CalendarSamples.bytes([], feed: feed)).calendar
            #expect(
                calendar.names == ["VERSION", "PRODID", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME"])
            for name in ["PRODID", "NAME", "X-WR-CALNAME"] {
                #expect(try Array(calendar.text(name).utf8) == Array(Self.seen(text, lineEnd: " ").utf8))
            }
        }
    }

    @Test("The tags of markup stay text, and what is spelt is none")
    func markup() throws {
        let read = try CalendarSamples.read(CalendarSamples.event("a\u{202E}b\u{0}<i>c</i>"))
        #expect(try read.value("SUMMARY") == "a[U+202E]b[U+0000]<i>c</i>")
    }
}
