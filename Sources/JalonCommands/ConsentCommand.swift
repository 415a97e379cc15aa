internal import ArgumentParser
internal import Jalon

/// `jalon consent`.
struct ConsentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent", abstract: "What the person consents to, from which day, and what was withdrawn.",
        subcommands: [ConsentGive.self, ConsentWithdraw.self, ConsentList.self])
}

/// What a consent covers.
struct ScopeOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "What it covers; may be repeated: \(ConsentScope.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "id"), completion: .codes(ConsentScope.self))
    var scope: [String]

    func scopes() throws(JalonError) -> [ConsentScope] {
        var scopes: [ConsentScope] = []
        for name in Parsed.list(scope) { scopes.append(try Parsed.term(name, as: "what a consent covers")) }
        return scopes
    }
}

/// `jalon consent give`.
struct ConsentGive: JalonSubcommand {
    static let about = CommandConfiguration(commandName: "give", abstract: "Record a consent.")

    @OptionGroup var arguments: CaseArguments
    @OptionGroup var covered: ScopeOption

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Who consents: \(ConsentGiver.allCases.map(\.rawValue).joined(separator: ", ")). (default: person)",
            valueName: "id"), completion: .codes(ConsentGiver.self))
    var by: String = ConsentGiver.person.rawValue

    @Option(
        name: .long, parsing: .unconditional, help: ArgumentHelp("The last day on which it holds.", valueName: "date"),
        completion: .days,
        transform: Parsed.date)
    var until: DateArgument?

    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let consent = EntryFacts.Consent(
            try covered.scopes(), by: try Parsed.term(by, as: "one who consents"),
            until: try until?.date(today: session.today))
        try Recording(arguments, session).record(.consentGiven(consent), texts: try note.texts(session))
    }
}

/// `jalon consent withdraw`.
struct ConsentWithdraw: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "withdraw", abstract: "Record that a consent was withdrawn; it holds no more from that day on.")

    @OptionGroup var arguments: CaseArguments
    @OptionGroup var covered: ScopeOption
    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        try Recording(arguments, session).record(
            .consentWithdrawn(try covered.scopes()), texts: try note.texts(session))
    }
}

/// `jalon consent list`.
struct ConsentList: PeopleListing {
    static let about = CommandConfiguration(
        commandName: "list", abstract: "The consents of a case, and whether they hold.")
    static let document = "consents"
    static let none = "message.none.consents"

    @OptionGroup var which: CaseArgument
    @OptionGroup var global: GlobalOptions

    func members(_ people: CasePeople, _ today: CivilDate) -> [JSONValue.Member] {
        [.init("consents", PeopleDocument.consents(people, today))]
    }
    func table(_ tables: PeopleTables) -> Table { tables.consents }
}
