internal import ArgumentParser
internal import Jalon

/// `jalon deadline overview`.
struct DeadlineOverview: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "overview",
        abstract: "Write one page of all open cases with what is due, for the morning meeting: HTML, or md, or json.",
        discussion: """
            The page needs no network and no script, and prints on A4. It holds codes alone: no name and no free text. \
            Example: jalon deadline overview --output today.html
            """)

    static var formats: [Settings.Format] { [.table, .html, .md, .json] }

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp(
            "How far ahead deadlines are listed, such as 14d or 6w. (default: 30d)", valueName: "days"),
        transform: Parsed.window)
    var within: WindowArgument?

    @Option(
        name: .long, help: ArgumentHelp("Only this country.", valueName: "country"), completion: .countries,
        transform: Parsed.country)
    var country: CountryCode?

    @OptionGroup var whose: WorkerOptions
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        if let country { try casebook.checkRules(for: country) }
        let overview = try casebook.overview(
            on: session.today, within: within?.days ?? 30,
            scope: .init(country: country, worker: try whose.filter(in: casebook, session)))
        let output = session.output
        let sink = { (bytes: [UInt8]) throws(JalonError) in try output.write(bytes: bytes) }
        switch session.settings.format {
        case .json: try session.print(OverviewDocument.make(overview))
        case .md: try OverviewMarkdown(overview, texts: try session.texts()).write(to: sink)
        default: try OverviewPage(overview, texts: try session.texts()).write(to: sink)
        }
    }
}
