extension String {
    /// The text without blanks, tabs, ends of lines and no-break spaces before and after it.
    func trimmingBlanks() -> String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !Self.isBlank($0) }),
            let last = scalars.lastIndex(where: { !Self.isBlank($0) })
        else { return "" }
        return String(scalars[first...last])
    }

    /// The pieces between occurrences of a character of one scalar, empty ones too.
    func pieces(between delimiter: Unicode.Scalar) -> [String] {
        unicodeScalars.split(separator: delimiter, omittingEmptySubsequences: false).map { String($0) }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\t", "\n", "\r", "\u{A0}": true
        default: false
        }
    }
}
