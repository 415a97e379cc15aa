package import CivilCalendar

extension InterchangeFields {
    /// The day of a field; `nil` when it is null or missing.
    package func day(_ key: Keys) throws(JalonError) -> CivilDate? {
        guard let text = self[key] else { return nil }
        do {
            return try CivilDate(iso8601: text)
        } catch {
            throw Self.bad(key, "\(error)")
        }
    }

    /// The day of a field that has to be there.
    package func neededDay(_ key: Keys) throws(JalonError) -> CivilDate {
        guard let day = try day(key) else { throw Self.bad(key, "is missing") }
        return day
    }

    /// The text of a field that has to be there.
    package func needed(_ key: Keys) throws(JalonError) -> String {
        guard let text = self[key] else { throw Self.bad(key, "is missing") }
        return text
    }

    /// The entry that a field names.
    func id(_ key: Keys) throws(JalonError) -> EntryID {
        let name = try needed(key)
        guard let id = EntryID(name) else { throw Self.bad(key, "\(name.quotedCode) is not a UUID") }
        return id
    }

    /// An identifier that a pack defines: small letters, digits and dashes.
    func code(_ key: Keys) throws(JalonError) -> String {
        let text = try needed(key)
        guard (1...64).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
        else { throw Self.bad(key, "is not an identifier such as contact-broken") }
        return text
    }

    /// The code of a field that has to be there.
    func term<Term: CodedTerm>(_ key: Keys, _ what: String) throws(JalonError) -> Term {
        try term(needed(key), key, what)
    }

    /// The code of a field; `nil` when it is null or missing.
    func given<Term: CodedTerm>(_ key: Keys, _ what: String) throws(JalonError) -> Term? {
        guard let text = self[key] else { return nil }
        return try term(text, key, what)
    }

    /// The codes of a field; empty when it is null or missing.
    func terms<Term: CodedTerm>(_ key: Keys, _ what: String) throws(JalonError) -> [Term] {
        var terms: [Term] = []
        for text in list(key) ?? [] { terms.append(try term(text, key, what)) }
        return terms
    }

    private func term<Term: CodedTerm>(_ text: String, _ key: Keys, _ what: String) throws(JalonError) -> Term {
        do {
            return try Term.named(text, as: what)
        } catch {
            throw Self.bad(key, error.message)
        }
    }

    package static func bad(_ key: Keys, _ reason: String) -> JalonError { bad(named: key.rawValue, reason) }

    static func bad(named name: String, _ reason: String) -> JalonError {
        JalonError(.invalidInput, "field \"\(name)\": \(reason)")
    }
}
