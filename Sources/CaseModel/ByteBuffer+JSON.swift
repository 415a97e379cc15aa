extension ByteBuffer {
    /// Puts a JSON string at the end: quotes, backslashes and control characters escaped, all else as it is.
    ///
    /// - Parameter isQuiet: Whether what acts on a terminal, ends a line for some reader or turns the direction of
    ///   writing is escaped too: U+0080 to U+009F, U+2028 to U+202E, U+2066 to U+206F.
    package mutating func put(json text: String, isQuiet: Bool = false) {
        text.withBytes { put(json: $0, isQuiet) }
    }

    private mutating func put(json text: UnsafeBufferPointer<UInt8>, _ isQuiet: Bool) {
        // Most texts have nothing to escape, and are copied whole.
        let signs = ByteSigns(in: text)
        let isEscaped =
            !signs.isPlain
            && (signs.hasControls || signs.hasLines || signs.hasQuotes || signs.hasBackslashes
                || (isQuiet && signs.hasWide))
        guard isEscaped else { return put(quoted: text) }
        put(UInt8(ascii: "\""))
        escape(text, isQuiet)
        put(UInt8(ascii: "\""))
    }

    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>, _ isQuiet: Bool) {
        // What stands between two bytes that are escaped is copied in one go.
        var copied = 0
        var place = 0
        while place < text.count {
            let byte = text[place]
            guard Self.mayBeEscaped(byte, isQuiet) else {
                place += 1
                continue
            }
            put(UnsafeBufferPointer(rebasing: text[copied..<place]))
            var length = 1
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                put(UInt8(ascii: "\\"))
                put(byte)
            case 0x0A: put("\\n" as StaticString)
            case 0x0D: put("\\r" as StaticString)
            case 0x09: put("\\t" as StaticString)
            case ..<0x20, 0x7F: put(escape: UInt16(byte))
            default:
                if let loud = Self.loud(text[place...]) {
                    put(escape: loud.scalar)
                    length = loud.length
                } else {
                    put(byte)
                }
            }
            place += length
            copied = place
        }
        put(UnsafeBufferPointer(rebasing: text[copied...]))
    }

    /// Whether something is escaped that begins with a byte, as far as the byte tells.
    private static func mayBeEscaped(_ byte: UInt8, _ isQuiet: Bool) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
            || (isQuiet && (byte == 0xC2 || byte == 0xE2))
    }

    private mutating func put(escape scalar: UInt16) {
        put("\\u" as StaticString)
        for shift in [12, 8, 4, 0] as [UInt16] {
            let digit = UInt8(scalar >> shift & 15)
            put(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }

    /// The character with which the bytes begin, when it is one that acts, and how many bytes it has.
    private static func loud(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (scalar: UInt16, length: Int)? {
        var bytes = bytes.prefix(3)
        switch (bytes.popFirst(), bytes.popFirst(), bytes.popFirst()) {
        case (0xC2, let second?, _) where second < 0xA0: return (UInt16(second), 2)
        case (0xE2, 0x80, let third?) where (0xA8...0xAE).contains(third): return (0x2000 + UInt16(third & 0x3F), 3)
        case (0xE2, 0x81, let third?) where (0xA6...0xAF).contains(third): return (0x2040 + UInt16(third & 0x3F), 3)
        default: return nil
        }
    }
}
