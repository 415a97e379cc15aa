internal import ArgumentParser
internal import Jalon

/// `jalon deadline done`.
struct DeadlineDone: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "done", abstract: "Record that what a deadline asked for was done; it is met from then on.")

    @OptionGroup var arguments: CaseArguments

    @Argument(
        help: ArgumentHelp("The deadline, such as be.stay.minors.observation/report.", valueName: "deadline"),
        completion: .nothing)
    var deadline: String

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let recording = try Recording(arguments, session)
        let state = try recording.casebook.state(of: recording.reference)
        let found = state.deadlines.filter {
            $0.status == .open && ($0.name == deadline || $0.stage == deadline || $0.stage.hasSuffix(".\(deadline)"))
        }
        if found.count == 1, found[0].kind == .reminder,
            let reminder = state.people.reminders.first(where: { $0.deadline == found[0].name })
        {
            return try recording.record(.reminderDone(reminder.entry))
        }
        let clocks = Set(found.map { EntryFacts.Settled(clock: $0.stage, trigger: $0.trigger) })
        guard clocks.count == 1, let settled = clocks.first else {
            let known = state.deadlines.filter { $0.status == .open }.map(\.name).joined(separator: ", ")
            throw JalonError(
                .notFound,
                "\(recording.reference) has \(clocks.isEmpty ? "no open deadline" : "more than one open deadline") "
                    + "\"\(deadline.prefix(64))\"; open are \(known.isEmpty ? "none" : known)")
        }
        try recording.record(.deadlineMet(settled))
    }
}
