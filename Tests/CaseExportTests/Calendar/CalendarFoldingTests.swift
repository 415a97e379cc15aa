import CaseExport
import Testing

@Suite("Lines of a calendar end at 75 bytes, between characters")
struct CalendarFoldingTests {
    @Test(
        "A character of any length at any place of a line stays whole",
        arguments: ["x", "é", "日", "\u{1F600}", ";", "\\", "\n", "\t", " "])
    func everyOffset(unit: String) throws {
        for offset in 0...160 {
            let text = "x" + String(repeating: "a", count: offset) + String(repeating: unit, count: 90) + "x"
            var event = try CalendarSamples.event()
            event.description = text
            // Reading refuses lines that are too long, end wrongly or are no UTF-8 by themselves.
            #expect(try CalendarSamples.read(event).text("DESCRIPTION") == text)
        }
    }

    @Test("A line of exactly 75 bytes stays one, and the next byte begins another")
    func border() throws {
        let head = "SUMMARY;LANGUAGE=fr:".utf8.count
        for (length, folds) in [(74, 0), (75, 0), (76, 1), (149, 1), (150, 2)] {
            let event = try CalendarSamples.event(String(repeating: "s", count: length - head))
            let text = String(decoding: try CalendarSamples.bytes([event]), as: UTF8.self)
            let lines = text.split(separator: "\r\n").map(\.utf8.count)
            let start = try #require(text.split(separator: "\r\n").firstIndex { $0.hasPrefix("SUMMARY") })
            #expect(lines[start] == min(length, 75))
            #expect(text.split(separator: "\r\n").filter { $0.hasPrefix(" ") }.count == folds)
        }
    }

    @Test("An escape is never split over two lines")
    func escapes() throws {
        for offset in 0...80 {
            var event = try CalendarSamples.event()
            event.description = String(repeating: "a", count: offset) + String(repeating: "\\;,\n", count: 60)
            let text = String(decoding: try CalendarSamples.bytes([event]), as: UTF8.self)
            for line in text.split(separator: "\r\n") {
                #expect(line.reversed().prefix { $0 == "\\" }.count.isMultiple(of: 2))
            }
        }
    }

    @Test("The longest UID is folded and comes back")
    func longUID() throws {
        var event = try CalendarSamples.event()
        event.uid = try CalendarUID(String(repeating: "0", count: CalendarUID.longest))
        #expect(try CalendarSamples.read(event).value("UID") == event.uid.description)
    }
}
