/// What a text of JSON or JSON5 may ask of its reader: none of it is left to whoever wrote the file.
package struct JSONBounds: Sendable {
    /// The most bytes.
    package let bytes: Int
    /// How deep lists and objects may stand in one another; 1 for a list of numbers.
    package let depth: Int
    /// The most values, lists and objects among them.
    package let values: Int

    /// The longest number, or name without quotation marks, in bytes: no number of a document has more than 20 digits.
    package static let longestWord = 128

    /// Makes bounds.
    package init(bytes: Int, depth: Int, values: Int) {
        self.bytes = bytes
        self.depth = depth
        self.values = values
    }

    /// Looks at a text as a whole, before its values are read.
    ///
    /// - Throws: `JSONFault` when it is too long, not UTF-8, or has a NUL byte.
    func checkText(_ text: [UInt8]) throws(JSONFault) {
        guard text.count <= bytes else {
            let reason = "is longer than \(Self.written(bytes)); split it, or take out what is not needed"
            throw JSONFault(kind: .excess, line: 1, reason: reason)
        }
        guard String(utf8: text) != nil else {
            throw JSONFault(kind: .excess, line: Self.line(ofInvalid: text), reason: "is not UTF-8; save it as UTF-8")
        }
        if let place = text.firstIndex(of: 0) {
            throw JSONFault(
                kind: .excess, line: 1 + text[..<place].count { $0 == UInt8(ascii: "\n") },
                reason: "has a NUL byte; this is not a text file, or it is UTF-16: save it as UTF-8")
        }
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
