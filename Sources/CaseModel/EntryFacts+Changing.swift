extension EntryFacts {
    /// The same facts with other values of some fields, by the names of the interchange format.
    ///
    /// - Parameter fields: The new values; `nil` takes a field away. Those of a list are separated by commas.
    /// - Throws: `JalonError` (`invalidInput`) for a field that an entry of this kind does not have, or a value
    ///   that is none.
    public func changed(_ fields: [String: String?]) throws(JalonError) -> EntryFacts {
        var members = members
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            members.removeAll { $0.key == name }
            if let value { members.append(.init(name, try Self.written(value, name))) }
        }
        var read = try InterchangeFields.read(Array(JSONValue.object(members).line.utf8))
        if case .caseOpened(let header) = self { read.name(header.reference) }
        return try read.facts(of: kind)
    }

    /// A value as its field is written.
    private static func written(_ value: String, _ name: String) throws(JalonError) -> JSONValue {
        guard let key = InterchangeFields.Keys(rawValue: name) else { return .string(value) }
        guard !key.isSealed else {
            throw InterchangeFields.bad(key, "is free text, which is given on standard input or in a file")
        }
        switch key.shape {
        case .text, .object: return .string(value)
        case .list: return .texts(value.split(separator: ",").map(String.init))
        case .number:
            guard let number = Int(value) else { throw InterchangeFields.bad(key, "has to be a whole number") }
            return .int(number)
        case .flag:
            guard value == "true" || value == "false" else {
                throw InterchangeFields.bad(key, "has to be true or false")
            }
            return .bool(value == "true")
        }
    }
}
