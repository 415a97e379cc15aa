internal import CountryRules

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension JSONValue {
    /// What a text may ask of its reader: sealed content is the longest, and who a person is the deepest.
    static let bounds = JSONBounds(bytes: 1 << 24, depth: 128, values: 200_000)

    /// Reads JSON in UTF-8; the keys of its objects come out sorted.
    ///
    /// - Throws: When it is out of `bounds`, not JSON, has a key twice or a comma too many, or a number that is no integer.
    package init(parsing bytes: [UInt8]) throws {
        if let excess = Self.bounds.excess(in: bytes) { throw JalonError(.invalidInput, excess.reason) }
        guard DuplicateKeys.find(in: bytes).isEmpty else {
            throw JalonError(.invalidInput, "a key stands twice in one object")
        }
        guard !JSONText.endsAListWithAComma(bytes) else {
            throw JalonError(.invalidInput, "a comma stands before a closing bracket")
        }
        self = try JSONDecoder().decode(Parsed.self, from: Data(bytes)).value
    }

    /// A value of any shape.
    struct Parsed: Decodable {
        let value: JSONValue

        init(from decoder: any Decoder) throws {
            if let object = try? decoder.container(keyedBy: Key.self) {
                value = .object(
                    try object.allKeys.sorted { $0.stringValue < $1.stringValue }.map {
                        .init($0.stringValue, try object.decode(Parsed.self, forKey: $0).value)
                    })
            } else if var list = try? decoder.unkeyedContainer() {
                var values: [JSONValue] = []
                while !list.isAtEnd { values.append(try list.decode(Parsed.self).value) }
                value = .array(values)
            } else {
                let single = try decoder.singleValueContainer()
                if single.decodeNil() {
                    value = .null
                } else if let flag = try? single.decode(Bool.self) {
                    value = .bool(flag)
                } else if let text = try? single.decode(String.self) {
                    value = .string(text)
                } else {
                    value = .int(try single.decode(Int.self))
                }
            }
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
