/// Keeps a spreadsheet from running a text of a CSV cell as a formula.
///
/// A spreadsheet takes a text for a formula that begins with `=`, `+`, `-` or `@`, some also behind blanks and
/// quotation marks or written fullwidth. Where the comma is the decimal sign, as in Belgium, France, Italy and Hungary,
/// it splits CSV at semicolons instead and takes our quotation marks within a field as they come; so what follows a
/// semicolon, a tab or the end of a line within a text is looked at as a cell of its own.
enum CSVFormula {
    /// The text with an apostrophe before every piece that would be run; all else is as it was.
    static func harmless(_ text: String) -> String {
        guard text.utf8.contains(where: { "=+-@\t\n".utf8.contains($0) || $0 == 0xEF }) else { return text }
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
