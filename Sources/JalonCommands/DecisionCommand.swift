internal import ArgumentParser
internal import Jalon

/// `jalon decision`.
struct DecisionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decision",
        abstract: "Decisions of authorities, and the days on which they were asked for.",
        subcommands: [DecisionRecord.self, DecisionRequest.self])
}

/// `jalon decision record`.
struct DecisionRecord: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "record", abstract: "Record how an authority decided; what depends on it moves.")

    @OptionGroup var arguments: CaseArguments

    @Argument(
        help: ArgumentHelp("The decision, such as conclusive-grounds.", valueName: "decision"), completion: .decisions)
    var decision: String

    @Argument(
        help: ArgumentHelp("How it turned out: positive or negative.", valueName: "outcome"),
        completion: .codes(DecisionOutcome.self))
    var outcome: String

    @OptionGroup var delivered: DeliveryOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let turned: DecisionOutcome = try Parsed.term(outcome, as: "an outcome")
        try Recording(arguments, session).record(
            .decisionRecorded(.init(decision, turned, delivery: delivered.delivery)))
    }
}

/// `jalon decision request`.
struct DecisionRequest: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "request", abstract: "Record that an authority was asked for a decision: a referral, an appeal.")

    @OptionGroup var arguments: CaseArguments

    @Argument(
        help: ArgumentHelp("The decision, such as reasonable-grounds or appeal.", valueName: "decision"),
        completion: .decisions)
    var decision: String

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        try Recording(arguments, session).record(.decisionRequested(decision))
    }
}
