internal import ArgumentParser
internal import Jalon

/// `jalon deadline`.
struct DeadlineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadline", abstract: "What is due, why that day, and whether anything is overdue.",
        subcommands: [
            DeadlineList.self, DeadlineOverview.self, DeadlineExplain.self, DeadlineCheck.self, DeadlineDone.self,
            DeadlineSheetCommand.self,
        ])
}

/// `jalon deadline list`.
struct DeadlineList: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "list", abstract: "List open deadlines by day, the overdue ones first.",
        discussion: """
            With --format csv they are a table for other programs, with the columns of the JSON. With --format ics \
            they are a calendar file to subscribe to: the code of the case and that a deadline is due, and nothing \
            else. What was met, was cancelled or is gone stays in it as cancelled.
            """)

    static var formats: [Settings.Format] { [.table, .json, .csv, .ics] }

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

    @Option(
        name: .long, help: ArgumentHelp("Only this country.", valueName: "country"), completion: .countries,
        transform: Parsed.country)
    var country: CountryCode?

    @Option(name: .customLong("case"), help: ArgumentHelp("Only this case.", valueName: "case"))
    var reference: String?

    @Flag(name: .long, help: "With --format ics: tasks in place of events.")
    var tasks = false

    @Flag(name: .long, help: "With --format ics: name what ends, such as the stage, for all who see the calendar.")
    var titles = false

    @OptionGroup var whose: WorkerOptions

    @Flag(name: .long, help: "In parts by case owner; the cases without one last.")
    var byWorker = false

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let isCalendar = session.settings.format == .ics
        guard isCalendar || !(tasks || titles) else {
            throw JalonError(.invalidInput, "--tasks and --titles are of the calendar: add --format ics")
        }
        guard !(isCalendar && byWorker) else {
            throw JalonError(
                .invalidInput, "a calendar has no parts: leave out --by-worker, or write one a worker (--worker CODE)")
        }
        let casebook = try session.casebook()
        if let country { try casebook.checkRules(for: country) }
        var query = overdue ? .overdue(on: session.today, country: country) : DeadlineQuery(country: country)
        query.includesDone = all && !overdue
        // Days beyond the calendar hold no deadline: its end is as far.
        if let within { query.until = (try? session.today.adding(days: within.days)) ?? .latest }
        query.worker = try whose.filter(in: casebook, session)
        query.caseReference = try reference.map { try casebook.reference(beginningWith: $0) }
        if isCalendar { return try writeCalendar(of: query, in: casebook, session) }
        let deadlines =
            try announced
            ? casebook.announcedDeadlines(query, on: session.today) : casebook.deadlines(query)
        let undated = try casebook.casesWithoutDeadline(of: query.worker)
        if !undated.isEmpty { session.say(DueView.warning(undated)) }
        // Rows of deadlines do not say whose they are: the cases are asked for only where it is shown.
        let cases = byWorker ? try casebook.cases(all ? .all : .open, country: country, worker: query.worker) : []
        let found = Dictionary(cases.map { ($0.reference, $0) }) { first, _ in first }
        if session.settings.format == .csv { return try writeTable(deadlines, found, session) }
        guard !session.isJSON else {
            let listed = deadlines.map { deadline in
                guard byWorker else { return Document.deadline(deadline, today: session.today) }
                let summary = found[deadline.caseReference]
                return OverviewDocument.deadline(
                    deadline, owner: summary?.owner, deputy: summary?.deputy, today: session.today)
            }
            return try session.print(
                Document.make(
                    "deadlines", [.init("today", .text(session.today)), .init("deadlines", .array(listed))]))
        }
        guard !deadlines.isEmpty else { return session.say("message.no-deadlines", [:]) }
        let table = try DeadlineTable(deadlines, session)
        let lines =
            byWorker
            ? try WorkerSections(deadlines, found, first: query.worker).lines(table, session) : table.lines(deadlines)
        try session.print(lines + table.legend(deadlines))
    }

    private func writeTable(
        _ deadlines: [Deadline], _ found: [CaseReference: CaseSummary], _ session: Session
    ) throws {
        let output = session.output
        let rows = DeadlineRows(title: session.words[.deadlines], today: session.today, tellsWhose: byWorker)
        var writer = CSVTableWriter()
        let sink: ([UInt8]) throws(JalonError) -> Void = { (bytes) throws(JalonError) in
            try output.write(bytes: bytes)
        }
        try writer.begin(rows.table, to: sink)
        for deadline in deadlines {
            let summary = found[deadline.caseReference]
            try writer.write(rows.row(deadline, owner: summary?.owner, deputy: summary?.deputy), to: sink)
        }
        try writer.finish(to: sink)
    }

    private func writeCalendar(of query: DeadlineQuery, in casebook: Casebook, _ session: Session) throws {
        let undated = try casebook.casesWithoutDeadline(of: query.worker)
        if !undated.isEmpty { session.say(DueView.warning(undated)) }
        let output = session.output
        try casebook.exportCalendar(
            query, as: tasks ? .task : .event, showsTitles: titles, in: session.texts(),
            where: { !announced || $0.isAnnounced(on: session.today) }, author: session.settings.author,
            to: { (bytes) throws(JalonError) in try output.write(bytes: bytes) })
    }
}

/// `jalon deadline check`.
struct DeadlineCheck: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "check", abstract: "For cron: exit 0 when nothing is overdue, 2 when something is.")

    @OptionGroup var whose: WorkerOptions
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let worker = try whose.filter(in: casebook, session)
        let count = try casebook.overdueCount(on: session.today, of: worker)
        let undated = try casebook.casesWithoutDeadline(of: worker)
        if !undated.isEmpty { session.say(DueView.warning(undated)) }
        if session.isJSON {
            try session.print(
                Document.make("check", [.init("today", .text(session.today)), .init("overdue", .int(count))]))
        } else if count > 0 {
            try session.print(
                // The sentence ends with the command that lists them.
                session.sentence("message.overdue", ["n": .number(count), "day": .day(session.today)]) + whose.words)
        }
        if count > 0 { throw ExitCode(2) }
    }
}
