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
        try sink(CSVRow.bytes(table.columns.map { CSVFormula.harmless(ShownText.of($0.id)) }))
    }

    /// Writes a row.
    public mutating func write(
        _ row: [ExportTable.Cell], to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        guard let table else { throw .noTable }
        try table.check(row)
        var bytes = ByteBuffer(capacity: 512)
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.put(UInt8(ascii: ",")) }
            CSVRow.append(cell, to: &bytes)
        }
        // A line without anything would be no row at all.
        bytes.put(bytes.count == 0 ? "\"\"\r\n" : "\r\n" as StaticString)
        try sink(bytes.array)
    }

    /// Ends the document.
    public mutating func finish(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        guard table != nil else { throw .noTable }
    }
}

extension CSVRow {
    /// Appends a cell as it stands in a table.
    static func append(_ cell: ExportTable.Cell, to bytes: inout ByteBuffer) {
        switch cell {
        case .text(let text): append(text: text, to: &bytes)
        case .date(let day): bytes.put(upTo: CivilDate.textLength) { day.write(into: $0) }
        case .month(let day): bytes.put(day.monthText)
        case .instant(let moment): bytes.put(upTo: Instant.longestText) { moment.write(into: $0) }
        case .integer(let number): bytes.put(number)
        case .boolean(let value): bytes.put(value ? "true" : "false" as StaticString)
        case .empty: break
        }
    }
}
