internal import CountryRules

extension InterchangeFields {
    /// Reads one JSON object.
    ///
    /// - Throws: `JalonError` (`invalidInput`) with the field and the reason; the sentence never repeats a value.
    package static func read(_ line: some Collection<UInt8>) throws(JalonError) -> InterchangeFields {
        if let fields = PlainFields.read(line) { return fields }
        let document: JSONDocument
        do {
            document = try JSONDocument.read(line, within: InterchangeLimits.line)
        } catch {
            let prefix = error.kind == .syntax ? "is not valid JSON: " : ""
            throw JalonError(.invalidInput, prefix + error.reason)
        }
        if let twice = document.twice.first {
            let name = Keys(rawValue: twice.key).map { "field \"\($0.rawValue)\"" } ?? "a field"
            throw JalonError(.invalidInput, "\(name): stands twice in one object")
        }
        guard case .object(let members) = document.value else {
            throw JalonError(.invalidInput, "is not a JSON object")
        }
        return try InterchangeFields(members)
    }

    private init(_ members: [JSONTree.Member]) throws(JalonError) {
        self.init()
        for member in members where Keys(rawValue: member.key) == nil {
            let name = member.key.quotedCode == "that" ? "…" : member.key
            throw JalonError(.invalidInput, "field \"\(name)\": the format has no such field")
        }
        for member in members {
            guard let key = Keys(rawValue: member.key) else { continue }
            add(key, member.value == .null ? nil : try Self.value(member.value, of: key))
        }
    }

    private static func value(_ tree: JSONTree, of key: Keys) throws(JalonError) -> Value {
        switch (key.shape, tree) {
        case (.text, .string(let text)): return .text(text)
        case (.flag, .bool(let flag)): return .flag(flag)
        case (.list, .array(let trees)):
            var texts: [String] = []
            for tree in trees {
                guard case .string(let text) = tree else { throw bad(key, "has to be a string") }
                texts.append(text)
            }
            return .list(texts)
        case (.number, .number):
            guard let number = tree.wholeNumber else { throw bad(key, "has to be a whole number") }
            return .number(number)
        case (.object, _):
            guard let value = JSONValue(tree) else { throw bad(key, "has to be made of texts and whole numbers") }
            return .person(value)
        case (.text, _): throw bad(key, "has to be a string")
        case (.flag, _): throw bad(key, "has to be true or false")
        case (.list, _): throw bad(key, "has to be a list of strings")
        case (.number, _): throw bad(key, "has to be a whole number")
        }
    }
}
