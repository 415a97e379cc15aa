import CaseModel
import CivilCalendar
import Testing

@testable import CaseExport

@Suite("Cells of CSV that are looked at once")
struct CSVCellTests {
    @Test("A text is written as with a look at a time")
    func texts() {
        let texts =
            HostileTableTexts.all + [
                "", "a", "Team discussion, Educator", "Country: Belgium\nOpened: 2026-03-01", "a\n-b", "a; b;c", "a;-b",
                "l’examen, «oui»", "é", "x é", "\u{A0}x", "a,\u{A0}b", "\"a\", b", "a \"b\"", " a", "'a", "a\rb",
                "a\tb",
                "tizenhárom – ősz",
            ]
        for text in texts {
            var once = ByteBuffer()
            CSVRow.append(text: text, to: &once)
            var apart = ByteBuffer()
            CSVRow.append(CSVFormula.harmless(ShownText.of(text)), to: &apart)
            #expect(once.array == apart.array, "\(text)")
        }
    }

    @Test("Rows of a timeline are written as by the writer of tables")
    func rows() throws {
        let day = try CivilDate(iso8601: "2026-03-01")
        let moment = try #require(Instant(rfc3339: "2026-03-01T10:12:00.5Z"))
        let kinds: [ExportTable.Cell] = [
            .text("a, b"), .date(day), .month(day), .instant(moment), .integer(-7), .boolean(true), .empty,
        ]
        let columns: [ExportTable.Column] = [
            .init("a", heading: "", kind: .text), .init("b", heading: "", kind: .date),
            .init("c", heading: "", kind: .month), .init("d", heading: "", kind: .instant),
            .init("e", heading: "", kind: .integer), .init("f", heading: "", kind: .boolean),
            .init("g", heading: "", kind: .text),
        ]
        var lines = TimelineCSVLines()
        var cells = TimelineCells()
        for _ in 0..<2 {
            for cell in kinds {
                lines.take(cell)
                cells.take(cell)
            }
            lines.endRow()
            cells.endRow()
        }
        let written = try document(CSVTableWriter(), [(ExportTable(title: "", columns: columns), cells.rows)])
        #expect("a,b,c,d,e,f,g\r\n" + String(decoding: lines.array, as: UTF8.self) == written)
    }
}
