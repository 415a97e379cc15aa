internal import ArgumentParser
internal import Jalon

/// `jalon deadline`.
struct DeadlineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadline", abstract: "What is due, why that day, and whether anything is overdue.",
        subcommands: [DeadlineList.self, DeadlineExplain.self, DeadlineCheck.self, DeadlineDone.self])
}

/// `jalon deadline list`.
struct DeadlineList: JalonSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List open deadlines by day, the overdue ones first.")

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("Only what is overdue or due within this time, such as 30d or 4w.", valueName: "days"),
        transform: Parsed.window)
    var within: WindowArgument?

    @Flag(name: .long, help: "Only what is overdue.")
    var overdue = false

    @Flag(name: .long, help: "Only what is announced by now: overdue, or an alert day has come.")
    var announced = false

    @Flag(name: .long, help: "Also what was met or cancelled.")
    var all = false

    @Option(name: .long, help: ArgumentHelp("Only this country.", valueName: "country"), transform: Parsed.country)
    var country: CountryCode?

    @Option(name: .customLong("case"), help: ArgumentHelp("Only this case.", valueName: "case"))
    var reference: String?

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        if let country { try casebook.checkRules(for: country) }
        var query = overdue ? .overdue(on: session.today, country: country) : DeadlineQuery(country: country)
        query.includesDone = all && !overdue
        // Days beyond the calendar hold no deadline: its end is as far.
        if let within { query.until = (try? session.today.adding(days: within.days)) ?? .latest }
        query.caseReference = try reference.map { try casebook.reference(beginningWith: $0) }
        let deadlines =
            try announced
            ? casebook.announcedDeadlines(query, on: session.today) : casebook.deadlines(query)
        let undated = try casebook.casesWithoutDeadline()
        if !undated.isEmpty { session.say(DueView.warning(undated)) }
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "deadlines",
                    [
                        .init("today", .text(session.today)),
                        .init(
                            "deadlines",
                            Document.deadlines(deadlines, today: session.today)),
                    ]))
        }
        guard !deadlines.isEmpty else { return session.say("no deadlines") }
        let table = try DeadlineTable(deadlines, session)
        try session.print(table.lines(deadlines) + table.legend(deadlines))
    }
}

/// `jalon deadline check`.
struct DeadlineCheck: JalonSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "For cron: exit 0 when nothing is overdue, 2 when something is.")

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let count = try casebook.overdueCount(on: session.today)
        let undated = try casebook.casesWithoutDeadline()
        if !undated.isEmpty { session.say(DueView.warning(undated)) }
        if session.isJSON {
            try session.print(
                Document.make("check", [.init("today", .text(session.today)), .init("overdue", .int(count))]))
        } else if count > 0 {
            try session.print(
                "\(count) deadline\(count == 1 ? " is" : "s are") overdue on \(session.today): jalon deadline list --overdue"
            )
        }
        if count > 0 { throw ExitCode(2) }
    }
}
