import CaseExport
import CaseModel
import CivilCalendar
import Testing

@Suite("A table leaves as CSV")
struct CSVTableTests {
    @Test("The header has identifiers, cells are machine values, lines end in CRLF")
    func plain() throws {
        let text = try document(
            CSVTableWriter(),
            [(TableSample.table, [try TableSample.row("a"), Array(repeating: .empty, count: 6)])])
        #expect(
            text == "case,note,dueOn,recordedAt,daysLeft,observed\r\n"
                + "BE-2026-0012,a,2026-04-16,2026-03-01T10:12:00.250Z,-219,true\r\n,,,,,\r\n")
    }

    @Test("There are more than 200 hostile texts, none twice")
    func enough() {
        #expect(Set(HostileTableTexts.all.map { Array($0.utf8) }).count == HostileTableTexts.all.count)
        #expect(HostileTableTexts.all.count >= 240)
    }

    @Test("A strict reader finds every hostile text again, whole but for apostrophes, and none that would run")
    func hostile() throws {
        let rows = try HostileTableTexts.all.map(TableSample.row)
        let text = try document(CSVTableWriter(), [(TableSample.table, rows)])
        let read = try #require(strictRows(text))
        #expect(read.count == rows.count + 1)
        for (row, original) in zip(read.dropFirst(), HostileTableTexts.all) {
            #expect(row.count == 6)
            #expect(row[0] == "BE-2026-0012" && row[2] == "2026-04-16" && row[4] == "-219")
            let without = { (text: String) in text.unicodeScalars.filter { $0 != "'" }.map(\.value) }
            #expect(without(row[1]) == without(TableSample.shown(original)))
            for piece in row[1].unicodeScalars.split(whereSeparator: { ";\t\n".unicodeScalars.contains($0) }) {
                #expect(!Self.runs(String(piece)), "\(row[1].debugDescription)")
            }
        }
        #expect(
            text.unicodeScalars.allSatisfy {
                $0.properties.generalCategory != .control || "\t\r\n".unicodeScalars.contains($0)
            })
    }

    /// Whether a spreadsheet may take a cell for a formula, blanks and quotation marks passed over.
    private static func runs(_ cell: String) -> Bool {
        let trimmed = cell.unicodeScalars.drop { " \u{A0}\u{200B}\u{FEFF}\"\u{201C}".unicodeScalars.contains($0) }
        guard let first = trimmed.first else { return false }
        return "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}\u{FE66}".unicodeScalars.contains(first)
    }

    @Test(
        "Formulas get an apostrophe, also behind blanks, quotes and separators; codes, dates and words stay",
        arguments: [
            ("=1", "'=1"), ("+32 2", "'+32 2"), ("-1", "'-1"), ("@x", "'@x"), (" =1", "' =1"),
            ("\u{A0}=1", "'\u{A0}=1"),
            ("'=1", "''=1"), ("\u{FF1D}1", "'\u{FF1D}1"), ("a;=1", "a;'=1"), ("a; =1", "a;' =1"), ("a\t@b", "a\t'@b"),
            ("\tx", "'\tx"), ("BE-2026-0012", "BE-2026-0012"), ("2026-03-01", "2026-03-01"), ("a=1", "a=1"),
            ("a; b", "a; b"), ("", ""), ("mail@a.example", "mail@a.example"), ("\u{0}=1", "\u{2400}=1"),
        ])
    func formulas(text: String, cell: String) throws {
        let table = ExportTable(
            title: "", columns: [.init("a", heading: "", kind: .text), .init("b", heading: "", kind: .text)])
        #expect(try document(CSVTableWriter(), [(table, [[.text(text), .empty]])]) == "a,b\r\n\(cell),\r\n")
    }

    @Test("An empty cell alone in its row is a row")
    func emptyRow() throws {
        let table = ExportTable(title: "", columns: [.init("a", heading: "", kind: .text)])
        #expect(try document(CSVTableWriter(), [(table, [[.empty], [.text("x")]])]) == "a\r\n\"\"\r\nx\r\n")
    }

    @Test("A row that does not fit is refused, a second table and a table without columns too")
    func refusals() throws {
        var writer = CSVTableWriter()
        #expect(throws: JalonError.self) { try writer.write([.empty]) { _ in } }
        #expect(throws: JalonError.self) { try writer.finish { _ in } }
        #expect(throws: JalonError.self) { try writer.begin(ExportTable(title: "", columns: [])) { _ in } }
        try writer.begin(TableSample.table) { _ in }
        let short = #expect(throws: JalonError.self) { try writer.write([.empty]) { _ in } }
        #expect(short?.message == "a row of 1 cells does not fit a table of 6 columns")
        var row = try TableSample.row("a")
        row[2] = .text("2026-04-16")
        let kind = #expect(throws: JalonError.self) { try writer.write(row) { _ in } }
        #expect(kind?.message == "a cell of kind text does not fit column dueOn, of date")
        #expect(throws: JalonError.self) { try writer.begin(TableSample.table) { _ in } }
    }

    @Test("What the sink throws comes through")
    func fullDisk() throws {
        var writer = CSVTableWriter()
        let error = #expect(throws: JalonError.self) {
            try writer.begin(TableSample.table) { (_) throws(JalonError) in throw JalonError(.failed, "full") }
        }
        #expect(error?.message == "full")
    }
}
