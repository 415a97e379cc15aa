internal import ArgumentParser
internal import Jalon

/// `jalon stage`.
struct StageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stage",
        abstract: "Residence-permit stages: what an authority granted, extended, refused or withdrew.",
        subcommands: [
            StageGrant.self, StageExtend.self, StageRefuse.self, StageWithdraw.self, StageOptionsCommand.self,
        ])
}

/// `jalon stage grant`.
struct StageGrant: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "grant", abstract: "Record that a stage was granted; what is missing or unusual is said.")

    @OptionGroup var arguments: CaseArguments

    @Argument(help: ArgumentHelp("The stage, such as be.reflection.", valueName: "stage"), completion: .stages)
    var stage: String

    @OptionGroup var printed: UntilOption
    @OptionGroup var named: PackOption
    @OptionGroup var document: DocumentOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let recording = try Recording(arguments, session)
        try recording.record(
            .stageGranted(
                .init(
                    stage: try recording.stage(stage, pack: named.pack), until: try printed.day(session),
                    pack: named.pack)), texts: try document.texts(session))
    }
}

/// `jalon stage extend`.
struct StageExtend: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "extend", abstract: "Record that the stage which runs was extended.")

    @OptionGroup var arguments: CaseArguments

    @Argument(help: ArgumentHelp("The stage. (default: the one that runs)", valueName: "stage"), completion: .stages)
    var stage: String?

    @OptionGroup var printed: UntilOption
    @OptionGroup var document: DocumentOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let recording = try Recording(arguments, session)
        try recording.record(
            .stageExtended(.init(stage: try recording.stageThatRuns(stage), until: try printed.day(session))),
            texts: try document.texts(session))
    }
}

/// `jalon stage refuse`.
struct StageRefuse: JalonSubcommand {
    static let about = CommandConfiguration(commandName: "refuse", abstract: "Record that a stage was refused.")

    @OptionGroup var arguments: CaseArguments

    @Argument(help: ArgumentHelp("The stage.", valueName: "stage"), completion: .stages)
    var stage: String

    @OptionGroup var delivered: DeliveryOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let recording = try Recording(arguments, session)
        try recording.record(.stageRefused(stage: try recording.stage(stage), delivery: delivered.delivery))
    }
}

/// `jalon stage withdraw`.
struct StageWithdraw: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "withdraw", abstract: "Record that the stage which runs was withdrawn; its deadline is cancelled.")

    @OptionGroup var arguments: CaseArguments

    @Argument(help: ArgumentHelp("The stage. (default: the one that runs)", valueName: "stage"), completion: .stages)
    var stage: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Why: \(WithdrawalReason.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "id"),
        completion: .codes(WithdrawalReason.self))
    var reason: String

    @OptionGroup var delivered: DeliveryOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let recording = try Recording(arguments, session)
        let why: WithdrawalReason = try Parsed.term(reason, as: "a reason to withdraw")
        try recording.record(
            .stageWithdrawn(stage: try recording.stageThatRuns(stage), why, delivery: delivered.delivery))
    }
}

extension Recording {
    /// The stage that was named, or else the one that runs.
    func stageThatRuns(_ name: String?) throws -> String {
        let running = try casebook.state(of: reference).current
        if let name {
            // A stage that was granted under another pack may have another name there.
            guard let running, try running.stage == name || stage(running.stage) == stage(name) else {
                return try stage(name)
            }
            return running.stage
        }
        guard let current = running else {
            throw JalonError(.contradictsRules, "no stage of \(reference) runs; name the stage")
        }
        return current.stage
    }
}
