internal import CaseModel
internal import CivilCalendar

/// What something is called in what leaves: an entry by its identifier, of which no text is made before it is needed.
enum EntryName: Sendable {
    case own(EntryID)
    case given(String)

    var text: String {
        switch self {
        case .own(let id): id.text
        case .given(let name): name
        }
    }
}

/// What the entries of a case are called in what leaves.
struct EntryNames: Sendable {
    /// The number of an entry within its case, from 1; empty when entries keep their identifiers.
    private let numbers: [EntryID: Int]
    /// The numbers of reminders, by the end of their identifier and by the whole of it.
    private let reminders: [String: Int]

    /// Names for the entries of a case, which are given in the order of recording.
    ///
    /// By the month numbers stand in an order that tells nothing of days: within a month and a kind that of the random
    /// part of the identifiers.
    init(of entries: [TimelineEntry], _ profile: TimelineProfile) {
        guard profile.numbersEntries else {
            numbers = [:]
            reminders = [:]
            return
        }
        func place(_ entry: TimelineEntry) -> (String, String, Substring) {
            (entry.on.monthText, entry.facts.kind.rawValue, entry.id.text.suffix(12))
        }
        let ordered = profile.isByMonth ? entries.sorted { place($0) < place($1) } : entries
        numbers = Dictionary(
            ordered.enumerated().map { ($1.id, $0 + 1) }, uniquingKeysWith: { first, _ in first })
        var reminders: [String: Int] = [:]
        for (index, entry) in ordered.enumerated() where entry.facts.kind == .reminderAdded {
            reminders[entry.id.text] = index + 1
            reminders[entry.id.ending] = index + 1
        }
        self.reminders = reminders
    }

    /// The whole name.
    func name(of id: EntryID) -> EntryName { numbers.isEmpty ? .own(id) : .given(number(of: id)) }

    /// The name as it stands within a sentence.
    func short(_ id: EntryID) -> String { numbers.isEmpty ? id.ending : "#\(number(of: id))" }

    private func number(of id: EntryID) -> String { numbers[id].map(String.init) ?? "–" }

    /// The name of a deadline; that of a reminder is made of its entry.
    func deadline(_ name: String) -> String {
        let prefix = "reminder/"
        guard !numbers.isEmpty, name.hasPrefix(prefix) else { return name }
        let ending = String(name.dropFirst(prefix.count))
        return prefix + ((reminders[ending] ?? reminders[String(ending.suffix(8))]).map(String.init) ?? "–")
    }

    /// The numbers by identifier.
    var byIdentifier: [String: String] {
        Dictionary(uniqueKeysWithValues: numbers.map { ($0.key.text, String($0.value)) })
    }
}
