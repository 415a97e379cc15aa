extension JSONReader {
    /// A number, `true`, `false` or `null`.
    mutating func word() throws(JSONFault) -> JSONTree {
        let word = try token()
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        default:
            var rest = word[...]
            guard Self.takeNumber(&rest, isJSON5: isJSON5), rest.isEmpty else {
                throw word.isEmpty
                    ? fault("a value is missing") : mistake("a value is neither a text nor a number")
            }
            guard isJSON5 || Double(word)?.isFinite == true else { throw mistake("a number is too great") }
            return .number(word)
        }
    }

    /// A name without quotation marks, as JSON5 has it for keys; `nil` for anything else.
    mutating func name() throws(JSONFault) -> String? {
        let start = scan.index
        var name = try token()
        while scan.next == UInt8(ascii: "\\") {
            scan.index += 1
            guard scan.next == UInt8(ascii: "u") else { throw fault("a key has an escape that JSON5 does not know") }
            scan.index += 1
            name.unicodeScalars.append(try scalarEscape())
            name += try token()
        }
        guard let first = name.unicodeScalars.first, Self.isName(first, isFirst: true),
            name.unicodeScalars.allSatisfy({ Self.isName($0, isFirst: false) })
        else {
            scan.index = start
            return nil
        }
        return name
    }

    /// Whether a character may stand in a name; the tables of Unicode are asked only beyond ASCII.
    private static func isName(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "_", "$": true
        case "0"..."9": !isFirst
        case ..."\u{7F}": false
        default: isFirst ? scalar.properties.isIDStart : scalar.properties.isIDContinue
        }
    }

    /// Letters, digits and what stands between them.
    private mutating func token() throws(JSONFault) -> String {
        let start = scan.index
        while let byte = scan.next, Self.isWord(byte) {
            guard byte >= 0x80 else {
                scan.index += 1
                continue
            }
            guard let scalar = scalar(), !Self.isBlank(scalar) else { break }
            scan.index += UTF8.width(scalar)
        }
        guard scan.index - start <= JSONBounds.longestWord else {
            throw excess("has a number or a name of more than \(JSONBounds.longestWord) characters")
        }
        return String(decoding: scan.bytes[start..<scan.index], as: UTF8.self)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "$") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: "-")
    }

    /// Takes a number from the beginning of a word.
    private static func takeNumber(_ word: inout Substring, isJSON5: Bool) -> Bool {
        if word.first == "-" || isJSON5 && word.first == "+" { word.removeFirst() }
        if isJSON5 {
            if word == "Infinity" || word == "NaN" {
                word = ""
                return true
            }
            if word.hasPrefix("0x") || word.hasPrefix("0X") {
                word.removeFirst(2)
                return takeDigits(&word) { $0.isHexDigit } > 0
            }
        }
        let isZero = word.first == "0"
        let whole = takeDigits(&word)
        guard whole > 0 ? !isZero || whole == 1 : isJSON5 && word.first == "." else { return false }
        if word.first == "." {
            word.removeFirst()
            let parts = takeDigits(&word)
            guard parts > 0 || isJSON5 && whole > 0 else { return false }
        }
        guard word.first == "e" || word.first == "E" else { return true }
        word.removeFirst()
        if word.first == "-" || word.first == "+" { word.removeFirst() }
        return takeDigits(&word) > 0
    }

    /// How many digits were taken.
    private static func takeDigits(
        _ word: inout Substring, _ isDigit: (Character) -> Bool = { ("0"..."9").contains($0) }
    ) -> Int {
        let digits = word.prefix { $0.isASCII && isDigit($0) }
        word = word[digits.endIndex...]
        return digits.count
    }
}
