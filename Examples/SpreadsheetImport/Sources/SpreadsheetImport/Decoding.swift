/// Any key of an object.
struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension Decoder {
    /// Refuses a key that nobody reads: it is a slip of the pen, and would be passed over in silence.
    func allowOnly(_ keys: [String]) throws {
        let values = try container(keyedBy: AnyKey.self)
        for key in values.allKeys where !keys.contains(key.stringValue) {
            throw values.problem(key, "is not known here; known are \(keys.joined(separator: ", "))")
        }
    }
}

extension KeyedDecodingContainer {
    /// What is wrong about a key.
    func problem(_ key: Key, _ sentence: String) -> DecodingError {
        .dataCorruptedError(forKey: key, in: self, debugDescription: sentence)
    }
}

extension DecodingError {
    /// Where something is wrong in a mapping, and what.
    var sentence: String {
        switch self {
        case .keyNotFound(let key, let context): "\(Self.path(context.codingPath)) is missing \(key.stringValue)"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            "\(Self.path(context.codingPath)): \(context.debugDescription)"
        @unknown default: "\(self)"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.isEmpty ? "it" : keys.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }.joined(separator: ".")
    }
}

extension StringProtocol {
    /// The text without blanks around it, in small letters: so titles and words are compared.
    var folded: String { trimmed.lowercased() }

    /// The text without blanks around it, those that do not break a line included.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
