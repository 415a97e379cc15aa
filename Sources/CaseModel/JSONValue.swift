/// A JSON value whose objects keep the order of their keys, so that the same facts are the same bytes.
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// One key of an object with its value.
    package struct Member: Sendable, Hashable {
        package let key: String
        package let value: JSONValue

        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// A text, or null.
    package static func text(_ value: (some CustomStringConvertible)?) -> JSONValue {
        value.map { .string($0.description) } ?? .null
    }

    /// A list of texts.
    package static func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
}

extension JSONValue {
    /// The value in one line, UTF-8.
    package func write(into bytes: inout [UInt8]) {
        var buffer = ByteBuffer(capacity: 256)
        write(into: &buffer)
        bytes += buffer.array
    }

    /// The value in one line, UTF-8.
    ///
    /// - Parameter isQuiet: What is escaped in texts, as `ByteBuffer` says.
    package func write(into bytes: inout ByteBuffer, isQuiet: Bool = false) {
        switch self {
        case .null: bytes.put("null" as StaticString)
        case .bool(let value): bytes.put(value ? "true" : "false" as StaticString)
        case .int(let value): bytes.put(value)
        case .string(let text): bytes.put(json: text, isQuiet: isQuiet)
        case .array(let values):
            bytes.put(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.put(UInt8(ascii: ",")) }
                value.write(into: &bytes, isQuiet: isQuiet)
            }
            bytes.put(UInt8(ascii: "]"))
        case .object(let members):
            bytes.put(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.put(UInt8(ascii: ",")) }
                bytes.put(json: member.key, isQuiet: isQuiet)
                bytes.put(UInt8(ascii: ":"))
                member.value.write(into: &bytes, isQuiet: isQuiet)
            }
            bytes.put(UInt8(ascii: "}"))
        }
    }

    /// The value in one line.
    package var line: String {
        // Most lines find room in it, and are not moved while they grow.
        var bytes = ByteBuffer(capacity: 256)
        write(into: &bytes)
        return bytes.text
    }

    /// A JSON string: quotes, backslashes and control characters escaped, all else as it is.
    package static func write(_ text: String, into bytes: inout [UInt8]) {
        var buffer = ByteBuffer(capacity: text.utf8.count + 2)
        buffer.put(json: text)
        bytes += buffer.array
    }
}

extension JSONValue {
    /// How deep lists and objects stand in one another; 0 for a single value.
    var depth: Int {
        switch self {
        case .null, .bool, .int, .string: 0
        case .array(let values): 1 + (values.map(\.depth).max() ?? 0)
        case .object(let members): 1 + (members.map(\.value.depth).max() ?? 0)
        }
    }
}
