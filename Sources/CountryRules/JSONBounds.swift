/// What a text of JSON or JSON5 may ask of its reader, looked at before the decoder reads it.
///
/// Foundation's decoder goes as deep as the text does, keeps a table of every value, and ends the process on a key of
/// JSON5 that is not UTF-8. None of that is left to whoever wrote the file.
package struct JSONBounds: Sendable {
    /// The most bytes.
    package let bytes: Int
    /// How deep lists and objects may stand in one another; 1 for a list of numbers.
    package let depth: Int
    /// The most values: members of objects and elements of lists.
    package let values: Int

    /// The longest number, or name without quotation marks, in bytes: no number of a document has more than 20 digits.
    package static let longestWord = 128

    /// What is too much, and on which line.
    package struct Excess: Sendable, Hashable {
        /// The line, from 1.
        package let line: Int
        /// What is too much, and what would be accepted.
        package let reason: String
    }

    /// Makes bounds.
    package init(bytes: Int, depth: Int, values: Int) {
        self.bytes = bytes
        self.depth = depth
        self.values = values
    }

    /// The first thing in a text that is too much; `nil` when a decoder may read it.
    package func excess(in text: some Collection<UInt8>) -> Excess? {
        guard text.count <= bytes else {
            return Excess(
                line: 1, reason: "is longer than \(Self.written(bytes)); split it, or take out what is not needed")
        }
        let array = Array(text)
        guard String(utf8: array) != nil else {
            return Excess(line: Self.line(ofInvalid: array), reason: "is not UTF-8; save it as UTF-8")
        }
        if let place = array.firstIndex(of: 0) {
            return Excess(
                line: 1 + array[..<place].count(where: { $0 == UInt8(ascii: "\n") }),
                reason: "has a NUL byte; this is not a text file, or it is UTF-16: save it as UTF-8")
        }
        var scanner = Scanner(bounds: self)
        return array.withUnsafeBufferPointer { scanner.excess(in: $0) }
    }

    /// A number of bytes as sentences have it.
    package static func written(_ bytes: Int) -> String {
        if bytes >= 1 << 30, bytes.isMultiple(of: 1 << 30) { return "\(bytes >> 30) GiB" }
        if bytes >= 1 << 20, bytes.isMultiple(of: 1 << 20) { return "\(bytes >> 20) MiB" }
        return bytes.isMultiple(of: 1 << 10) ? "\(bytes >> 10) KiB" : "\(bytes) bytes"
    }

    /// The line on which the first byte stands that is not UTF-8.
    private static func line(ofInvalid bytes: [UInt8]) -> Int {
        var line = 1
        for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            guard String(utf8: part) != nil else { return line }
            line += 1
        }
        return line
    }
}

extension JSONBounds {
    /// Goes through a text once, with a counter for a stack.
    private struct Scanner {
        let bounds: JSONBounds
        private var index = 0
        private var line = 1
        private var depth = 0
        private var values = 0

        init(bounds: JSONBounds) { self.bounds = bounds }

        mutating func excess(in text: UnsafeBufferPointer<UInt8>) -> Excess? {
            while index < text.count {
                let byte = text[index]
                index += 1
                switch byte {
                case UInt8(ascii: "\n"): line += 1
                case UInt8(ascii: "{"), UInt8(ascii: "["):
                    depth += 1
                    values += 1
                    guard depth <= bounds.depth else {
                        return found("lists and objects stand more than \(bounds.depth) deep in one another")
                    }
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth = max(0, depth - 1)
                case UInt8(ascii: ","): values += 1
                case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(text, byte)
                case UInt8(ascii: "/"): skipComment(text)
                case let byte where Self.isWord(byte):
                    let start = index
                    while index < text.count, Self.isWord(text[index]) { index += 1 }
                    guard index - start < JSONBounds.longestWord else {
                        return found("has a number or a name of more than \(JSONBounds.longestWord) characters")
                    }
                default: break
                }
                guard values <= bounds.values else { return found("has more than \(bounds.values) values; split it") }
            }
            return nil
        }

        private func found(_ reason: String) -> Excess { Excess(line: line, reason: reason) }

        private mutating func skipString(_ text: UnsafeBufferPointer<UInt8>, _ quote: UInt8) {
            while index < text.count, text[index] != quote {
                if text[index] == UInt8(ascii: "\n") { line += 1 }
                index += text[index] == UInt8(ascii: "\\") && index + 1 < text.count ? 2 : 1
            }
            index += 1
        }

        private mutating func skipComment(_ text: UnsafeBufferPointer<UInt8>) {
            guard index < text.count else { return }
            if text[index] == UInt8(ascii: "/") {
                while index < text.count, text[index] != UInt8(ascii: "\n") { index += 1 }
            } else if text[index] == UInt8(ascii: "*") {
                index += 1
                while index < text.count {
                    if text[index] == UInt8(ascii: "\n") { line += 1 }
                    index += 1
                    if text[index - 1] == UInt8(ascii: "*"), index < text.count, text[index] == UInt8(ascii: "/") {
                        break
                    }
                }
                index += 1
            }
        }

        private static func isWord(_ byte: UInt8) -> Bool {
            byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "$") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
                || byte == UInt8(ascii: "-")
        }
    }
}
