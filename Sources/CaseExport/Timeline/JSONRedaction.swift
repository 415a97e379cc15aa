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
    ]

    init(of source: TimelineSource, code: String, _ profile: TimelineProfile) {
        reference = source.state.header.reference.text
        self.code = code
        isByMonth = profile.isByMonth
        names = EntryNames(of: source.entries, profile)
        numbers = Dictionary(uniqueKeysWithValues: names.replacements.map { ($0.from, $0.to) })
        dropped =
            (profile.numbersEntries ? Self.ofRecording : []).union(profile.isByMonth ? Self.ofDays : [])
    }

    /// Whether there is anything to take out.
    private var isNeeded: Bool { isByMonth || !numbers.isEmpty || code != reference }

    /// The value as it may leave.
    func redacted(_ value: JSONValue) -> JSONValue { isNeeded ? walk(value) : value }

    private func walk(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool, .int: value
        case .string(let text): .string(redacted(text))
        case .array(let values): .array(values.map(walk))
        case .object(let members):
            .object(members.filter { !dropped.contains($0.key) }.map { .init($0.key, walk($0.value)) })
        }
    }

    private func redacted(_ text: String) -> String {
        if let number = numbers[text] { return number }
        if text.hasPrefix("reminder/") { return names.deadline(text) }
        if isByMonth {
            if let day = try? CivilDate(iso8601: text) { return day.monthText }
            // Due today would tell the day.
            if text == Deadline.State.dueToday.rawValue { return Deadline.State.upcoming.rawValue }
        }
        guard code != reference, text.contains(reference) || text.contains("-") else { return text }
        var text = text.replacing(reference, with: code)
        for (identifier, number) in numbers.sorted(by: { $0.key < $1.key }) where text.contains(identifier) {
            text = text.replacing(identifier, with: "#\(number)")
        }
        return text
    }
}
