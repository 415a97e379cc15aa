internal import ArgumentParser
internal import Jalon

/// `jalon role`.
struct RoleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "The people of a case by role; names are sealed, codes are not.",
        subcommands: [RoleAssign.self, RoleEnd.self, RoleList.self])
}

/// `jalon role assign`.
struct RoleAssign: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "assign", abstract: "Record that a person takes a role in a case.")

    @OptionGroup var arguments: CaseArguments

    @Argument(
        help: ArgumentHelp(
            "The role, such as guardian, lawyer, interpreter; jalon reference roles lists them.", valueName: "role"),
        completion: .codes(Role.self))
    var role: String

    @Option(
        name: .long,
        help: ArgumentHelp("The person's code, such as the name of a case worker's login.", valueName: "code"))
    var who: String?

    @Option(
        name: .long, help: ArgumentHelp("What the person is called, which is sealed: - or @FILE.", valueName: "text"))
    var name: String?

    @Option(
        name: .long, parsing: .unconditional, help: ArgumentHelp("The last day, where it is known.", valueName: "date"),
        completion: .days,
        transform: Parsed.date)
    var until: DateArgument?

    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let assigned = EntryFacts.RoleAssigned(
            try Parsed.term(role, as: "a role"), who: try who.map { (code) throws(JalonError) in try WorkerCode(code) },
            until: try until?.date(today: session.today))
        let texts = try session.texts([(.name, name, "--name")]).merging(try note.texts(session)) { text, _ in text }
        try Recording(arguments, session).record(.roleAssigned(assigned), texts: texts)
    }
}

/// `jalon role end`.
struct RoleEnd: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "end", abstract: "Record that a person's role ended; it stays visible.")

    @OptionGroup var arguments: CaseArguments

    @Argument(
        help: ArgumentHelp("The role, or the digits that role list prints where several hold it.", valueName: "role"),
        completion: .nothing)
    var role: String

    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let recording = try Recording(arguments, session)
        let people = try recording.casebook.state(of: recording.reference).people.people
        let items = people.map { ($0.role.rawValue, $0.entry, $0.isHeld(on: recording.day)) }
        let item = try recording.item(role, among: items, "roles of that name")
        try recording.record(.roleEnded(item), texts: try note.texts(session))
    }
}

/// `jalon role list`.
struct RoleList: PeopleListing {
    static let about = CommandConfiguration(
        commandName: "list", abstract: "Who has, or had, which role in a case, and who answers for it.")
    static let document = "people"
    static let none = "message.none.people"

    @OptionGroup var which: CaseArgument
    @OptionGroup var global: GlobalOptions

    func members(_ people: CasePeople, _ today: CivilDate) -> [JSONValue.Member] {
        PeopleDocument.people(people, today)
    }
    func table(_ tables: PeopleTables) -> Table { tables.people }
}
