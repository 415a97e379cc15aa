internal import ArgumentParser
internal import Jalon

/// `jalon rules`.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "The law as data, without any casebook: packs, dates, holidays, counting.",
        subcommands: [RulesList.self, RulesShow.self, RulesDate.self, RulesCalendar.self, RulesCount.self])
}

/// `jalon rules list`.
struct RulesList: JalonSubcommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the rule packs.")

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let packs = try RuleBook.embedded().packs
        guard !session.isJSON else {
            return try session.print(Document.make("packs", [.init("packs", .array(packs.map(Self.document)))]))
        }
        let words = session.words
        var table = Table()
        table.add(
            ["PACK", "FROM", "TO", words[.status], words[.stage], ""].map { Table.Cell($0, session.style.faint) })
        for pack in packs {
            table.add([
                pack.id, "\(pack.from)", pack.to.map { "\($0)" } ?? "–", words.status(pack.status),
                pack.stages.map(\.id).joined(separator: ", "), pack.referenceOnly ? "reference only" : "",
            ])
        }
        try session.print(table.lines())
    }

    static func document(_ pack: RulePack) -> JSONValue {
        .object([
            .init("pack", .string(pack.id)), .init("country", .string(pack.country.rawValue)),
            .init("from", .text(pack.from)),
            .init("to", .text(pack.to)), .init("status", .string(pack.status.rawValue)),
            .init("referenceOnly", .bool(pack.referenceOnly)), .init("stages", .texts(pack.stages.map(\.id))),
            .init("periods", .texts(pack.periods.map(\.id))),
        ])
    }
}

/// `jalon rules date`.
struct RulesDate: JalonSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "date", abstract: "Compute the last day of a stage from the law alone, and explain it.")

    @Option(name: .long, help: ArgumentHelp("BE, FR, IT, HU or GB.", valueName: "country"), transform: Parsed.country)
    var country: CountryCode

    @Option(name: .long, help: ArgumentHelp("The stage or period, such as be.reflection.", valueName: "stage"))
    var stage: String

    @OptionGroup var happened: DayOption

    @OptionGroup var named: PackOption

    @Option(
        name: .long, help: ArgumentHelp("The nation whose working days count, such as GB-SCT.", valueName: "region"),
        transform: Parsed.region)
    var region: HolidayCalendar.Region?

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let day = try happened.day(session)
        let rules = try RuleBook.embedded()
        _ = try rules.packs(of: country)
        if let region, !region.rawValue.hasPrefix(country.rawValue) {
            throw JalonError(.invalidInput, "\(region.rawValue) is not a region of \(country)")
        }
        let computed = try rules.deadline(of: stage, in: country, on: day, pack: named.pack, region: region)
        let texts = try session.texts()
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "date",
                    [
                        .init("country", .string(country.rawValue)), .init("stage", .string(computed.clock)),
                        .init("kind", .string(computed.kind.rawValue)), .init("trigger", .text(computed.trigger)),
                        .init("due", .text(computed.due)), .init("earliest", .text(computed.earliest)),
                        .init("latest", .text(computed.latest)), .init("rolledFrom", .text(computed.rolledFrom)),
                        .init("flags", .texts(computed.flags.map(\.rawValue))), .init("pack", .string(computed.pack)),
                        .init("packStatus", .string(computed.packStatus.rawValue)),
                        .init("steps", Document.steps(computed, texts: try RuleTexts(.english))),
                        .init("citations", .texts(computed.citations)),
                    ]))
        }
        let words = session.words
        try session.print(session.style.heading("\(texts.name(ofClock: computed.clock)) · \(words.long(computed.due))"))
        try session.print([""] + ExplanationView(computed, texts, words).lines)
    }
}

/// `jalon rules calendar`.
struct RulesCalendar: JalonSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Public holidays of a region and year, and Hungary's working Saturdays.")

    @Option(
        name: .long, help: ArgumentHelp("BE, FR, IT, HU, GB-ENG, GB-SCT or GB-NIR.", valueName: "region"),
        transform: Parsed.region)
    var region: HolidayCalendar.Region

    @Option(name: .long, help: ArgumentHelp("2010 to 2035.", valueName: "year"))
    var year: Int

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let calendar = HolidayCalendar(region)
        let (holidays, saturdays) = try Self.checked {
            (try calendar.holidays(in: year), try calendar.workingSaturdays(in: year))
        }
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "calendar",
                    [
                        .init("region", .string(region.rawValue)), .init("year", .int(year)),
                        .init(
                            "holidays",
                            .array(
                                holidays.map {
                                    .object([.init("date", .text($0.date)), .init("name", .string($0.name))])
                                })),
                        .init("workingSaturdays", .array(saturdays.map { .text($0) })),
                        .init("provisional", .bool(calendar.isProvisional(year))),
                    ]))
        }
        try session.print(session.style.heading("\(try session.texts()["calendar.\(region.rawValue)"]) \(year)"))
        var table = Table(indent: 2)
        for holiday in holidays { table.add([session.words.short(holiday.date), holiday.name]) }
        for saturday in saturdays { table.add([session.words.short(saturday), "working Saturday"]) }
        try session.print(table.lines())
        if calendar.isProvisional(year) { session.say("note: \(session.words[.provisional])") }
    }

    /// The calendar's refusal as a sentence of the command.
    static func checked<Result>(_ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch let error as CivilDateError {
            throw JalonError(.invalidInput, error.description)
        }
    }
}
