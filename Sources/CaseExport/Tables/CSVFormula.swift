/// Keeps a spreadsheet from running a text of a CSV cell as a formula.
///
/// A spreadsheet takes a text for a formula that begins with `=`, `+`, `-` or `@`, some also behind blanks and
/// quotation marks or written fullwidth. Where the comma is the decimal sign, as in Belgium, France, Italy and Hungary,
/// it splits CSV at semicolons instead and takes our quotation marks within a field as they come; so what follows a
/// semicolon, a tab or the end of a line within a text is looked at as a cell of its own.
enum CSVFormula {
    /// The text with an apostrophe before every piece that would be run; all else is as it was.
    static func harmless(_ text: String) -> String {
        var text = text
        guard !text.withUTF8(isPlain) else { return text }
        var result: [Unicode.Scalar] = []
        if let first = text.unicodeScalars.first, first == "\t" || first == "\n" { result.append("'") }
        var pieceStart = 0
        var isBeginning = true
        for scalar in text.unicodeScalars {
            if scalar == ";" || scalar == "\t" || scalar == "\n" {
                pieceStart = result.count + 1
                isBeginning = true
            } else if isBeginning, !isPassedOver(scalar) {
                if isLead(scalar) { result.insert("'", at: pieceStart) }
                isBeginning = false
            }
            result.append(scalar)
        }
        return String(String.UnicodeScalarView(result))
    }

    /// Whether no piece begins with a sign of a formula, as far as ASCII tells: most texts are done with that.
    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if bytes.first == UInt8(ascii: "\t") || bytes.first == UInt8(ascii: "\n") { return false }
        var isBeginning = true
        for byte in bytes {
            switch byte {
            case UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "\n"): isBeginning = true
            case _ where !isBeginning: break
            case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x80...: return false
            case ..<0x21, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): break
            default: isBeginning = false
            }
        }
        return true
    }

    /// What a formula begins with; fullwidth and small forms fold to the same signs.
    private static func isLead(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@": true
        case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
        case "\u{FE66}", "\u{FE62}", "\u{FE63}", "\u{FE6B}": true
        default: false
        }
    }

    /// Blanks, seen or not, and quotation marks, behind which a formula may begin.
    private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return properties.isWhitespace || properties.isDefaultIgnorableCodePoint || properties.isQuotationMark
            || scalar == "`"
    }
}
