/// A text within a chart of Mermaid, whose language has no way to escape.
enum MermaidLabel {
    /// The most characters of Unicode in a label: bars have little room, and a chart may not be long.
    static let longest = 80

    /// The text on one line, with the signs of Mermaid's language replaced by their fullwidth forms, and cut behind 80
    /// characters; `nil` when nothing is left.
    static func cleaned(_ text: String) -> String? {
        var label = String.UnicodeScalarView()
        for scalar in cut(ShownText.line(text)).unicodeScalars { label.append(replaced(scalar)) }
        return label.isEmpty ? nil : String(label)
    }

    /// The text on one line, whole, with the signs of Mermaid's language replaced: for a comment.
    static func harmless(_ text: String) -> String {
        String(String.UnicodeScalarView(ShownText.line(text).unicodeScalars.map(replaced)))
    }

    private static func replaced(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        // Separators, comments, directives and entities; quotation marks, HTML, code and formulas.
        case ":", ";", "#", "%", "&", "{", "}", "<", ">", "\"", "'", "`", "\\", "$", "@", "|", "[", "]", "*", "_", "~":
            Unicode.Scalar(scalar.value + 0xFEE0) ?? "\u{FFFD}"
        default: scalar
        }
    }

    private static func cut(_ line: String) -> String {
        guard line.unicodeScalars.count > longest else { return line }
        var cut = ""
        var left = longest - 1
        for character in line {
            left -= character.unicodeScalars.count
            if left < 0 { break }
            cut.append(character)
        }
        if cut.isEmpty { cut = String(String.UnicodeScalarView(line.unicodeScalars.prefix(longest - 1))) }
        while cut.unicodeScalars.last == " " { cut.unicodeScalars.removeLast() }
        return cut + "…"
    }
}
