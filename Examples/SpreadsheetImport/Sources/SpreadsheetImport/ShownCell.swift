/// What a report may show of a cell.
///
/// A name, a telephone number or a sentence may stand in the wrong column, and a report is passed around: a day is
/// shown as it stands, and of everything else its shape, which is enough to find the cell again.
enum ShownCell {
    private static let longest = 40
    /// A day has at most so many digits; a telephone number has more.
    private static let mostDigits = 8

    /// What was to be a day: as it stands where nothing but digits, signs and names of months is in it.
    static func day(_ text: String) -> String {
        let words = text.split { !$0.isLetter && !$0.isNumber }
        let isDay = words.allSatisfy { MonthNames.month($0.lowercased()) != nil || $0.allSatisfy(\.isDigit) }
        let isShort = text.count(where: \.isNumber) <= mostDigits
        return shown(text) { _ in isDay && isShort }
    }

    /// The title of a column: as it stands, on one line.
    static func title(_ text: String) -> String {
        let isLong = text.count > longest
        let signs = text.prefix(longest).map { $0.isWhitespace ? " " : isPrinted($0) || $0.isLetter ? $0 : "?" }
        return String(signs) + (isLong ? "…" : "")
    }

    /// What was to be a word of the mapping: its shape.
    static func word(_ text: String) -> String { shown(text) { _ in false } }

    private static func shown(_ text: String, where isPlain: (Substring) -> Bool) -> String {
        var shown = ""
        var rest = text.prefix(longest)
        while let first = rest.first {
            let word = rest.prefix { $0.isLetter || $0.isNumber }
            if word.isEmpty {
                shown.append(first.isWhitespace ? " " : isPrinted(first) ? first : "?")
                rest.removeFirst()
            } else {
                shown += isPlain(word) ? String(word) : shape(of: word)
                rest = rest[word.endIndex...]
            }
        }
        return shown + (text.count > longest ? "…" : "")
    }

    /// What no terminal takes for a command.
    private static func isPrinted(_ sign: Character) -> Bool { sign.asciiValue.map { 0x20...0x7E ~= $0 } ?? false }

    private static func shape(of word: Substring) -> String {
        String(word.map { $0.isNumber ? "9" : $0.isUppercase ? "X" : "x" })
    }
}
