internal import ArgumentParser
internal import Jalon

/// `jalon reminder`.
struct ReminderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reminder", abstract: "What has to be thought of on a day; it stands among the deadlines.",
        subcommands: [ReminderAdd.self, ReminderDone.self])
}

/// `jalon reminder add`.
struct ReminderAdd: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "add", abstract: "Add a reminder.",
        discussion: "The title is free text and sealed; the topic is a code, and stands in the list of deadlines.")

    @OptionGroup var arguments: CaseArguments

    @Option(
        name: .long, parsing: .unconditional, help: ArgumentHelp("The day to think of it.", valueName: "date"),
        completion: .days,
        transform: Parsed.date)
    var due: DateArgument

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What it is about, as a code: \(ReminderTopic.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "id"), completion: .codes(ReminderTopic.self))
    var topic: String?

    @Option(name: .long, help: ArgumentHelp("What it is about, in words: - or @FILE.", valueName: "text"))
    var title: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The part of the support plan that it follows up, as support show prints it.", valueName: "entry"))
    var plan: String?

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let recording = try Recording(arguments, session)
        let due = try due.date(today: session.today)
        let topic: ReminderTopic? = try topic.map { try Parsed.term($0, as: "a topic of a reminder") }
        var texts: [TextField: String] = [:]
        if title != nil || (topic == nil && plan == nil) {
            texts[.title] = try session.text.needed(
                title, for: "--title", asking: "prompt.reminder")
        }
        let plan = try plan.map { try recording.casebook.entry(named: $0, in: recording.reference).id }
        try recording.record(
            .reminderAdded(.init(due: due, topic: topic ?? (plan == nil ? .other : .followUp), plan: plan)),
            texts: texts)
        session.say("message.due", ["day": .weekday(due)])
    }
}

/// `jalon reminder done`.
struct ReminderDone: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "done", abstract: "Record that what a reminder was about was done.")

    @OptionGroup var arguments: CaseArguments

    @Argument(
        help: ArgumentHelp(
            "The reminder, as deadline list prints it: reminder/… or its digits. (default: the only open one)",
            valueName: "id"), completion: .nothing)
    var reminder: String?

    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let recording = try Recording(arguments, session)
        let open = try recording.casebook.state(of: recording.reference).people.reminders
            .map { ($0.deadline, $0.entry, $0.doneOn == nil) }
        let item = try recording.item(reminder, among: open, "reminders")
        try recording.record(.reminderDone(item), texts: try note.texts(session))
    }
}
