internal import ArgumentParser
internal import Jalon

/// What a shell offers for a value.
///
/// Offered are codes, files and names of the rules that Jalon carries, all written into the script: no process is
/// started while somebody types. The references of cases are not offered: a shell that opened the casebook whenever a
/// key is pressed would wait for its lock, bring an older one to the present schema, and show on the screen, unasked,
/// which cases there are.
extension CompletionKind {
    /// The codes of a list.
    static func codes<Term: CodedTerm>(_ terms: Term.Type) -> CompletionKind { .list(terms.allCases.map(\.rawValue)) }

    /// The codes of a list, or the words for what is not known.
    static func codesOrNone<Term: CodedTerm>(_ terms: Term.Type) -> CompletionKind {
        .list(terms.allCases.map(\.rawValue) + ["none"])
    }

    /// One of a few words.
    static func choices<Choice: RawRepresentable<String> & CaseIterable>(_ choices: Choice.Type) -> CompletionKind {
        .list(choices.allCases.map(\.rawValue))
    }

    /// The countries that there are rules for.
    static var countries: CompletionKind { rules { $0.countries.map(\.rawValue) } }

    /// The regions with public holidays.
    static let regions = CompletionKind.list(
        HolidayCalendar.Region.allCases.filter { $0 != .weekendsOnly }.map(\.rawValue))

    /// The packs.
    static var packs: CompletionKind { rules { $0.packs.map(\.id) } }

    /// The stages, of all packs.
    static var stages: CompletionKind { rules { $0.packs.flatMap { $0.stages.map(\.id) } } }

    /// The stays, of all packs.
    static var stays: CompletionKind { rules { $0.packs.flatMap { $0.stays.map(\.id) } } }

    /// Everything whose last day can be asked for.
    static var clocks: CompletionKind { rules { $0.packs.flatMap(\.clockIdentifiers) } }

    /// The conditions that stages ask for.
    static var conditions: CompletionKind { rules { Array($0.conditions) } }

    /// The decisions of authorities.
    static var decisions: CompletionKind { rules { Array($0.decisions) } }

    /// Nothing: what stands there is typed, such as the reference of a case.
    ///
    /// It has to be said: in a fish script, places are counted by the arguments that offer something.
    static let nothing = CompletionKind.list([])

    /// Days as people say them; every other one is typed.
    static let days = CompletionKind.list(["today", "yesterday", "tomorrow"])

    /// The answers to a question.
    static let yesOrNo = CompletionKind.list(["yes", "no"])

    /// The languages that Jalon speaks.
    static let languages = CompletionKind.choices(RuleLanguage.self)

    /// Names of the rules, which are read for the script alone and not whenever a command begins.
    private static func rules(_ names: (RuleBook) -> [String]) -> CompletionKind {
        guard isWritingScript, let book = try? RuleBook.embedded() else { return .default }
        return .list(Set(names(book)).sorted())
    }

    private static let isWritingScript = CommandLine.arguments.contains { $0.hasPrefix("--generate-completion-script") }
}
