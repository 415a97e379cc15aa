internal import CaseModel

/// A row of CSV as RFC 4180 has it.
enum CSVRow {
    /// The cells with commas between, quoted where they need it, and CRLF.
    static func bytes(_ cells: [String]) -> [UInt8] {
        // A line without anything would be no row at all.
        guard cells != [""] else { return Array("\"\"\r\n".utf8) }
        var bytes = ByteBuffer(capacity: 512)
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.put(UInt8(ascii: ",")) }
            append(cell, to: &bytes)
        }
        bytes.put("\r\n" as StaticString)
        return bytes.array
    }

    /// Appends a cell, quoted where it needs it.
    static func append(_ cell: String, to bytes: inout ByteBuffer) {
        cell.withBytes { cell in
            if cell.contains(where: needsQuotes) {
                appendQuoted(cell, hasQuotes: cell.contains(UInt8(ascii: "\"")), to: &bytes)
            } else {
                bytes.put(cell)
            }
        }
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
        default: false
        }
    }

    private static func appendQuoted(
        _ cell: UnsafeBufferPointer<UInt8>, hasQuotes: Bool, to bytes: inout ByteBuffer
    ) {
        let quote = UInt8(ascii: "\"")
        bytes.put(quote)
        if hasQuotes {
            for byte in cell {
                if byte == quote { bytes.put(quote) }
                bytes.put(byte)
            }
        } else {
            bytes.put(cell)
        }
        bytes.put(quote)
    }
}

extension CSVRow {
    /// Appends a text so that nothing in it acts: neither on a terminal nor in a spreadsheet.
    static func append(text: String, to bytes: inout ByteBuffer) {
        // Half of the cells of a row are empty.
        if text.isEmpty { return }
        if text.withBytes({ appendHarmless($0, to: &bytes) }) { return }
        append(CSVFormula.harmless(ShownText.of(text)), to: &bytes)
    }

    /// Appends a text that nothing has to be done to but to quote it.
    ///
    /// Nothing in it is shown otherwise, and no piece of it begins as a formula. Nearly all cells are such; that four
    /// looks are one here took a fifteenth from an export of all cases (make bench ROW=csv).
    ///
    /// - Returns: Whether it was one.
    private static func appendHarmless(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout ByteBuffer) -> Bool {
        guard let first = text.first else { return true }
        let signs = ByteSigns(in: text)
        if signs.isPlain, beginsPlainly(first) {
            bytes.put(text)
            return true
        }
        let isOnePiece = !signs.hasLines && !signs.hasSemicolons && beginsPlainly(first)
        guard !signs.hasControls, !signs.hasWide || ShownText.isPlain(text), isOnePiece || CSVFormula.isPlain(text)
        else { return false }
        if signs.hasCommas || signs.hasQuotes || signs.hasLines {
            appendQuoted(text, hasQuotes: signs.hasQuotes, to: &bytes)
        } else {
            bytes.put(text)
        }
        return true
    }

    /// Whether a piece that begins so is no formula, whatever follows: behind blanks and quotation marks one may begin.
    private static func beginsPlainly(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), ...0x20, UInt8(ascii: "\""),
            UInt8(ascii: "'"), UInt8(ascii: "`"), 0x80...:
            false
        default: true
        }
    }
}
