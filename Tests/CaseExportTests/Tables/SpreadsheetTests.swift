import CaseModel
import CivilCalendar
import Testing

@testable import CaseExport

@Suite("Tables leave as a flat OpenDocument spreadsheet")
struct SpreadsheetTests {
    static func read(_ tables: [(ExportTable, [[ExportTable.Cell]])]) throws -> SpreadsheetReading {
        try #require(SpreadsheetReading(document(SpreadsheetWriter(title: "All <cases>"), tables)))
    }

    @Test("Cells are typed: text, dates, numbers, yes and no; the header is repeated and has the headings")
    func types() throws {
        let reading = try Self.read([
            (TableSample.table, [try TableSample.row("a"), Array(repeating: .empty, count: 6)])
        ])
        #expect(reading.root["office:version"] == "1.3")
        #expect(reading.root["office:mimetype"] == "application/vnd.oasis.opendocument.spreadsheet")
        #expect(reading.names == ["Cases"])
        #expect(reading.headerRows == 1)
        let rows = reading.sheets[0]
        #expect(rows.count == 3)
        #expect(rows[0].map(\.text) == TableSample.table.columns.map(\.heading))
        #expect(rows[0].allSatisfy { $0.style.lowercased().hasSuffix("heading") && $0.type == "string" })
        #expect(rows[1].map(\.type) == ["string", "string", "date", "date", "float", "boolean"])
        #expect(rows[1].map(\.style) == ["text", "text", "date", "instant", "integer", "boolean"])
        #expect(rows[1].map(\.value) == ["", "", "2026-04-16", "2026-03-01T10:12:00.250", "-219", "true"])
        #expect(rows[1][0].text == "BE-2026-0012")
        #expect(rows[2] == Array(repeating: SpreadsheetReading.Cell(), count: 6))
    }

    @Test("Every hostile text is text, whole, and brings no element, attribute or formula of its own")
    func hostile() throws {
        let plain = try Self.read([(TableSample.table, [try TableSample.row("a  b")])])
        let reading = try Self.read([(TableSample.table, HostileTableTexts.all.map(TableSample.row))])
        #expect(reading.elements == plain.elements)
        #expect(reading.attributes == plain.attributes)
        #expect(!reading.attributes.contains("table:formula"))
        let rows = reading.sheets[0].dropFirst()
        #expect(rows.count == HostileTableTexts.all.count)
        for (row, original) in zip(rows, HostileTableTexts.all) {
            #expect(row.count == 6)
            #expect(row[1].type == (original.isEmpty ? "" : "string"))
            let expected = TableSample.shown(original).replacing("\t", with: " ")
            #expect(row[1].text.utf8.elementsEqual(expected.utf8), "\(original.debugDescription)")
        }
    }

    @Test("Runs of blanks are counted, single ones stand as they are")
    func blanks() throws {
        let text = try document(
            SpreadsheetWriter(title: ""), [(TableSample.table, [try TableSample.row(" a b  c\td ")])])
        #expect(
            text.contains(
                #"<text:p><text:s text:c="1"/>a b<text:s text:c="2"/>c<text:s text:c="1"/>d<text:s text:c="1"/></text:p>"#
            ))
    }

    @Test("A number that a spreadsheet would round is text")
    func largeNumbers() throws {
        let table = ExportTable(title: "N", columns: [.init("n", heading: "N", kind: .integer)])
        let numbers = [1 << 53, (1 << 53) + 1, Int.max, Int.min]
        let cells = try Self.read([(table, numbers.map { [.integer($0)] })]).sheets[0].dropFirst().map { $0[0] }
        #expect(cells.map(\.type) == ["float", "string", "string", "string"])
        #expect(cells.map(\.text) == numbers.map(String.init))
    }

    @Test(
        "A sheet's name is one that every spreadsheet takes",
        arguments: [
            ("a/b\\c[d]*?:", "a-b-c-d----"), ("", "Sheet"), ("\u{0}\n", "\u{2400}"), ("'x'", "-x-"),
            ("History", "History -"),
            ("A very long title of a sheet indeed", "A very long title of a sheet i…"), (" a  b ", "a b"),
        ])
    func names(title: String, name: String) throws {
        var names = SheetNames()
        #expect(names.next(for: title) == name)
        #expect(name.utf16.count <= 31)
    }

    @Test("No sheet's name comes twice, whatever the case of its letters")
    func uniqueNames() throws {
        var names = SheetNames()
        let title = String(repeating: "\u{1F469}\u{200D}\u{1F467}", count: 20)
        let made = ["Cases", "cases", "CASES", title, title, title].map { names.next(for: $0) }
        #expect(Array(made.prefix(3)) == ["Cases", "cases (2)", "CASES (3)"])
        #expect(Set(made.map { $0.lowercased() }).count == made.count)
        #expect(made.allSatisfy { $0.utf16.count <= 31 && !$0.isEmpty })
    }

    @Test("Several tables are several sheets; one that is longer than a sheet goes on in another")
    func sheets() throws {
        let table = ExportTable(title: "T", columns: [.init("n", heading: "N", kind: .integer)])
        let writer = SpreadsheetWriter(title: "", rowsOfSheet: 3)
        let text = try document(writer, [(table, (1...5).map { [.integer($0)] }), (table, [])])
        let reading = try #require(SpreadsheetReading(text))
        #expect(reading.names == ["T", "T (2)", "T (3)", "T (4)"])
        #expect(reading.headerRows == 4)
        #expect(
            reading.sheets.map { $0.map { $0[0].text } } == [["N", "1", "2"], ["N", "3", "4"], ["N", "5"], ["N"]])
    }
}
