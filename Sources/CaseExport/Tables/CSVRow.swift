/// A row of CSV as RFC 4180 has it.
enum CSVRow {
    /// The cells with commas between, quoted where they need it, and CRLF.
    static func bytes(_ cells: [String]) -> [UInt8] {
        // A line without anything would be no row at all.
        guard cells != [""] else { return Array("\"\"\r\n".utf8) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell, to: &bytes)
        }
        bytes.append(contentsOf: "\r\n".utf8)
        return bytes
    }

    private static func append(_ cell: String, to bytes: inout [UInt8]) {
        let isWritten: Void? =
            cell.utf8.withContiguousStorageIfAvailable { text -> Void? in
                for byte in text where isQuoted(byte) { return nil }
                bytes.append(contentsOf: text)
                return ()
            } ?? nil
        guard isWritten == nil else { return }
        guard cell.utf8.contains(where: isQuoted) else {
            bytes.append(contentsOf: cell.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isQuoted(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\r")
            || byte == UInt8(ascii: "\n")
    }
}
