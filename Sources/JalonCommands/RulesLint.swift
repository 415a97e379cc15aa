internal import ArgumentParser
internal import Jalon

/// `jalon rules lint`.
struct RulesLint: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "lint", abstract: "List the start days of a year for which rounding a month down and up differ.",
        discussion: """
            A month that lacks the day's number ends on its last day (down), as the law of every country here says, \
            or on the first of the next (up). These are the days on which it matters.
            """)

    @Argument(help: ArgumentHelp("The pack. (default: all)", valueName: "pack"), completion: .packs)
    var pack: String?

    @Option(name: .long, help: ArgumentHelp("The year of the start days. (default: this one)", valueName: "year"))
    var year: Int?

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let rules = try session.rules()
        let packs = try pack.map { [try rules.pack(named: $0)] } ?? rules.packs
        let year = year ?? session.today.year
        guard (1900...2100).contains(year) else {
            throw JalonError(.invalidInput, "\(year) is not a year from 1900 to 2100")
        }
        let findings = packs.flatMap { $0.roundingFindings(in: year) }
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "rules-lint", [.init("year", .int(year)), .init("findings", .array(findings.map(Self.document)))]))
        }
        var table = Table()
        for finding in findings {
            table.add([
                finding.pack, finding.clock, "\(finding.period)", "\(finding.start)",
                session.sentence("message.rounded-down", ["day": .day(finding.down)]),
                session.sentence("message.rounded-up", ["day": .day(finding.up)]),
            ])
        }
        try session.print(table.lines())
        if findings.isEmpty { session.say("message.no-doubt", ["year": .number(year)]) }
    }

    private static func document(_ finding: RoundingFinding) -> JSONValue {
        .object([
            .init("pack", .string(finding.pack)), .init("stage", .string(finding.clock)),
            .init("length", .string("\(finding.period)")), .init("start", .text(finding.start)),
            .init("down", .text(finding.down)), .init("up", .text(finding.up)),
        ])
    }
}
