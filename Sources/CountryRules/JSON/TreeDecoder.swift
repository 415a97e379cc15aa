/// Hands a value of JSON to what is `Decodable`.
struct TreeDecoder: Decoder {
    let tree: JSONTree
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any]

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = tree else { throw mismatch([String: JSONTree].self, "an object") }
        return KeyedDecodingContainer(TreeMembers(decoder: self, members: members))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let values) = tree else { throw mismatch([JSONTree].self, "a list") }
        return TreeList(decoder: self, values: values)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    /// The decoder of a value in this one.
    func decoder(of tree: JSONTree, at key: any CodingKey) -> TreeDecoder {
        TreeDecoder(tree: tree, codingPath: codingPath + [key], userInfo: userInfo)
    }

    /// What is not of the kind that is asked for.
    func mismatch(_ type: any Any.Type, _ wanted: String) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: codingPath, debugDescription: "has to be \(wanted), and is \(tree.kind)")
        if case .null = tree { return .valueNotFound(type, context) }
        return .typeMismatch(type, context)
    }
}

extension TreeDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { tree == .null }

    func decode(_ type: String.Type) throws -> String {
        guard case .string(let text) = tree else { throw mismatch(type, "a text") }
        return text
    }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard case .bool(let flag) = tree else { throw mismatch(type, "true or false") }
        return flag
    }

    func decode<Number: BinaryFloatingPoint & Decodable>(_ type: Number.Type) throws -> Number {
        guard case .number(let digits) = tree, let number = Double(digits), number.isFinite else {
            throw mismatch(type, "a number")
        }
        return Number(number)
    }

    func decode<Number: FixedWidthInteger & Decodable>(_ type: Number.Type) throws -> Number {
        guard let number = tree.wholeNumber.flatMap({ Number(exactly: $0) }) else {
            throw mismatch(type, "a whole number")
        }
        return number
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }
}

extension JSONTree {
    /// Makes a value of it.
    ///
    /// - Throws: `DecodingError` with the place and a clause that says what is wrong.
    package func decode<Value: Decodable>(
        _ type: Value.Type, userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) throws -> Value {
        try Value(from: TreeDecoder(tree: self, codingPath: [], userInfo: userInfo))
    }

    /// What it is, for a sentence.
    fileprivate var kind: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
