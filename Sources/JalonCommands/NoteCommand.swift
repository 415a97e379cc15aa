internal import ArgumentParser
internal import Jalon

/// `jalon note`.
struct NoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Notes, which are sealed in the vault.", subcommands: [NoteAdd.self])
}

/// `jalon note add`.
struct NoteAdd: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "add", abstract: "Add a note: its text is read from standard input.",
        discussion: "It is read again with jalon timeline show CASE --identify --reason -.")

    @OptionGroup var arguments: CaseArguments

    @Option(name: .long, help: ArgumentHelp("Where the text is read from instead: @FILE.", valueName: "text"))
    var text: String?

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let recording = try Recording(arguments, session)
        // Before somebody types a long text, it is sure that it can be sealed.
        try recording.casebook.unlock(author: recording.session.settings.author)
        if text == nil { session.text.askOnTerminal("prompt.note") }
        let text = try session.text.text(text ?? "-", for: "the note")
        try recording.record(.noteAdded, texts: [.text: text])
    }
}
