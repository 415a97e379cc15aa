internal import CaseModel
internal import CountryRules

/// Reads CSV of RFC 4180 as its bytes come, and refuses what that format does not allow.
///
/// SwiftCSV is not used: it wants the whole text as one `String` and full Foundation, fills ragged rows up, takes a
/// quotation mark that is never closed for closed, drops blanks and knows no line numbers, which are what a validator
/// is there to see. Lines may end in CRLF or LF; a byte order mark of UTF-8 is passed over.
struct StrictCSVReader {
    /// A row of cells.
    struct Row {
        /// The cells without their quotation marks.
        let cells: [String]
        /// The number of the row from 1, as a spreadsheet shows it.
        let number: Int
        /// The line of the text on which the row begins, from 1.
        let line: Int
    }

    /// The longest row, in bytes: every field of the standard with the longest text that Jalon writes into one.
    static let longestRow = 16 << 20
    /// The longest cell, in bytes: sixteen times the longest text that Jalon writes into one.
    static let longestCell = 1 << 20
    /// The most cells that a row may have: the standard has some 190 fields, and spreadsheets repeat them.
    static let mostCells = 2_000
    /// The most rows, blank ones included, as spreadsheets hold them.
    static let mostRows = 1 << 21

    private enum State {
        case cellStart, unquoted, quoted, quoteInQuoted, carriageReturn
    }

    private var state = State.cellStart
    private var cell: [UInt8] = []
    private var cells: [String] = []
    private var rowLength = 0
    private var number = 1
    private var line = 1
    private var rowLine = 1
    /// The first bytes, until it is clear that they are no byte order mark.
    private var beginning: [UInt8]? = []

    /// Takes the next bytes; none means that the text has ended.
    ///
    /// - Throws: What `row` throws; `JalonError` (`invalidInput`) with the line and the reason.
    mutating func feed(_ bytes: [UInt8], row: (Row) throws(JalonError) -> Void) throws(JalonError) {
        var bytes = bytes
        let isEnd = bytes.isEmpty
        if let before = beginning {
            bytes = before + bytes
            if bytes.count < 3, !isEnd {
                beginning = bytes
                return
            }
            beginning = nil
            if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
                throw refusal("the text is UTF-16; save it as UTF-8")
            }
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        }
        for byte in bytes { try take(byte, row: row) }
        if isEnd { try end(row: row) }
    }

    private mutating func take(_ byte: UInt8, row: (Row) throws(JalonError) -> Void) throws(JalonError) {
        rowLength += 1
        guard rowLength <= Self.longestRow else { throw refusal("the row is longer than 16 MiB; a quote may be open") }
        guard cell.count <= Self.longestCell else {
            throw refusal("cell \(cells.count + 1) is longer than 1 MiB; a quote may be open")
        }
        guard byte != 0 else { throw refusal("has a NUL byte; this is not a text file") }
        if state == .quoted {
            if byte == UInt8(ascii: "\"") {
                state = .quoteInQuoted
            } else {
                if byte == UInt8(ascii: "\n") { line += 1 }
                cell.append(byte)
            }
            return
        }
        guard state != .carriageReturn || byte == UInt8(ascii: "\n") else {
            throw refusal("a carriage return stands alone; end lines with CRLF or LF")
        }
        switch byte {
        case UInt8(ascii: ","): try endCell()
        case UInt8(ascii: "\r"): state = .carriageReturn
        case UInt8(ascii: "\n"): try endRow(row: row)
        case UInt8(ascii: "\""): try quote()
        default:
            guard state != .quoteInQuoted else {
                throw refusal("text follows the closing quotation mark of a cell; double the marks within a cell")
            }
            state = .unquoted
            cell.append(byte)
        }
    }

    private mutating func quote() throws(JalonError) {
        switch state {
        case .cellStart: state = .quoted
        case .quoteInQuoted:
            cell.append(UInt8(ascii: "\""))
            state = .quoted
        default:
            throw refusal("a quotation mark stands in a cell that does not begin with one; quote the whole cell")
        }
    }

    private mutating func endCell() throws(JalonError) {
        guard let text = String(utf8: cell) else {
            throw refusal("cell \(cells.count + 1) is not UTF-8; save the file as UTF-8")
        }
        guard cells.count < Self.mostCells else { throw refusal("has more than \(Self.mostCells) cells") }
        cells.append(text)
        cell.removeAll(keepingCapacity: true)
        state = .cellStart
    }

    private mutating func endRow(row: (Row) throws(JalonError) -> Void) throws(JalonError) {
        try endCell()
        guard number <= Self.mostRows else {
            throw refusal("there are more than \(Self.mostRows) rows; split the file")
        }
        let finished = Row(cells: cells, number: number, line: rowLine)
        cells.removeAll(keepingCapacity: true)
        rowLength = 0
        number += 1
        line += 1
        rowLine = line
        try row(finished)
    }

    private mutating func end(row: (Row) throws(JalonError) -> Void) throws(JalonError) {
        switch state {
        case .quoted: throw refusal("a quotation mark is never closed")
        case .carriageReturn: throw refusal("a carriage return stands alone; end lines with CRLF or LF")
        case .cellStart where cells.isEmpty: return
        default: try endRow(row: row)
        }
    }

    private func refusal(_ reason: String) -> JalonError { JalonError(.invalidInput, "line \(rowLine): \(reason)") }
}
