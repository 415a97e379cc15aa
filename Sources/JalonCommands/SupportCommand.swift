internal import ArgumentParser
internal import Jalon

/// `jalon support`.
struct SupportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "support",
        abstract: "The support plan: accommodation, legal, psychosocial and health, language, work.",
        subcommands: [SupportPlan.self, SupportEnd.self, SupportShow.self])
}

/// `jalon support plan`.
struct SupportPlan: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "plan", abstract: "Plan support in one domain, from a day on.",
        discussion: "Objective and service are free text, and sealed; domain, who does it and the days are codes.")

    @OptionGroup var arguments: CaseArguments

    @Argument(
        help: ArgumentHelp(
            "The domain: \(SupportDomain.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "domain"),
        completion: .codes(SupportDomain.self))
    var domain: String

    @Option(
        name: .long, help: ArgumentHelp("Who does it, by role; may be repeated.", valueName: "role"),
        completion: .codes(Role.self))
    var with: [String] = []

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("The day on which it is planned to end.", valueName: "date"), completion: .days,
        transform: Parsed.date)
    var until: DateArgument?

    @Option(name: .long, help: ArgumentHelp("What it is to reach: - or @FILE.", valueName: "text"))
    var objective: String?

    @Option(name: .long, help: ArgumentHelp("The service that is given: - or @FILE.", valueName: "text"))
    var service: String?

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("A reminder to follow it up.", valueName: "date"), completion: .days, transform: Parsed.date)
    var followUp: DateArgument?

    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let recording = try Recording(arguments, session)
        try recording.refuseOverride()
        let planned = EntryFacts.SupportPlanned(
            try Parsed.term(domain, as: "a domain of the support plan"),
            with: try Parsed.list(with).map { try Parsed.term($0, as: "a role") },
            until: try until?.date(today: session.today))
        let texts = try session.texts([(.objective, objective, "--objective"), (.service, service, "--service")])
            .merging(try note.texts(session)) { text, _ in text }
        let followUp = try followUp?.date(today: session.today)
        let recorded = try recording.casebook.plan(
            planned, texts: SealedTexts(texts), followUp: followUp, in: recording.reference, on: recording.day,
            author: session.settings.author)
        try recording.show(recorded)
        if let followUp { session.say("message.follow-up", ["day": .weekday(followUp)]) }
    }
}

/// `jalon support end`.
struct SupportEnd: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "end", abstract: "Record that a part of the plan ended, and what came of it.")

    @OptionGroup var arguments: CaseArguments

    @Argument(
        help: ArgumentHelp("The part: its domain, or the digits that support show prints.", valueName: "part"),
        completion: .nothing)
    var part: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What came of it: \(SupportResult.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "id"),
        completion: .codes(SupportResult.self))
    var result: String

    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let result: SupportResult = try Parsed.term(result, as: "a result of support")
        let recording = try Recording(arguments, session)
        let open = try recording.casebook.state(of: recording.reference).people.support
            .map { ($0.planned.domain.rawValue, $0.entry, $0.endedOn == nil) }
        let item = try recording.item(part, among: open, "support in that domain")
        try recording.record(.supportEnded(item, result), texts: try note.texts(session))
    }
}

/// `jalon support show`.
struct SupportShow: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "show",
        abstract: "The support plan of a case, beside what the present stage entitles to under the rules.")

    @OptionGroup var which: CaseArgument
    @OptionGroup var identified: IdentifyOptions
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let reference = try which.found(in: casebook)
        let revealed = try identified.reveal(.texts, of: reference, in: casebook, session)
        let state = try casebook.state(of: reference)
        let entitlements = try casebook.entitlements(of: reference, on: session.today)
        let view = try SupportView(state, entitlements, revealed?.texts ?? [:], session)
        if session.isJSON { try session.print(view.document) } else { try session.print(view.lines) }
        try IdentifyOptions.checkWhole(revealed, session)
    }
}
