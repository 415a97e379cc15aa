internal import CountryRules

extension JSONValue {
    /// What a text may ask of its reader: sealed content is the longest, and who a person is the deepest.
    static let bounds = JSONBounds(bytes: 1 << 24, depth: 128, values: 200_000)

    /// Reads JSON in UTF-8; the keys of its objects come out sorted.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when it is out of `bounds`, not JSON, has a key twice, or a number that is
    ///   no integer.
    package init(parsing bytes: [UInt8]) throws(JalonError) {
        let document: JSONDocument
        do {
            document = try JSONDocument.read(bytes, within: Self.bounds)
        } catch {
            throw JalonError(.invalidInput, error.reason)
        }
        guard document.twice.isEmpty else { throw JalonError(.invalidInput, "a key stands twice in one object") }
        guard let value = JSONValue(document.value) else {
            throw JalonError(.invalidInput, "has a number that is not a whole number of 64 bits")
        }
        self = value
    }

    /// The value of a tree, the keys of its objects sorted; `nil` when a number in it is no integer.
    init?(_ tree: JSONTree) {
        switch tree {
        case .null: self = .null
        case .bool(let flag): self = .bool(flag)
        case .string(let text): self = .string(text)
        case .number:
            guard let number = tree.wholeNumber else { return nil }
            self = .int(number)
        case .array(let trees):
            let values = trees.compactMap { JSONValue($0) }
            guard values.count == trees.count else { return nil }
            self = .array(values)
        case .object(let trees):
            let members = trees.compactMap { tree in JSONValue(tree.value).map { Member(tree.key, $0) } }
            guard members.count == trees.count else { return nil }
            self = .object(members.sorted { $0.key < $1.key })
        }
    }
}
