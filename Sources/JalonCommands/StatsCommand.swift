internal import ArgumentParser
internal import Jalon

/// `jalon stats`.
struct StatsCommand: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "stats", abstract: "The figures of a year, with small counts protected.",
        discussion: """
            Persons supported, new and returned; by sex, age, nationality and type of exploitation; permits granted and \
            renewed by stage. Every figure is rounded down to a multiple of the threshold. Formats: table, json, csv, \
            html, md, fods.
            """)

    static var formats: [Settings.Format] { [.table, .json, .csv, .html, .md, .fods] }

    @Option(name: .long, help: ArgumentHelp("The year.", valueName: "year"))
    var year: Int

    @Option(
        name: .long, help: ArgumentHelp("Only this country. (default: all together)", valueName: "country"),
        completion: .countries,
        transform: Parsed.country)
    var country: CountryCode?

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("Counts below it are not shown; 0 turns the protection off.", valueName: "number"))
    var threshold = Casebook.usualThreshold

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp(
            "Leave out what was recorded after this day, in UTC. (default: nothing)", valueName: "date"),
        completion: .days,
        transform: Parsed.date)
    var knownOn: DateArgument?

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let (figures, end) = try session.casebook().statistics(
            year: year, country: country, threshold: threshold,
            knownOn: try knownOn.map { (day) throws(JalonError) in try day.date(today: session.today) },
            today: session.today)
        if !figures.isProtected {
            session.say("message.stats-open", [:])
        }
        let output = session.output
        let sink: ([UInt8]) throws(JalonError) -> Void = { (bytes) throws(JalonError) in
            try output.write(bytes: bytes)
        }
        let tables = StatisticsTables(figures, texts: try session.texts(), end: end)
        switch session.settings.format {
        case .json: try session.print(figures.document(end))
        case .csv: try tables.csv(to: sink)
        case .html: try tables.page(to: sink)
        case .md: try tables.markdown(to: sink)
        case .fods: try tables.spreadsheet(to: sink)
        default: try show(figures, end, session)
        }
    }

    private func show(_ figures: YearlyFigures, _ end: ChainEnd, _ session: Session) throws {
        let words = StatisticsWords(figures, texts: try session.texts())
        try session.print(session.style.heading(words.title))
        for table in figures.tables {
            try session.print(["", session.style.heading(words.title(of: table))])
            var rows = Table(indent: 2)
            let lines = words.lines(of: table)
            let widths = (figure: lines.map(\.figure.count).max() ?? 0, most: lines.map(\.most.count).max() ?? 0)
            for line in lines {
                let most = line.most.isEmpty ? "" : "≤ \(padded(line.most, widths.most))"
                rows.add([
                    Table.Cell(line.name), Table.Cell(padded(line.figure, widths.figure)),
                    Table.Cell(most, session.style.faint),
                ])
            }
            try session.print(rows.lines())
            if table.isWithheld { try session.print("  \(words["withheld"])") }
        }
        try session.print()
        for note in words.notes(end) { try session.print(note) }
    }

    private func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
