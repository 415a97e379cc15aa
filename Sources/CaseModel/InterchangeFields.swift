internal import CivilCalendar
internal import CountryRules

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The fields of one line of the interchange format, as they were written; what they mean is decided after.
package struct InterchangeFields: Decodable {
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

    /// The fields of no line yet.
    init() {}

    package enum Keys: String, CodingKey, CaseIterable {
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

    package init(from decoder: any Decoder) throws {
        let any = try decoder.container(keyedBy: AnyField.self)
        for key in any.allKeys {
            guard let known = Keys(rawValue: key.stringValue) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: any, debugDescription: "the format has no such field")
            }
            present.insert(known)
        }
        let fields = try decoder.container(keyedBy: Keys.self)
        for key in fields.allKeys {
            switch key.shape {
            case .flag: add(key, try fields.decodeIfPresent(Bool.self, forKey: key).map(Value.flag))
            case .number: add(key, try fields.decodeIfPresent(Int.self, forKey: key).map(Value.number))
            case .list: add(key, try fields.decodeIfPresent([String].self, forKey: key).map(Value.list))
            case .object:
                add(key, try fields.decodeIfPresent(JSONValue.Parsed.self, forKey: key).map { .person($0.value) })
            case .text: add(key, try fields.decodeIfPresent(String.self, forKey: key).map(Value.text))
            }
        }
    }

    /// Adds a field that the line has; `nil` for null.
    mutating func add(_ key: Keys, _ value: Value?) {
        present.insert(key)
        if let value { values.append((key, value)) }
    }

    /// A line has a dozen fields at most: looking through them is faster than hashing.
    private func value(_ key: Keys) -> Value? { values.first { $0.key == key }?.value }

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
        values.removeAll { $0.key == .reference }
        values.append((.reference, .text(reference.text)))
    }

    /// Whether the entry was recorded although it contradicts the rules.
    ///
    /// - Throws: `JalonError` (`invalidInput`) for a kind that cannot be.
    package func isOverride(of kind: EntryFacts.Kind) throws(JalonError) -> Bool {
        guard flag(.override) == true else { return false }
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

    private struct AnyField: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

extension InterchangeFields {
    /// Reads one JSON object that comes from outside, in which a key may stand twice.
    ///
    /// - Throws: `JalonError` (`invalidInput`) with the field and the reason.
    package static func read(_ line: some Collection<UInt8>) throws(JalonError) -> InterchangeFields {
        if let fields = PlainFields.read(line) { return fields }
        if let excess = InterchangeLimits.line.excess(in: line) { throw JalonError(.invalidInput, excess.reason) }
        if let twice = DuplicateKeys.find(in: line).first {
            let name = Keys(rawValue: twice.key).map { "field \"\($0.rawValue)\"" } ?? "a field"
            throw JalonError(.invalidInput, "\(name): stands twice in one object")
        }
        guard !JSONText.endsAListWithAComma(line) else {
            throw JalonError(.invalidInput, "is not valid JSON: a comma stands before a closing bracket")
        }
        return try decode(line)
    }

    /// Reads one JSON object that Jalon itself has written.
    ///
    /// - Throws: `JalonError` (`invalidInput`) with the field and the reason.
    package static func decode(_ line: some Collection<UInt8>) throws(JalonError) -> InterchangeFields {
        if let fields = PlainFields.read(line) { return fields }
        do {
            return try JSONDecoder().decode(InterchangeFields.self, from: Data(line))
        } catch let error as DecodingError {
            throw JalonError(.invalidInput, sentence(of: error))
        } catch {
            throw JalonError(.invalidInput, "is not a JSON object")
        }
    }

    private static func sentence(of error: DecodingError) -> String {
        switch error {
        case .typeMismatch(let type, let context) where !context.codingPath.isEmpty,
            .valueNotFound(let type, let context) where !context.codingPath.isEmpty:
            "field \"\(field(context))\": has to be \(name(of: type))"
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            "field \"\(field(context))\": \(context.debugDescription)"
        case .typeMismatch, .valueNotFound: "is not a JSON object"
        default: "is not valid JSON"
        }
    }

    private static func field(_ context: DecodingError.Context) -> String {
        let name = context.codingPath.first?.stringValue ?? ""
        return name.quotedCode == "that" && Keys(rawValue: name) == nil ? "…" : name
    }

    private static func name(of type: any Any.Type) -> String {
        if type == Bool.self { return "true or false" }
        if type == String.self { return "a string" }
        if type == Int.self { return "made of texts and whole numbers" }
        return "a list of strings"
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
