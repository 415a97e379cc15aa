internal import ArgumentParser
internal import Jalon

/// `jalon stay`.
struct StayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stay", abstract: "Accommodation and phases of reception.",
        subcommands: [StayStart.self, StayExtend.self, StayEnd.self])
}

/// `jalon stay start`.
struct StayStart: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "start", abstract: "Record an admission; a stay that it follows ends with it.")

    @OptionGroup var arguments: CaseArguments

    @Argument(
        help: ArgumentHelp("The kind of stay, such as be.stay.minors; rules show lists them.", valueName: "kind"),
        completion: .stays)
    var kind: String

    @OptionGroup var agreed: UntilOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        try Recording(arguments, session).record(
            .stayStarted(.init(stay: kind, until: try agreed.day(session))))
    }
}

/// `jalon stay extend`.
struct StayExtend: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "extend", abstract: "Record that the stay which runs was prolonged.")

    @OptionGroup var arguments: CaseArguments

    @Argument(
        help: ArgumentHelp("The kind of stay. (default: the one that runs)", valueName: "kind"), completion: .stays)
    var kind: String?

    @OptionGroup var agreed: UntilOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let recording = try Recording(arguments, session)
        try recording.record(
            .stayExtended(.init(stay: try recording.stayThatRuns(kind), until: try agreed.day(session))))
    }
}

/// `jalon stay end`.
struct StayEnd: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "end", abstract: "Record that the stay which runs ended.")

    @OptionGroup var arguments: CaseArguments

    @Argument(
        help: ArgumentHelp("The kind of stay. (default: the one that runs)", valueName: "kind"), completion: .stays)
    var kind: String?

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let recording = try Recording(arguments, session)
        try recording.record(.stayEnded(stay: try recording.stayThatRuns(kind)))
    }
}

extension Recording {
    /// The stay that was named, or else the one that runs.
    fileprivate func stayThatRuns(_ name: String?) throws -> String {
        if let name { return name }
        let running = try casebook.state(of: reference).stays.filter { $0.endedOn == nil && $0.on <= day }
        guard let last = running.last else {
            throw JalonError(.contradictsRules, "no stay of \(reference) runs on \(day); start one first")
        }
        guard running.count == 1 else {
            throw JalonError(
                .invalidInput,
                "more than one stay of \(reference) runs: name \(running.map(\.stay).joined(separator: " or "))")
        }
        return last.stay
    }
}
