extension JSONReader {
    /// A text between quotation marks, its escapes resolved.
    mutating func text() throws(JSONFault) -> String {
        let quote = scan.bytes[scan.index]
        scan.index += 1
        var start = scan.index
        var text: [UInt8] = []
        while true {
            scan.skipPlain(until: quote)
            switch scan.next {
            case nil: throw fault("a text is not closed")
            case quote?:
                scan.index += 1
                let piece = scan.bytes[start..<scan.index - 1]
                return text.isEmpty
                    ? String(decoding: piece, as: UTF8.self) : String(decoding: text + piece, as: UTF8.self)
            case UInt8(ascii: "\\")?:
                text += scan.bytes[start..<scan.index]
                scan.index += 1
                try escape(into: &text)
                start = scan.index
            case 0x0A?, 0x0D?: throw fault("a text goes on over the end of its line")
            case .some where !isJSON5: throw fault("a text has a control character that is not written as an escape")
            default: scan.index += 1
            }
        }
    }

    /// What an escape stands for; the backslash was read.
    private mutating func escape(into text: inout [UInt8]) throws(JSONFault) {
        guard let letter = scan.next else { throw fault("a text is not closed") }
        scan.index += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "u"): text += Array(Character(try scalarEscape()).utf8)
        default:
            guard isJSON5 else { throw fault("a text has an escape that JSON does not know") }
            try escapeOfJSON5(letter, into: &text)
        }
    }

    private mutating func escapeOfJSON5(_ letter: UInt8, into text: inout [UInt8]) throws(JSONFault) {
        switch letter {
        case UInt8(ascii: "v"): text.append(0x0B)
        case UInt8(ascii: "x"):
            text += Array(Character(Unicode.Scalar(UInt8(try hexadecimal(digits: 2)))).utf8)
        case UInt8(ascii: "0"):
            if let byte = scan.next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                throw fault("a text has an escape that JSON5 does not know")
            }
            text.append(0x00)
        case UInt8(ascii: "1")...UInt8(ascii: "9"): throw fault("a text has an escape that JSON5 does not know")
        // The text goes on on the next line.
        case 0x0A: break
        case 0x0D: if scan.next == 0x0A { scan.index += 1 }
        case 0x80...:
            scan.index -= 1
            guard let scalar = scalar() else { throw fault("is not UTF-8; save it as UTF-8") }
            let bytes = Array(Character(scalar).utf8)
            scan.index += bytes.count
            if scalar != "\u{2028}", scalar != "\u{2029}" { text += bytes }
        default: text.append(letter)
        }
    }

    /// The character of an escape of four digits, or of two of them where one is only half.
    mutating func scalarEscape() throws(JSONFault) -> Unicode.Scalar {
        let code = try hexadecimal(digits: 4)
        if let scalar = Unicode.Scalar(code) { return scalar }
        guard (0xD800..<0xDC00).contains(code), scan.next == UInt8(ascii: "\\") else { throw halfOfACharacter }
        scan.index += 1
        guard scan.next == UInt8(ascii: "u") else { throw halfOfACharacter }
        scan.index += 1
        let low = try hexadecimal(digits: 4)
        guard (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (code - 0xD800) << 10 + low - 0xDC00)
        else { throw halfOfACharacter }
        return scalar
    }

    private var halfOfACharacter: JSONFault { fault("a text has an escape that is half of a character") }

    private mutating func hexadecimal(digits: Int) throws(JSONFault) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<digits {
            guard let byte = scan.next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("a text has an escape with a digit that is none")
            }
            code = code << 4 | UInt32(digit)
            scan.index += 1
        }
        return code
    }
}
