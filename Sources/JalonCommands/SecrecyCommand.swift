internal import ArgumentParser
internal import Jalon

/// `jalon secrecy`.
struct SecrecyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secrecy", abstract: "What professional secrecy allows, and what the law asks for.",
        subcommands: [SecrecyAssess.self])
}

/// `jalon secrecy assess`.
struct SecrecyAssess: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "assess",
        abstract: "Ask the law of a day whether secrecy may or must be lifted; question and answer are recorded.",
        discussion: """
            It is guidance with its articles, and discloses nothing. --on is the day of the disclosure, or of keeping \
            silent: it chooses the law. Questions are answered yes or no; on a terminal those left out are asked, as long \
            as they matter for the answer.
            """)

    @OptionGroup var arguments: CaseArguments

    @Option(
        name: .long,
        help: ArgumentHelp("Is the person a minor or vulnerable? (a minor's case says so itself)", valueName: "yes|no"),
        completion: .yesOrNo,
        transform: Parsed.yesOrNo)
    var vulnerable: Bool?

    @Option(
        name: .long,
        help: ArgumentHelp("Is an offence known that the law lists, such as trafficking?", valueName: "yes|no"),
        completion: .yesOrNo,
        transform: Parsed.yesOrNo)
    var offence: Bool?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Is there a grave and imminent danger that you cannot avert, alone or with help?", valueName: "yes|no"),
        completion: .yesOrNo,
        transform: Parsed.yesOrNo)
    var danger: Bool?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Is there a serious and real danger for other minors or vulnerable persons?", valueName: "yes|no"),
        completion: .yesOrNo,
        transform: Parsed.yesOrNo)
    var dangerToOthers: Bool?

    @Option(
        name: .long, help: ArgumentHelp("Is a person in grave peril?", valueName: "yes|no"), completion: .yesOrNo,
        transform: Parsed.yesOrNo)
    var peril: Bool?

    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let recording = try Recording(arguments, session)
        try recording.refuseOverride()
        let texts = try session.texts()
        let (facts, denied) = try answers(in: recording, texts, session)
        let (assessment, recorded) = try recording.casebook.assessSecrecy(
            facts, denied: denied, texts: SealedTexts(try note.texts(session)), in: recording.reference,
            on: recording.day, author: session.settings.author)
        session.sayRecorded(recorded.entry, in: recording.reference, on: recording.day)
        let view = SecrecyView(assessment, session, texts)
        guard !session.isJSON else { return try session.print(view.document(recorded.entry)) }
        try session.print(view.lines)
    }

    /// The questions in the order in which they are asked: danger first.
    private static let order: [SecrecyFact] = [.peril, .vulnerable, .offence, .danger, .dangerToOthers]

    /// What was answered; what the case itself says, and what no longer matters, is not asked.
    private func answers(
        in recording: Recording, _ texts: RuleTexts, _ session: Session
    ) throws -> (facts: Set<SecrecyFact>, denied: Set<SecrecyFact>) {
        let header = try recording.casebook.state(of: recording.reference).header
        let law = try SecrecyLaw.carried(for: header.country)
        let isMinor = header.facts.isMinor(on: recording.day)
        let given: [SecrecyFact: Bool?] = [
            .vulnerable: vulnerable ?? (isMinor ? true : nil), .offence: offence, .danger: danger,
            .dangerToOthers: dangerToOthers, .peril: peril,
        ]
        var facts = Set(Self.order.filter { given[$0] == true })
        var denied = Set(Self.order.filter { given[$0] == false })
        for fact in Self.order where !facts.contains(fact) && !denied.contains(fact) {
            let open = Set(Self.order).subtracting(facts).subtracting(denied)
            if try law.isSettled(facts, open: open, on: recording.day) { break }
            guard let answer = TerminalQuestion.yesOrNo(texts["secrecy.fact.\(fact.rawValue)"], session.words) else {
                let missing = Self.order.filter(open.contains).map { "--\($0.rawValue)" }
                throw JalonError(
                    .invalidInput, "answer yes or no: \(missing.joined(separator: ", ")); nothing was recorded")
            }
            if answer { facts.insert(fact) } else { denied.insert(fact) }
        }
        return (facts, denied)
    }
}
