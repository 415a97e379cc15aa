internal import ArgumentParser
internal import Jalon

/// `jalon case`.
struct CaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Open, list, show, amend, assign, identify, close, reopen and erase cases.",
        subcommands: [
            CaseOpen.self, CaseList.self, CaseShow.self, CaseClose.self, CaseReopen.self,
            CaseAmend.self, CaseAssign.self, CaseIdentify.self, CaseReveal.self, CaseErase.self,
        ])
}

/// `jalon case open`.
struct CaseOpen: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "open", abstract: "Open a case and print its reference. A case never needs a name.")

    @Option(
        name: .long, help: ArgumentHelp("BE, FR, IT, HU or GB.", valueName: "country"), completion: .countries,
        transform: Parsed.country)
    var country: CountryCode

    @Option(name: .long, help: ArgumentHelp("A reference of your own. (default: a random one)", valueName: "reference"))
    var ref: String?

    @OptionGroup var happened: DayOption

    @Option(name: .long, help: ArgumentHelp("A nation, such as GB-SCT or GB-NIR.", valueName: "code"))
    var region: String?

    @Flag(name: .long, help: "The person is under eighteen.")
    var minor = false

    @Option(name: .long, help: ArgumentHelp("The month in which a minor comes of age.", valueName: "YYYY-MM"))
    var adultOn: String?

    @Flag(name: .long, help: "A minor without a legally responsible adult.")
    var unaccompanied = false

    @Flag(name: .long, help: "The person lives in an institution.")
    var placed = false

    @Option(
        name: .long,
        help: ArgumentHelp("What the person was exploited for, such as exp.labour; may be repeated.", valueName: "id"),
        completion: .codes(Exploitation.self))
    var exploitation: [String] = []

    @Option(
        name: .long, help: ArgumentHelp("The nationality, by ISO 3166-1 code.", valueName: "country"),
        transform: Parsed.country)
    var nationality: CountryCode?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The person's sex, where it is known: \(Sex.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "id"), completion: .codes(Sex.self))
    var sex: String?

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let day = try happened.day(session)
        let header = try casebook.open(
            CaseFacts(
                country: country, openedOn: day, region: region?.uppercased(),
                isMinor: minor || unaccompanied, adultOn: adultOn, isUnaccompanied: unaccompanied, isPlaced: placed,
                exploitation: try Parsed.list(exploitation).map { try Parsed.term($0, as: "a type of exploitation") },
                nationality: nationality,
                sex: try sex.map { (code) throws(JalonError) in try Parsed.term(code, as: "a sex") }),
            reference: try ownReference(), author: session.settings.author)
        session.say("message.opened", ["case": .text(header.reference.text), "day": .weekday(day)])
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "case", Document.caseMembers(try casebook.state(of: header.reference), today: session.today)))
        }
        try session.print(header.reference.text)
    }

    private func ownReference() throws(JalonError) -> CaseReference? {
        guard let ref else { return nil }
        guard let reference = CaseReference(ref) else {
            throw JalonError(
                .invalidInput, "--ref: a reference is at most 64 letters, digits, dots and dashes, such as BE-2026-7Q4K"
            )
        }
        return reference
    }
}

/// `jalon case list`.
struct CaseList: JalonSubcommand {
    static let about = CommandConfiguration(commandName: "list", abstract: "List cases.")

    @Option(
        name: .long, help: "Which cases: open, closed or all. (default: open)", completion: .choices(CaseFilter.self),
        transform: Parsed.choice)
    var status: CaseFilter = .open

    @Option(
        name: .long, help: ArgumentHelp("Only this country.", valueName: "country"), completion: .countries,
        transform: Parsed.country)
    var country: CountryCode?

    @OptionGroup var whose: WorkerOptions
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        if let country { try casebook.checkRules(for: country) }
        let cases = try casebook.cases(status, country: country, worker: whose.filter(in: casebook, session))
        guard !session.isJSON else {
            return try session.print(Document.make("cases", [.init("cases", .array(cases.map(Self.document)))]))
        }
        guard !cases.isEmpty else { return session.say("message.no-cases", [:]) }
        let (words, style, texts) = (session.words, session.style, try session.texts())
        var table = Table()
        let headings: [Words.Phrase] = [.caseHeading, .status, .opened, .stage, .nextStep]
        table.add(headings.map { Table.Cell(words[$0].uppercased(), style.faint) })
        for line in cases {
            table.add([
                line.reference.text,
                line.erasedOn.map { texts.sentence(Wording("erase.on", ["day": .day($0)])) }
                    ?? words[line.closedOn == nil ? .open : .closed], words.short(line.openedOn),
                line.stage.map(texts.name(ofClock:)) ?? "–", line.nextStep.map(words.move) ?? "",
            ])
        }
        try session.print(table.lines())
    }

    private static func document(_ line: CaseSummary) -> JSONValue {
        .object([
            .init("case", .string(line.reference.text)), .init("country", .string(line.country.rawValue)),
            .init("region", .text(line.region)), .init("openedOn", .text(line.openedOn)),
            .init("status", .string(line.closedOn == nil ? "open" : "closed")), .init("closedOn", .text(line.closedOn)),
            .init("erasedOn", .text(line.erasedOn)),
            .init("stage", .text(line.stage)), .init("nextStep", .text(line.nextStep?.rawValue)),
            .init("owner", .text(line.owner)), .init("deputy", .text(line.deputy)),
            .init("minor", .bool(line.isMinor)), .init("entries", .int(line.entries)),
        ])
    }
}

/// `jalon case close`.
struct CaseClose: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "close", abstract: "Close a case; its open deadlines are cancelled.")

    @OptionGroup var arguments: CaseArguments

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Why: \(ClosureReason.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "id"),
        completion: .codes(ClosureReason.self))
    var reason: String

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        try Recording(arguments, session).record(.caseClosed(try Parsed.term(reason, as: "a closure reason")))
    }
}

/// `jalon case reopen`.
struct CaseReopen: JalonSubcommand {
    static let about = CommandConfiguration(commandName: "reopen", abstract: "Open a closed case again.")

    @OptionGroup var arguments: CaseArguments
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws { try Recording(arguments, session).record(.caseReopened) }
}
