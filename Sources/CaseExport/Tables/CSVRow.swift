/// A row of CSV as RFC 4180 has it.
enum CSVRow {
    /// The cells with commas between, quoted where they need it, and CRLF.
    static func bytes(_ cells: [String]) -> [UInt8] {
        // A line without anything would be no row at all.
        guard cells != [""] else { return Array("\"\"\r\n".utf8) }
        var bytes: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell, to: &bytes)
        }
        bytes.append(contentsOf: "\r\n".utf8)
        return bytes
    }

    /// Appends a cell, quoted where it needs it.
    static func append(_ cell: String, to bytes: inout [UInt8]) {
        var cell = cell
        cell.withUTF8 { cell in
            guard cell.contains(where: needsQuotes) else { return bytes.append(contentsOf: cell) }
            let quote = UInt8(ascii: "\"")
            bytes.append(quote)
            if cell.contains(quote) {
                for byte in cell {
                    if byte == quote { bytes.append(quote) }
                    bytes.append(byte)
                }
            } else {
                bytes.append(contentsOf: cell)
            }
            bytes.append(quote)
        }
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
        default: false
        }
    }

    /// Appends a text that nothing has to be done to.
    ///
    /// It is printable ASCII without a comma, a semicolon or a quotation mark, and does not begin as a formula does. Most
    /// cells are such: codes, words, identifiers.
    ///
    /// - Returns: Whether it was one.
    static func appendPlain(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> Bool {
        switch text.first {
        case nil: return true
        // Behind a blank or a quotation mark a formula may begin.
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: " "),
            UInt8(ascii: "'"), UInt8(ascii: "`"):
            return false
        default: break
        }
        for byte in text {
            switch byte {
            case ..<0x20, 0x7F..., UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: ";"): return false
            default: break
            }
        }
        bytes.append(contentsOf: text)
        return true
    }
}
