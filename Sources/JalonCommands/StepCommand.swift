internal import ArgumentParser
internal import Jalon

/// `jalon step`.
struct StepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "step",
        abstract: "The signalling steps: team discussion, specialised centre, guardian or lawyer, joint dialogue.",
        subcommands: [StepRecord.self, StepSkip.self, StepStatus.self, StepGuide.self])
}

/// `jalon step record`.
struct StepRecord: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "record", abstract: "Record that a signalling step was taken.",
        discussion: "The order is guided and not imposed: a step out of order is recorded, with the reason.")

    @OptionGroup var arguments: CaseArguments

    @OptionGroup var taken: StepArgument

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Who took part, by role and never by name; may be repeated: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "role"), completion: .codes(Role.self))
    var with: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What came out of it: \(StepOutcome.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "id"),
        completion: .codes(StepOutcome.self))
    var outcome: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Why it came before another step: \(OrderReason.allCases.map(\.rawValue).joined(separator: ", ")), or in words (- or @FILE).",
            valueName: "id|text"), completion: .codes(OrderReason.self))
    var reason: String?

    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let reason = try reason.map { try ReasonText<OrderReason>($0, other: .other, session) }
        let recorded = EntryFacts.StepRecorded(
            try taken.step(), with: try Parsed.list(with).map { try Parsed.term($0, as: "a role") },
            outcome: try outcome.map { try Parsed.term($0, as: "an outcome") }, reason: reason?.code)
        let texts = (reason?.texts ?? [:]).merging(try note.texts(session)) { text, _ in text }
        try Recording(arguments, session).record(.stepRecorded(recorded), texts: texts)
    }
}

/// `jalon step skip`.
struct StepSkip: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "skip", abstract: "Record that a signalling step was left out, and why.")

    @OptionGroup var arguments: CaseArguments

    @OptionGroup var taken: StepArgument

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Why: \(SkipReason.allCases.map(\.rawValue).joined(separator: ", ")), or in words (- or @FILE).",
            valueName: "id|text"), completion: .codes(SkipReason.self))
    var reason: String

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let reason = try ReasonText<SkipReason>(reason, other: .other, session)
        try Recording(arguments, session).record(.stepSkipped(try taken.step(), reason.code), texts: reason.texts)
    }
}

/// `jalon step status`.
struct StepStatus: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "status", abstract: "Where a case stands on the path to a signal, and what is advised next.")

    @OptionGroup var which: CaseArgument

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let state = try casebook.state(of: which.found(in: casebook))
        let view = StepTable(state, session)
        guard !session.isJSON else { return try session.print(view.document) }
        try session.print(view.lines(texts: session.texts()))
    }
}
