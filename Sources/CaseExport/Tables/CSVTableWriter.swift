public import CaseModel
internal import CivilCalendar

/// Writes one table as CSV of RFC 4180, in UTF-8 with CRLF; the header has the identifiers of the columns.
///
/// Days are YYYY-MM-DD, moments RFC 3339 in UTC, `true` and `false` for yes and no; nothing known is an empty cell. CSV
/// has no types, so a text that a spreadsheet would run as a formula gets an apostrophe before it, as its users would
/// type it (a text such as `+32 2 555 01 00` among them). Line feeds stay within quotation marks; other control
/// characters, and the controls of direction, are replaced by signs that are seen.
public struct CSVTableWriter: TableWriter {
    private var table: ExportTable?

    /// A writer of one table.
    public init() {}

    /// Begins the table: its header.
    public mutating func begin(
        _ table: ExportTable, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        guard self.table == nil else { throw JalonError(.invalidInput, "CSV has a place for one table only") }
        try table.checkColumns()
        self.table = table
        try sink(CSVRow.bytes(table.columns.map { Self.text($0.id) }))
    }

    /// Writes a row.
    public mutating func write(
        _ row: [ExportTable.Cell], to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        guard let table else { throw .noTable }
        try table.check(row)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            Self.append(cell, to: &bytes)
        }
        // A line without anything would be no row at all.
        bytes.append(contentsOf: bytes.isEmpty ? "\"\"\r\n".utf8 : "\r\n".utf8)
        try sink(bytes)
    }

    private static func append(_ cell: ExportTable.Cell, to bytes: inout [UInt8]) {
        guard case .text(var text) = cell else { return bytes.append(contentsOf: self.cell(cell).utf8) }
        if text.withUTF8({ CSVRow.appendPlain($0, to: &bytes) }) { return }
        CSVRow.append(self.text(text), to: &bytes)
    }

    /// Ends the document.
    public mutating func finish(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        guard table != nil else { throw .noTable }
    }

    private static func cell(_ cell: ExportTable.Cell) -> String {
        switch cell {
        case .text(let value): text(value)
        case .date(let day): day.description
        case .month(let day): day.monthText
        case .instant(let moment): moment.description
        case .integer(let number): String(number)
        case .boolean(let value): value ? "true" : "false"
        case .empty: ""
        }
    }

    private static func text(_ text: String) -> String { CSVFormula.harmless(ShownText.of(text)) }
}
