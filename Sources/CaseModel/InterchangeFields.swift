internal import CivilCalendar
internal import CountryRules

/// The fields of one line of the interchange format, as they were written; what they mean is decided after.
package struct InterchangeFields {
    /// The fields with their values, in the order of the line; what is null is not among them.
    private var values: [(key: Keys, value: Value)] = []
    /// The keys that the line has, null or not.
    private(set) var present = FieldSet()

    /// What a field holds.
    enum Value {
        case text(String)
        case flag(Bool)
        case number(Int)
        case list([String])
        /// Who the person is, which is sealed.
        case person(JSONValue)
    }

    /// The fields of no line yet, with room for so many.
    init(room: Int = 0) { values.reserveCapacity(room) }

    package enum Keys: String, CaseIterable {
        case format
        case reference = "case"
        case entry, kind, on, recordedAt, author, country, openedOn, region, minor, adultOn, unaccompanied, placed
        case exploitation, nationality, sex, step, with, outcome, reason, stage, until, pack, condition, status
        case decision, delivery, stay, deadline, trigger, target
        case correctedKind = "as"
        case indicators, facts, denied, answer, law, to, emergency, from, purpose, basis, transfer, identified, item,
            scope, by,
            due, topic
        case ground, closedOn, entries
        case redaction, recipient, role, who, owner, deputy, domain, result, shown
        case override
        case note, text, title, document, name, organisation, reasonText, objective, service, overrideReason
        case identity

        /// How the value of a field is written.
        enum Shape { case text, number, flag, list, object }

        var shape: Shape {
            switch self {
            case .minor, .unaccompanied, .placed, .transfer, .identified, .override: .flag
            case .exploitation, .with, .indicators, .facts, .denied, .scope: .list
            case .identity: .object
            case .entries: .number
            default: .text
            }
        }

        /// The free text that it is.
        var textField: TextField? { TextField(rawValue: rawValue) }

        /// Whether what it holds is sealed.
        var isSealed: Bool { textField != nil || self == .identity }
    }

    /// Adds a field that the line has; `nil` for null.
    mutating func add(_ key: Keys, _ value: Value?) {
        present.insert(key)
        if let value { values.append((key, value)) }
    }

    /// A line has a dozen fields at most: looking through them is faster than hashing.
    private func value(_ key: Keys) -> Value? {
        // By place: nothing is copied of the fields before.
        for place in values.indices where values[place].key == key { return values[place].value }
        return nil
    }

    /// The text of a field; `nil` when it is null or missing.
    package subscript(key: Keys) -> String? {
        guard case .text(let text)? = value(key) else { return nil }
        return text
    }

    /// Whether a field is true; `nil` when it is null or missing.
    func flag(_ key: Keys) -> Bool? {
        guard case .flag(let flag)? = value(key) else { return nil }
        return flag
    }

    /// The number of a field; `nil` when it is null or missing.
    func number(_ key: Keys) -> Int? {
        guard case .number(let number)? = value(key) else { return nil }
        return number
    }

    /// The list of a field; `nil` when it is null or missing.
    func list(_ key: Keys) -> [String]? {
        guard case .list(let list)? = value(key) else { return nil }
        return list
    }

    /// Names the case, where the line is that of its opening.
    package mutating func name(_ reference: CaseReference) {
        if present.contains(.reference) { values.removeAll { $0.key == .reference } }
        values.append((.reference, .text(reference.text)))
    }

    /// Whether the entry was recorded although it contradicts the rules.
    ///
    /// - Throws: `JalonError` (`invalidInput`) for a kind that cannot be.
    package func isOverride(of kind: EntryFacts.Kind) throws(JalonError) -> Bool {
        guard present.contains(.override), flag(.override) == true else { return false }
        guard kind.isOverridable else { throw Self.bad(.override, "does not belong to \(kind.rawValue)") }
        return true
    }

    /// What the line says in free text.
    ///
    /// - Throws: `JalonError` (`invalidInput`) with the field; the sentence never repeats the text.
    package func sealedTexts() throws(JalonError) -> SealedTexts {
        var identity: Identity?
        if case .person(let person)? = value(.identity) {
            do {
                identity = try Identity(person)
            } catch {
                throw Self.bad(.identity, error.message)
            }
        }
        var free: [TextField: String] = [:]
        for case (let key, .text(let text)) in values {
            if let field = key.textField { free[field] = text }
        }
        return SealedTexts(free, identity: identity)
    }
}

extension InterchangeFields {
    /// Whether the line is an entry rather than a case.
    package var isEntry: Bool { present.contains(.entry) || present.contains(.kind) }

    /// Checks the first line.
    ///
    /// - Throws: `JalonError` (`invalidInput`).
    package func checkFormat(_ expected: String) throws(JalonError) {
        guard let format = self[.format] else {
            throw JalonError(.invalidInput, "an import begins with {\"format\":\"\(expected)\"}")
        }
        guard format == expected, present == FieldSet([Keys.format]) else {
            throw Self.bad(.format, "\(format.quotedCode) is not \(expected), alone on its line")
        }
    }
}
