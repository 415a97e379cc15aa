import CaseExport
import CaseModel
import CivilCalendar
import Testing

@Suite("A timeline leaves as a Gantt chart of Mermaid")
struct MermaidGanttTests {
    static func chart(_ gantt: MermaidGantt) throws -> String {
        var bytes: [UInt8] = []
        try gantt.write { bytes += $0 }
        return try #require(String(validating: bytes, as: UTF8.self))
    }

    static func day(_ text: String) throws -> CivilDate { try CivilDate(iso8601: text) }

    @Test("Bars have both their days, marks one; what goes on is drawn until today, and today is a mark")
    func plain() throws {
        let day = Self.day
        let gantt = MermaidGantt(
            title: "BE-2026-7Q4K", today: try day("2026-05-01"), todayLabel: "Today",
            sections: [
                .init(
                    "Stages",
                    items: [
                        .init(
                            "Reflection", from: try day("2026-03-02"), to: try day("2026-04-15"), kind: .stage,
                            state: .done),
                        .init("Shelter", from: try day("2026-04-16"), kind: .stay, state: .current),
                        .init("Later", from: try day("2026-06-01"), kind: .stay),
                        .init("Turned", from: try day("2026-06-01"), to: try day("2026-05-01"), kind: .stage),
                    ]),
                .init("Empty", items: []),
                .init(
                    "Marks",
                    items: [
                        .init("Signal", from: try day("2026-03-01"), kind: .step, state: .done),
                        .init("Decision", from: try day("2026-04-10"), to: try day("2026-04-12"), kind: .milestone),
                        .init("Renewal: ask", from: try day("2026-04-30"), kind: .deadline, state: .overdue),
                    ]),
            ])
        #expect(
            try Self.chart(gantt) == """
                gantt
                    title BE-2026-7Q4K
                    dateFormat YYYY-MM-DD
                    axisFormat %Y-%m-%d
                    inclusiveEndDates
                    todayMarker off
                    section Today
                    ◆ Today :active, milestone, 2026-05-01, 0d
                    section Stages
                    ■ Reflection :done, 2026-03-02, 2026-04-15
                    □ Shelter … :active, 2026-04-16, 2026-05-01
                    □ Later … :2026-06-01, 2026-06-01
                    ■ Turned :2026-06-01, 2026-06-01
                    section Marks
                    ● Signal :done, milestone, 2026-03-01, 0d
                    ◆ Decision :milestone, 2026-04-10, 0d
                    ▲ Renewal\u{FF1A} ask :crit, milestone, 2026-04-30, 0d

                """)
    }

    @Test("No hostile text breaks out of its label, its section or the title", arguments: HostileTableTexts.all)
    func hostile(text: String) throws {
        let start = try Self.day("2026-03-01")
        let items = MermaidGantt.Kind.allCases.map { MermaidGantt.Item(text, from: start, to: start, kind: $0) }
        let chart = try Self.chart(
            MermaidGantt(title: text, today: start, todayLabel: text, sections: [.init(text, items: items)]))
        // A label may begin with what joins the blank before it, so scalars are looked at and not characters.
        let lines = chart.unicodeScalars.split(omittingEmptySubsequences: false) {
            $0.properties.isWhitespace && $0.value < 0x20 || [0x85, 0x2028, 0x2029].contains($0.value)
        }
        let begins = { (line: Substring.UnicodeScalarView, text: String) in line.starts(with: text.unicodeScalars) }
        let hasTitle = begins(lines[1], "    title ")
        #expect(lines.count == (hasTitle ? 15 : 14))
        #expect(lines.last?.isEmpty == true)
        for line in lines.dropFirst(hasTitle ? 2 : 1).dropFirst(4).dropLast() {
            let pieces = line.split(separator: ":", omittingEmptySubsequences: false)
            if begins(line, "    section ") {
                #expect(pieces.count == 1)
                continue
            }
            #expect(pieces.count == 2)
            #expect(["■", "□", "●", "◆", "▲"].contains { begins(line, "    \($0) ") })
            let data = pieces.last.map { String($0) }
            #expect(data?.contains(/^(active, )?(milestone, )?2026-03-01, (0d|2026-03-01)$/) == true)
        }
        let own = lines.filter { !begins($0, "    axisFormat") }.joined()
        #expect(!own.contains { ";#%\"'`<>{}[]\\$@&|".unicodeScalars.contains($0) })
        #expect(lines.allSatisfy { $0.count <= 130 })
        #expect(chart.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    }

    @Test("A long label is cut between characters, its beginning kept; the signs of the language are fullwidth")
    func labels() throws {
        let start = try Self.day("2026-03-01")
        let label = { (text: String) in
            let gantt = MermaidGantt(
                title: "", today: start, todayLabel: "T",
                sections: [.init("S", items: [.init(text, from: start, kind: .deadline)])])
            return try Self.chart(gantt).split(separator: "\n").last.map { String($0.dropFirst(6).dropLast(27)) }
        }
        #expect(try label("a:b;c#d") == "a\u{FF1A}b\u{FF1B}c\u{FF03}d")
        #expect(try label("  two\n lines ") == "two lines")
        #expect(try label("") == "-")
        #expect(try label(String(repeating: "x", count: 80)) == String(repeating: "x", count: 80))
        #expect(try label(String(repeating: "x", count: 81)) == String(repeating: "x", count: 79) + "…")
        let family = "\u{1F469}\u{200D}\u{1F467}"
        #expect(try label(String(repeating: family, count: 40)) == String(repeating: family, count: 26) + "…")
    }
}
