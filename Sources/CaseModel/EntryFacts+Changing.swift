extension EntryFacts {
    /// The same facts with other values of some fields, by the names of the interchange format.
    ///
    /// - Parameter fields: The new values; `nil` takes a field away.
    /// - Throws: `JalonError` (`invalidInput`) for a field that an entry of this kind does not have, or a value
    ///   that is none.
    public func changed(_ fields: [String: String?]) throws(JalonError) -> EntryFacts {
        var members = members
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            members.removeAll { $0.key == name }
            if let value { members.append(.init(name, .string(value))) }
        }
        var read = try InterchangeFields.decode(Array(JSONValue.object(members).line.utf8))
        if case .caseOpened(let header) = self { read.reference = header.reference.text }
        return try read.facts(of: kind)
    }
}
