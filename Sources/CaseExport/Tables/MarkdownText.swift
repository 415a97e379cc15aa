/// Text within a GitHub table or heading, as plain text: nothing in it is markup, a link or an element of HTML.
///
/// Signs of markup are escaped. Escapes do not keep a reader from making links of addresses (GitHub Flavored Markdown,
/// 6.9) or mentions of `@name`, `#12` and `GH-12`; a word with such a thing is written as code, which is never looked
/// into.
enum MarkdownText {
    /// The text on one line; the ends of its own lines are `<br>`.
    static func escaped(_ text: String) -> String {
        let lines = ShownText.of(text).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { line in
            line.split { $0 == " " || $0 == "\t" }.map { word($0) }.joined(separator: " ")
        }.joined(separator: "<br>")
    }

    private static func word(_ word: Substring.UnicodeScalarView) -> String {
        guard isActive(word) else { return plain(word) }
        // A table is split at its bars before code is looked for, so they stay outside of it.
        return word.split(separator: "|", omittingEmptySubsequences: false).map { code($0) }
            .joined(separator: "&#124;")
    }

    private static func plain(_ word: Substring.UnicodeScalarView) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in word {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "|": escaped.append(contentsOf: "&#124;".unicodeScalars)
            case "\\", "`", "*", "_", "[", "]", "(", ")", "{", "}", "#", "!", "~", "$", "^", ":":
                escaped.append("\\")
                escaped.append(scalar)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    /// A word as code, between more backticks than it has in a row.
    private static func code(_ word: Substring.UnicodeScalarView) -> String {
        guard !word.isEmpty else { return "" }
        let runs = word.split { $0 != "`" }.map(\.count)
        guard let longest = runs.max() else { return "`\(String(word))`" }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence) \(String(word)) \(fence)"
    }

    private static func isActive(_ word: Substring.UnicodeScalarView) -> Bool {
        let bytes = Array(String(word).lowercased().utf8)
        for index in bytes.indices {
            let rest = bytes[index...]
            if rest.first == UInt8(ascii: "@") || marks.contains(where: { rest.starts(with: $0.utf8) }) { return true }
            if rest.first == UInt8(ascii: "#") || rest.starts(with: "gh-".utf8),
                let next = rest.dropFirst(rest.first == UInt8(ascii: "#") ? 1 : 3).first,
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
            {
                return true
            }
        }
        return false
    }

    private static let marks = ["://", "www.", "mailto:", "xmpp:"]
}
