public import CivilCalendar

/// What is to be said to people: a text by its key, and the values of its places.
///
/// `RuleTexts/sentence(_:)` says it in a language. A text that depends on a number stands twice, as `KEY.one` and
/// `KEY.other`; the number is the value `n`.
public struct Wording: Sendable, Hashable {
    /// The value of a place in a text.
    public enum Value: Sendable, Hashable {
        /// As it stands: a reference, a path, what a person typed.
        case text(String)
        /// A number.
        case number(Int)
        /// A day: `2026-04-16`.
        case day(CivilDate)
        /// A day with its weekday: `Thursday 2026-04-16`.
        case weekday(CivilDate)
        /// A code and the key of its name; in English the code, which is what documents and commands have.
        case code(String, key: String)
        /// The same with a small letter at its start, as within a sentence.
        indirect case lowered(Value)
        /// A stage or another clock; in English its identifier.
        case clock(String)
        /// Conditions with their logic: their identifiers, and in other languages than English what they say.
        case conditions(ConditionTree)
        /// Several, with a comma between them.
        case list([Value])
        /// Several of which one is meant.
        case anyOf([Value])
        /// Another text.
        case wording(Wording)
    }

    /// The key of the text, such as `finding.after-end.granted`.
    public let key: String
    private let given: Given

    /// The values as they were given.
    ///
    /// Most of what could be said never is: a table of a few values would cost more than all else of a finding (make bench
    /// ROW=jsonl).
    private enum Given: Sendable {
        case written(KeyValuePairs<String, Value>)
        case table([String: Value])
    }

    /// The values by the names of their places: a table that may be made each time.
    public var values: [String: Value] {
        switch given {
        case .written(let values): Dictionary(uniqueKeysWithValues: values.map { ($0, $1) })
        case .table(let values): values
        }
    }

    /// Makes what is to be said.
    ///
    /// - Parameters:
    ///   - key: The key of the text.
    ///   - values: The values by the names of their places, each name once.
    public init(_ key: String, _ values: KeyValuePairs<String, Value> = [:]) {
        self.key = key
        given = .written(values)
    }

    /// Makes what is to be said of values that are in a table already.
    ///
    /// - Parameters:
    ///   - key: The key of the text.
    ///   - values: The values by the names of their places.
    public init(_ key: String, values: [String: Value]) {
        self.key = key
        given = .table(values)
    }

    /// Whether both say the same, in whatever order their values were given.
    public static func == (one: Wording, other: Wording) -> Bool { one.key == other.key && one.values == other.values }

    /// Hashes the key and the values.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        hasher.combine(values)
    }
}

extension Wording.Value {
    /// So many of something that has a text for one and for many.
    public static func counted(_ key: String, _ number: Int) -> Self { .wording(Wording(key, ["n": .number(number)])) }

    /// So many days.
    public static func days(_ number: Int) -> Self { .counted("unit.days", number) }

    /// A condition.
    public static func condition(_ id: String) -> Self { .conditions(.condition(id)) }

    /// A country; in English its code.
    public static func country(_ code: CountryCode) -> Self { .code(code.rawValue, key: "country.\(code)") }

    /// What the rules answered, in the language where there is a text for it.
    public static func refusal(_ error: RuleError) -> Self {
        error.wording.map { .wording($0) } ?? .text(error.message)
    }
}
