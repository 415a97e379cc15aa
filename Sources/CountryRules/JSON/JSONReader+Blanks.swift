extension JSONReader {
    /// Passes over blanks, and over the comments of JSON5.
    mutating func skipBlanks() throws(JSONFault) {
        scan.skipBlanks()
        guard isJSON5 else { return }
        while let byte = scan.next {
            switch byte {
            case UInt8(ascii: "/"): try skipComment()
            case 0x0B, 0x0C: scan.index += 1
            case 0x80...:
                guard let scalar = scalar(), Self.isBlank(scalar) else { return }
                scan.index += UTF8.width(scalar)
            default: return
            }
            scan.skipBlanks()
        }
    }

    private mutating func skipComment() throws(JSONFault) {
        let start = scan.index
        scan.index += 1
        switch scan.next {
        case UInt8(ascii: "/"):
            while let byte = scan.next, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r"), !isAtLineSeparator {
                scan.index += 1
            }
        case UInt8(ascii: "*"):
            scan.index += 1
            while let byte = scan.next {
                scan.index += 1
                if byte == UInt8(ascii: "*"), scan.next == UInt8(ascii: "/") {
                    scan.index += 1
                    return
                }
            }
            scan.index = start
            throw fault("a comment is not closed")
        default: throw fault("a stroke begins no comment")
        }
    }

    /// Whether U+2028 or U+2029 stands here, which ends a line for JSON5 and for those who see one.
    private var isAtLineSeparator: Bool {
        guard scan.next == 0xE2, let scalar = scalar() else { return false }
        return scalar == "\u{2028}" || scalar == "\u{2029}"
    }

    /// The character at the place, of bytes that are known to be UTF-8.
    func scalar() -> Unicode.Scalar? {
        var decoder = Unicode.UTF8()
        var bytes = scan.bytes[scan.index...].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
        return scalar
    }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{FEFF}", "\u{2028}", "\u{2029}": true
        default: scalar.properties.generalCategory == .spaceSeparator
        }
    }
}
