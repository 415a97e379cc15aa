internal import CaseModel

/// What goes through the cells of timelines row by row: to write them, or to keep them for a writer of tables.
///
/// So there is one list of the columns, and the form of which exports of all cases are made needs no list of cells.
protocol TimelineRowVisitor: ~Copyable {
    /// Takes the text of the next cell.
    mutating func take(_ text: String)
    /// Takes a code of the program itself, in which nothing acts.
    mutating func take(code: String)
    /// Takes the identifier of an entry.
    mutating func take(_ id: EntryID)
    /// Takes the next cell.
    mutating func take(_ cell: ExportTable.Cell)
    /// Takes that the row is whole.
    mutating func endRow()
}

/// Keeps the cells.
struct TimelineCells: TimelineRowVisitor {
    /// The rows that are whole.
    private(set) var rows: [[ExportTable.Cell]] = []
    private var row: [ExportTable.Cell] = []

    mutating func take(_ text: String) { row.append(.text(text)) }

    mutating func take(code: String) { row.append(.text(code)) }

    mutating func take(_ id: EntryID) { row.append(.text(id.text)) }

    mutating func take(_ cell: ExportTable.Cell) { row.append(cell) }

    mutating func endRow() {
        rows.append(row)
        row.removeAll(keepingCapacity: true)
    }
}

/// Writes the cells as CSV, as `CSVTableWriter` does.
struct TimelineCSVLines: TimelineRowVisitor, ~Copyable {
    private var bytes = ByteBuffer()
    private var isFirst = true

    /// What was written.
    var array: [UInt8] { bytes.array }

    mutating func take(_ text: String) {
        separate()
        CSVRow.append(text: text, to: &bytes)
    }

    mutating func take(code: String) {
        separate()
        bytes.put(code)
    }

    mutating func take(_ id: EntryID) {
        separate()
        bytes.put(upTo: EntryID.textLength) { id.write(into: $0) }
    }

    mutating func take(_ cell: ExportTable.Cell) {
        separate()
        CSVRow.append(cell, to: &bytes)
    }

    mutating func endRow() {
        bytes.put("\r\n" as StaticString)
        isFirst = true
    }

    private mutating func separate() {
        if !isFirst { bytes.put(UInt8(ascii: ",")) }
        isFirst = false
    }
}
