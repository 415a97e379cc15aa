internal import CaseModel
internal import CivilCalendar

/// Takes out of a document for programs what may not leave: the reference, identifiers of entries, days.
///
/// It walks through the whole value, so that a member which is added one day is redacted like the others.
struct JSONRedaction {
    private let reference: String
    private let code: String
    private let names: EntryNames
    private let numbers: [String: String]
    private let isByMonth: Bool
    private let dropped: Set<String>

    /// What an identifier would tell: the moment of recording, or the place in the chain.
    private static let ofRecording: Set<String> = ["recordedAt", "sequence", "recipient"]
    /// What tells a day, or somebody, where only months leave.
    private static let ofDays: Set<String> = [
        "daysLeft", "message", "alerts", "nationality", "adultOn", "author", "who", "owner", "deputy", "owners",
        // Beside the month of the last day, that of another day of the same deadline narrows both.
        "earliest", "latest", "opens", "rolledFrom", "flags",
    ]

    init(of source: TimelineSource, code: String, _ profile: TimelineProfile) {
        reference = source.outline.header.reference.text
        self.code = code
        isByMonth = profile.isByMonth
        isNeeded = Self.isNeeded(of: source, code: code, profile)
        names = EntryNames(of: source.entries, profile)
        numbers = names.byIdentifier
        dropped =
            (profile.numbersEntries ? Self.ofRecording : []).union(profile.isByMonth ? Self.ofDays : [])
    }

    /// Whether there is anything to take out.
    static func isNeeded(of source: TimelineSource, code: String, _ profile: TimelineProfile) -> Bool {
        // Where only months leave, entries leave under numbers too.
        profile.numbersEntries || code != source.outline.header.reference.text
    }

    private let isNeeded: Bool

    /// The value as it may leave.
    func redacted(_ value: JSONValue) -> JSONValue { isNeeded ? walk(value) : value }

    private func walk(_ value: JSONValue, under key: String = "") -> JSONValue {
        switch value {
        case .null, .bool, .int: value
        case .string(let text): .string(redacted(text, under: key))
        case .array(let values): .array(values.map { walk($0, under: key) })
        case .object(let members):
            .object(
                members.filter { !dropped.contains($0.key) }.map { .init($0.key, walk($0.value, under: $0.key)) })
        }
    }

    /// A whole value is replaced, and never a part of one: a reference may be any short word.
    private func redacted(_ text: String, under key: String) -> String {
        if key == "case" { return text == reference ? code : text }
        if let number = numbers[text] { return number }
        if key == "deadline" { return names.deadline(text) }
        if isByMonth, let day = try? CivilDate(iso8601: text) { return day.monthText }
        return text
    }
}
