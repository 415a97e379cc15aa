internal import CivilCalendar
internal import CountryRules
internal import FoundationEssentials

/// The fields of one line of the interchange format, as they were written; what they mean is decided after.
package struct InterchangeFields: Decodable {
    var format: String?
    package var reference: String?
    package var entry: String?
    package var kind: String?
    package var on: String?
    package var recordedAt: String?
    package var author: String?
    var country: String?
    var openedOn: String?
    var region: String?
    var minor: Bool?
    var adultOn: String?
    var unaccompanied: Bool?
    var placed: Bool?
    var exploitation: [String]?
    var nationality: String?
    var step: String?
    var with: [String]?
    var outcome: String?
    var reason: String?
    var stage: String?
    var until: String?
    var pack: String?
    var condition: String?
    var status: String?
    var decision: String?
    var delivery: String?
    var stay: String?
    var deadline: String?
    var trigger: String?
    var target: String?
    var correctedKind: String?
    /// The keys that the line has, null or not.
    private(set) var present: Set<Keys> = []

    package enum Keys: String, CodingKey, CaseIterable {
        case format
        case reference = "case"
        case entry, kind, on, recordedAt, author, country, openedOn, region, minor, adultOn, unaccompanied, placed
        case exploitation, nationality, step, with, outcome, reason, stage, until, pack, condition, status
        case decision, delivery, stay, deadline, trigger, target
        case correctedKind = "as"
    }

    package init(from decoder: any Decoder) throws {
        let any = try decoder.container(keyedBy: AnyField.self)
        for key in any.allKeys {
            guard let known = Keys(rawValue: key.stringValue) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: any, debugDescription: Self.unknown(key.stringValue))
            }
            present.insert(known)
        }
        let values = try decoder.container(keyedBy: Keys.self)
        func text(_ key: Keys) throws -> String? {
            present.contains(key) ? try values.decodeIfPresent(String.self, forKey: key) : nil
        }
        func flag(_ key: Keys) throws -> Bool? {
            present.contains(key) ? try values.decodeIfPresent(Bool.self, forKey: key) : nil
        }
        func list(_ key: Keys) throws -> [String]? {
            present.contains(key) ? try values.decodeIfPresent([String].self, forKey: key) : nil
        }
        (format, reference, entry, kind) = (try text(.format), try text(.reference), try text(.entry), try text(.kind))
        (on, recordedAt, author) = (try text(.on), try text(.recordedAt), try text(.author))
        (country, openedOn, region) = (try text(.country), try text(.openedOn), try text(.region))
        (minor, unaccompanied, placed) = (try flag(.minor), try flag(.unaccompanied), try flag(.placed))
        (adultOn, nationality, exploitation) = (try text(.adultOn), try text(.nationality), try list(.exploitation))
        (step, with, outcome, reason) = (try text(.step), try list(.with), try text(.outcome), try text(.reason))
        (stage, until, pack) = (try text(.stage), try text(.until), try text(.pack))
        (condition, status) = (try text(.condition), try text(.status))
        (decision, delivery, stay) = (try text(.decision), try text(.delivery), try text(.stay))
        (deadline, trigger) = (try text(.deadline), try text(.trigger))
        (target, correctedKind) = (try text(.target), try text(.correctedKind))
    }

    private struct AnyField: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Fields that carry free text or identity: they are refused until there is a vault to seal them in.
    private static let sealed: Set<String> = [
        "note", "text", "title", "document", "reasonText", "name", "identity", "override",
    ]

    private static func unknown(_ key: String) -> String {
        sealed.contains(key)
            ? "free text and identity cannot be stored yet: leave the field out"
            : "the format has no such field"
    }
}

extension InterchangeFields {
    /// Reads one JSON object that comes from outside, in which a key may stand twice.
    ///
    /// - Throws: `JalonError` (`invalidInput`) with the field and the reason.
    package static func read(_ line: some Collection<UInt8>) throws(JalonError) -> InterchangeFields {
        if let twice = DuplicateKeys.find(in: line).first {
            throw JalonError(.invalidInput, "field \"\(twice.key.prefix(40))\": stands twice in one object")
        }
        guard !endsAListWithAComma(line) else {
            throw JalonError(.invalidInput, "is not valid JSON: a comma stands before a closing bracket")
        }
        return try decode(line)
    }

    /// Whether a comma stands before a closing bracket, which `JSONDecoder` lets pass.
    private static func endsAListWithAComma(_ line: some Collection<UInt8>) -> Bool {
        var isInString = false
        var isEscaped = false
        var last: UInt8 = 0
        for byte in line {
            if isInString {
                if byte == UInt8(ascii: "\""), !isEscaped { isInString = false }
                isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if (byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")) && last == UInt8(ascii: ",") {
                return true
            }
            if byte > 0x20 { last = isInString ? 0 : byte }
        }
        return false
    }

    /// Reads one JSON object that Jalon itself has written.
    ///
    /// - Throws: `JalonError` (`invalidInput`) with the field and the reason.
    package static func decode(_ line: some Collection<UInt8>) throws(JalonError) -> InterchangeFields {
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
        String((context.codingPath.first?.stringValue ?? "").prefix(40))
    }

    private static func name(of type: any Any.Type) -> String {
        if type == Bool.self { return "true or false" }
        if type == String.self { return "a string" }
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
        guard let format else {
            throw JalonError(.invalidInput, "an import begins with {\"format\":\"\(expected)\"}")
        }
        guard format == expected, present == [.format] else {
            throw Self.bad(.format, "\"\(format.prefix(40))\" is not \(expected), alone on its line")
        }
    }
}
