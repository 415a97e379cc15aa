/// The members of an object, asked for by key.
struct TreeMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let decoder: TreeDecoder
    private let members: [JSONTree.Member]
    /// The places of the members where there are too many to look through.
    private let places: [String: Int]?

    /// From how many members on a table of them is made.
    private static var many: Int { 16 }

    init(decoder: TreeDecoder, members: [JSONTree.Member]) {
        (self.decoder, self.members) = (decoder, members)
        places =
            members.count < Self.many
            ? nil : Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.key, $0) })
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var allKeys: [Key] { members.compactMap { Key(stringValue: $0.key) } }

    private func value(_ key: Key) -> JSONTree? {
        if let places { return places[key.stringValue].map { members[$0].value } }
        return members.first { $0.key == key.stringValue }?.value
    }

    private func found(_ key: Key) throws -> TreeDecoder {
        guard let value = value(key) else {
            throw DecodingError.keyNotFound(
                key, .init(codingPath: codingPath, debugDescription: "the key \"\(key.stringValue)\" is missing"))
        }
        return decoder.decoder(of: value, at: key)
    }

    func contains(_ key: Key) -> Bool { value(key) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try found(key).decodeNil() }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try found(key).decode(type) }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try found(key).decode(type) }
    func decode<Number: BinaryFloatingPoint & Decodable>(_ type: Number.Type, forKey key: Key) throws -> Number {
        try found(key).decode(type)
    }
    func decode<Number: FixedWidthInteger & Decodable>(_ type: Number.Type, forKey key: Key) throws -> Number {
        try found(key).decode(type)
    }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try found(key).decode(type) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { try found(key).container(keyedBy: type) }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try found(key).unkeyedContainer()
    }
    func superDecoder() -> any Decoder { decoder }
    func superDecoder(forKey key: Key) throws -> any Decoder { try found(key) }
}
