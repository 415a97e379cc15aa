internal import ArgumentParser
internal import Jalon

/// `jalon` itself.
struct JalonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jalon",
        abstract: "What is due in the cases of people who were trafficked, and why that day.",
        discussion: """
            Without a command: what is overdue, due today, within 7 and within 30 days, then the open steps.
            A case is named by its reference or any unique beginning of it. Dates are YYYY-MM-DD, today, yesterday, \
            tomorrow, +45d or -3d. Start with: jalon demo
            """,
        version: JalonVersion.text,
        subcommands: Noun.allCases.map(\.command),
        defaultSubcommand: DueCommand.self)
}

/// A command that is one call of the library and one rendering.
protocol JalonSubcommand: ParsableCommand {
    /// What the help says of the command.
    static var about: CommandConfiguration { get }
    /// The formats in which the command writes its result.
    static var formats: [Settings.Format] { get }
    var global: GlobalOptions { get }
    func perform(_ session: Session) throws
}

extension JalonSubcommand {
    static var configuration: CommandConfiguration {
        guard JalonMain.readsCommandAlone else { return about }
        var alone = about
        // A command below another one is not asked for a completion script, for which the parser makes up two
        // commands of its own; nor are the names of the help wanted where the help is not given.
        alone._superCommandName = "jalon"
        alone.helpNames = []
        return alone
    }

    static var formats: [Settings.Format] { [.table, .json] }

    func run() throws {
        let session = try Session(global)
        do {
            try session.settings.check(Self.formats)
            try perform(session)
        } catch let code as ExitCode {
            try session.output.finish()
            throw code
        } catch {
            session.output.abandon()
            throw session.said(error)
        }
        try session.output.finish()
    }
}
