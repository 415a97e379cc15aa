internal import ArgumentParser
internal import Jalon

/// `jalon step`.
struct StepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "step",
        abstract: "The signalling steps: team discussion, specialised centre, guardian or lawyer, joint dialogue.",
        subcommands: [StepRecord.self, StepSkip.self, StepStatus.self])
}

/// `jalon step record`.
struct StepRecord: JalonSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Record that a signalling step was taken.")

    @OptionGroup var arguments: CaseArguments

    @OptionGroup var taken: StepArgument

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Who took part, by role and never by name; may be repeated: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "role"))
    var with: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What came out of it: \(StepOutcome.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "id"))
    var outcome: String?

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let recorded = EntryFacts.StepRecorded(
            try taken.step(), with: try with.map { try Parsed.term($0, as: "a role") },
            outcome: try outcome.map { try Parsed.term($0, as: "an outcome") })
        try Recording(arguments, session).record(.stepRecorded(recorded))
    }
}

/// `jalon step skip`.
struct StepSkip: JalonSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "skip", abstract: "Record that a signalling step was left out, and why.")

    @OptionGroup var arguments: CaseArguments

    @OptionGroup var taken: StepArgument

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Why, as a code: \(SkipReason.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "id"))
    var reason: String

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        guard reason != "-", !reason.hasPrefix("@") else {
            throw JalonError(
                .invalidInput,
                "--reason: this version stores no free text; choose from \(SkipReason.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        try Recording(arguments, session).record(
            .stepSkipped(
                try taken.step(),
                try Parsed.term(reason, as: "a reason to leave a step out (free text never travels in arguments)")))
    }
}

/// `jalon step status`.
struct StepStatus: JalonSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Which signalling steps were taken, and which is advised next.")

    @OptionGroup var which: CaseArgument

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let state = try casebook.state(of: which.found(in: casebook))
        let view = StepTable(state, session)
        guard !session.isJSON else { return try session.print(view.document) }
        try session.print(view.table.lines())
    }
}

/// The four signalling steps of a case, each with how it stands.
struct StepTable {
    let state: CaseState
    let session: Session

    init(_ state: CaseState, _ session: Session) {
        self.state = state
        self.session = session
    }

    private func last(_ step: SignallingStep) -> CaseState.StepState? { state.steps.last { $0.step == step } }

    private func isNeeded(_ step: SignallingStep) -> Bool { step != .guardian || state.header.isPlaced }

    var table: Table {
        let words = session.words
        var table = Table(indent: 2)
        guard !state.steps.isEmpty || state.grants.isEmpty else { return table }
        for step in SignallingStep.allCases {
            guard let taken = last(step) else {
                let status: Words.Phrase? = step == state.nextStep ? .next : isNeeded(step) ? nil : .notNeeded
                table.add([words.step(step), status.map { words[$0] } ?? "–"])
                continue
            }
            let detail = taken.skipped?.rawValue ?? taken.outcome?.rawValue ?? ""
            table.add([
                words.step(step), words[taken.skipped == nil ? .done : .skipped], words.short(taken.on), detail,
                taken.with.map(\.rawValue).joined(separator: ", "),
            ])
        }
        return table
    }

    var document: JSONValue {
        Document.make(
            "steps",
            [
                .init("case", .string(state.header.reference.text)),
                .init(
                    "steps",
                    .array(
                        SignallingStep.allCases.map { step in
                            let taken = last(step)
                            let status =
                                taken.map { $0.skipped == nil ? "done" : "skipped" }
                                ?? (step == state.nextStep ? "next" : isNeeded(step) ? "open" : "not-needed")
                            return .object([
                                .init("step", .string(step.rawValue)), .init("state", .string(status)),
                                .init("on", .text(taken?.on)), .init("with", .texts(taken?.with.map(\.rawValue) ?? [])),
                                .init("outcome", .text(taken?.outcome?.rawValue)),
                                .init("reason", .text(taken?.skipped?.rawValue)),
                            ])
                        })),
                .init("next", .text(state.nextStep?.rawValue)),
            ])
    }
}
