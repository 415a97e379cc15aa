import Foundation

/// Swift source code without its comments and without what stands in its string literals, so that braces count.
struct SwiftCode {
    private(set) var text = ""
    private var rest: Substring

    init(_ source: String) {
        rest = source[...]
        while let character = rest.first {
            if rest.hasPrefix("//") {
                rest = rest.drop { $0 != "\n" }
            } else if rest.hasPrefix("/*") {
                skip(past: "*/")
            } else if character == "\"" || rest.hasPrefix("#\"") {
                skipString()
            } else {
                text.append(character)
                rest = rest.dropFirst()
            }
        }
    }

    private mutating func skip(past end: String) {
        rest = rest.range(of: end).map { rest[$0.upperBound...] } ?? ""
    }

    /// An interpolation in a literal may hold literals of its own.
    private mutating func skipString() {
        let isRaw = rest.hasPrefix("#")
        if isRaw { rest = rest.dropFirst() }
        let quote = rest.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
        rest = rest.dropFirst(quote.count)
        // A plain word may be the raw value of a case, which is part of what is shown.
        text += "\"\(quote.count == 1 ? rest.prefix { $0.isLetter || $0.isNumber || "-_./".contains($0) } : "")\""
        guard !isRaw else { return skip(past: quote + "#") }
        while !rest.isEmpty, !rest.hasPrefix(quote) {
            if rest.hasPrefix("\\(") {
                rest = rest.dropFirst(2)
                skipInterpolation()
            } else {
                rest = rest.dropFirst(rest.hasPrefix("\\") ? 2 : 1)
            }
        }
        rest = rest.dropFirst(quote.count)
    }

    private mutating func skipInterpolation() {
        var depth = 1
        let kept = text
        while depth > 0, let character = rest.first {
            if character == "\"" {
                skipString()
                continue
            }
            depth += character == "(" ? 1 : character == ")" ? -1 : 0
            rest = rest.dropFirst()
        }
        text = kept
    }
}
