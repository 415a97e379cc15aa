public import CaseModel

/// Writes tables as a flat OpenDocument spreadsheet (`fods`, OpenDocument 1.3), one file with a sheet for each table.
///
/// Cells are typed: a day is a date shown as YYYY-MM-DD whatever the reader's locale, a code is text, and nothing is
/// ever a formula. A whole number beyond the 53 bits of a spreadsheet's numbers is written as text rather than rounded.
/// Lines of a text are paragraphs of its cell, tabs spaces; control characters, and the controls of direction, are
/// replaced by signs that are seen.
///
/// The header has the localised headings, bold, and is repeated on each printed page. A table longer than a sheet goes
/// on in another with the same header.
public struct SpreadsheetWriter: TableWriter {
    /// The rows that LibreOffice and Excel have on a sheet, one of which is the header.
    static let rowsOfSheet = 1_048_576

    private let title: String
    private let rowsOfSheet: Int
    private var names = SheetNames()
    private var table: ExportTable?
    private var rows = 0

    /// A writer of one document.
    ///
    /// - Parameter title: The document's title, in the language of its readers.
    public init(title: String) { self.init(title: title, rowsOfSheet: Self.rowsOfSheet) }

    init(title: String, rowsOfSheet: Int) {
        self.title = title
        self.rowsOfSheet = rowsOfSheet
    }

    /// Begins a sheet: its columns and its header.
    public mutating func begin(
        _ table: ExportTable, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try table.checkColumns()
        var bytes = self.table == nil ? SpreadsheetParts.beginning(title: title) : SpreadsheetParts.endOfSheet
        self.table = table
        beginSheet(of: table, in: &bytes)
        try sink(bytes)
    }

    /// Writes a row.
    public mutating func write(
        _ row: [ExportTable.Cell], to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        guard let table else { throw .noTable }
        try table.check(row)
        var bytes: [UInt8] = []
        if rows == rowsOfSheet {
            bytes += SpreadsheetParts.endOfSheet
            beginSheet(of: table, in: &bytes)
        }
        SpreadsheetParts.appendRow(row, to: &bytes)
        rows += 1
        try sink(bytes)
    }

    /// Ends the document.
    public mutating func finish(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        guard table != nil else { throw .noTable }
        try sink(SpreadsheetParts.endOfSheet + SpreadsheetParts.end)
    }

    private mutating func beginSheet(of table: ExportTable, in bytes: inout [UInt8]) {
        SpreadsheetParts.appendSheet(named: names.next(for: table.title), of: table, to: &bytes)
        rows = 1
    }
}
