/// A cell, and the line of the file on which it begins.
struct SheetCell: Equatable {
    /// What stands in it, without the quotation marks around it; line breaks within are `\n`.
    var text = ""
    /// The line, from 1.
    var line: Int
    /// Whether a quotation mark stands where none can be meant.
    var isOdd = false
}

/// A row of the sheet.
struct SheetRow: Equatable {
    /// The line of the file on which it begins, from 1.
    let line: Int
    /// Its cells, as many as there are.
    var cells: [SheetCell]
    /// Whether a quoted cell goes on behind its closing mark, so that nobody knows where its cells end.
    var isBroken = false

    /// Whether nothing stands in it.
    var isEmpty: Bool { cells.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }
}

/// Reads the rows of a sheet (RFC 4180, with the separator that the mapping names).
///
/// It reads bytes: what separates cells is ASCII, whatever accent follows it. A row that is odd is given as it is, with
/// its line, and the next one begins at the next line break; only a quotation mark that is never closed ends
/// everything, because nobody knows what it swallowed.
struct SheetReader {
    private let bytes: [UInt8]
    private let separator: UInt8
    private var index = 0
    private var line = 1

    init(_ text: String, separator: UInt8) {
        bytes = Array(text.utf8)
        self.separator = separator
    }

    /// The next row; `nil` behind the last.
    ///
    /// - Throws: `Refusal` for a quotation mark that is never closed.
    mutating func next() throws(Refusal) -> SheetRow? {
        guard index < bytes.count else { return nil }
        var row = SheetRow(line: line, cells: [])
        while true {
            var cell = SheetCell(line: line)
            if peek == UInt8(ascii: "\"") {
                cell.text = try quoted()
                let rest = plain()
                row.isBroken = row.isBroken || !rest.allSatisfy(\.isWhitespace)
            } else {
                cell.text = plain()
                cell.isOdd = cell.text.contains("\"")
            }
            row.cells.append(cell)
            guard peek == separator else { break }
            index += 1
        }
        endLine()
        return row
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// What stands until the next separator or line break.
    private mutating func plain() -> String {
        let start = index
        while let byte = peek, byte != separator, byte != Self.lineFeed, byte != Self.carriageReturn { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    /// What stands between quotation marks; two of them within stand for one.
    private mutating func quoted() throws(Refusal) -> String {
        let opened = line
        var text: [UInt8] = []
        index += 1
        while let byte = peek {
            if byte == UInt8(ascii: "\"") {
                index += 1
                guard peek == byte else { return String(decoding: text, as: UTF8.self) }
                text.append(byte)
                index += 1
            } else if byte == Self.carriageReturn || byte == Self.lineFeed {
                endLine()
                text.append(Self.lineFeed)
            } else {
                text.append(byte)
                index += 1
            }
        }
        throw Refusal("a quotation mark that opens on line \(opened) is never closed: close it, and import again")
    }

    /// Steps over one line break: LF, CRLF, or the CR of old systems.
    private mutating func endLine() {
        guard let byte = peek else { return }
        index += 1
        if byte == Self.carriageReturn, peek == Self.lineFeed { index += 1 }
        line += 1
    }
}
