/// A text of JSON that was read whole.
///
/// Foundation's decoder goes as deep as the text does, keeps one of two equal keys and says nothing, lets a comma stand
/// before a closing bracket, knows no lines, and ends the process on a key of JSON5 that is not UTF-8; linked statically
/// it is most of a program that wants only the law. In a rule pack each of these would change the law or hide who did.
package struct JSONDocument: Sendable {
    /// Which grammar a text follows.
    package enum Dialect: Sendable {
        /// RFC 8259.
        case json
        /// JSON5, in which people write: comments, names without quotation marks, a comma after the last value.
        case json5
    }

    /// A key that stood before in the same object.
    package struct Twice: Sendable, Hashable {
        /// The key.
        package let key: String
        /// The line of the second occurrence, from 1.
        package let line: Int
    }

    /// What the text says.
    package let value: JSONTree
    /// The keys that stand twice, in the order of the text.
    package let twice: [Twice]

    /// Reads a text in UTF-8, with or without a byte order mark.
    ///
    /// - Throws: `JSONFault` with the line: the text is out of bounds, not UTF-8, or not of that dialect.
    package static func read(
        _ text: some Collection<UInt8>, as dialect: Dialect = .json, within bounds: JSONBounds
    ) throws(JSONFault) -> JSONDocument {
        let bytes = Array(text)
        try bounds.checkText(bytes)
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<JSONDocument, JSONFault> in
            var reader = JSONReader(ByteScanner(buffer), dialect, bounds)
            do throws(JSONFault) {
                let value = try reader.document()
                return .success(JSONDocument(value: value, twice: reader.twice))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
