internal import ArgumentParser
internal import Jalon

/// `jalon condition`.
struct ConditionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "condition", abstract: "The conditions of stages.", subcommands: [ConditionRecord.self])
}

/// `jalon condition record`.
struct ConditionRecord: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "record", abstract: "Record that a condition came to hold, or no longer holds.")

    @OptionGroup var arguments: CaseArguments

    @Argument(
        help: ArgumentHelp(
            "The condition, such as contact-broken; jalon stage options names them.", valueName: "condition"),
        completion: .conditions)
    var condition: String

    @Argument(help: ArgumentHelp("met or lapsed.", valueName: "status"), completion: .codes(ConditionStatus.self))
    var status: String

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let status: ConditionStatus = try Parsed.term(status, as: "a status")
        try Recording(arguments, session).record(.conditionRecorded(condition, status))
    }
}
