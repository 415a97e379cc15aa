internal import CaseModel
internal import CivilCalendar
internal import CountryRules

/// What an overview says, in one language.
struct OverviewWords {
    let texts: RuleTexts
    let words: Words

    init(_ texts: RuleTexts) {
        self.texts = texts
        words = Words(texts.language)
    }

    subscript(key: String) -> String { texts["overview.\(key)"] }

    /// A text with its places filled in.
    func filled(_ key: String, _ values: [String: String]) -> String { texts.filled("overview.\(key)", values) }

    /// A number with what is counted: nothing, one, or more.
    func counted(_ key: String, _ number: Int) -> String {
        let form = number == 0 ? "none" : number == 1 ? "one" : "other"
        return filled("\(key).\(form)", ["count": "\(number)"])
    }

    /// How near deadlines are.
    func span(_ span: Overview.Span) -> String {
        switch span {
        case .overdue: words[.overdue]
        case .today: self["today"]
        case .announced: words[.announced]
        case .days(1, let last): last == 1 ? self["tomorrow"] : filled("next", ["count": "\(last)"])
        case .days(let first, let last) where first == last: filled("day", ["count": "\(first)"])
        case .days(let first, let last): filled("days", ["from": "\(first)", "to": "\(last)"])
        }
    }

    /// What a deadline is called, marked where it rests on a weak source.
    func name(of deadline: Deadline) -> String {
        (deadline.isWeak ? "† " : "") + words.name(of: deadline, texts)
    }

    /// The same with what is special about its day.
    func described(_ deadline: Deadline) -> String {
        // That a day is printed on a document is the rule, and nothing to look after.
        let notes = deadline.flags.filter { $0 != .observed }.map(words.flag).joined(separator: ", ")
        return notes.isEmpty ? name(of: deadline) : "\(name(of: deadline)) (\(notes))"
    }

    /// What the overview is called: with its day, and with the cases it is about where they are not all.
    func title(of overview: Overview) -> String {
        let parts = [self["title"], words.long(overview.today)]
        return (parts + (overview.scope == .init() ? [] : [scope(overview.scope)])).joined(separator: " · ")
    }

    /// Which cases it is about.
    func scope(_ scope: Overview.Scope) -> String {
        let who: String? =
            switch scope.worker {
            case .of(let code): filled("scope.worker", ["worker": code.text])
            case .nobody: self["scope.nobody"]
            case nil: nil
            }
        let parts = [scope.country.map { filled("scope.country", ["country": texts.name(of: $0)]) }, who]
            .compactMap { $0 }
        return parts.isEmpty ? self["scope.all"] : parts.joined(separator: "; ")
    }

    /// The last lines: which cases, what may be read in it, the packs and their status, the end of the chain, the day.
    func footer(of overview: Overview) -> [String] {
        let packs = overview.packs.map { "\($0.id) (\(words.status($0.status)))" }.joined(separator: ", ")
        return [
            filled("scope", ["scope": scope(overview.scope), "cases": counted("cases", overview.caseCount)]),
            filled("until", ["today": words.long(overview.today), "until": words.long(overview.until)]),
            self["coded"],
            filled("packs", ["packs": packs.isEmpty ? "–" : packs]),
            filled("chain", ["entries": "\(overview.end.entries)", "head": overview.end.head]),
        ]
    }
}

extension Deadline {
    /// Whether the day rests on a source that is less than verified.
    var isWeak: Bool { packStatus.map { $0 != .verified } ?? false }
}

extension Overview.Span {
    /// How urgent it is.
    var mark: ExportMark {
        switch self {
        case .overdue: .overdue
        case .today: .today
        case .days(1, _): .soon
        case .days, .announced: .later
        }
    }
}
