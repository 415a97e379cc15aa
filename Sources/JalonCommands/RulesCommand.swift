internal import ArgumentParser
internal import Jalon

/// `jalon rules`.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "The law as data, without any casebook: packs, dates, holidays, counting.",
        subcommands: [
            RulesList.self, RulesShow.self, RulesDate.self, RulesDiff.self, RulesImpact.self, RulesValidate.self,
            RulesLint.self, RulesCalendar.self, RulesCount.self,
        ])
}

/// `jalon rules list`.
struct RulesList: JalonSubcommand {
    static let about = CommandConfiguration(commandName: "list", abstract: "List the rule packs.")

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let packs = try session.rules().packs
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
                pack.stages.map(\.id).joined(separator: ", "),
                pack.referenceOnly ? session.pageText("page.referenceOnly") : pack.region ?? "",
            ])
        }
        try session.print(table.lines())
    }

    static func document(_ pack: RulePack) -> JSONValue {
        .object([
            .init("pack", .string(pack.id)), .init("country", .string(pack.country.rawValue)),
            .init("region", .text(pack.region)), .init("from", .text(pack.from)),
            .init("to", .text(pack.to)), .init("status", .string(pack.status.rawValue)),
            .init("referenceOnly", .bool(pack.referenceOnly)), .init("stages", .texts(pack.stages.map(\.id))),
            .init("periods", .texts(pack.periods.map(\.id))), .init("stays", .texts(pack.stays.map(\.id))),
        ])
    }
}

/// `jalon rules date`.
struct RulesDate: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "date", abstract: "Compute the last day of a stage from the law alone, and explain it.")

    @Option(
        name: .long, help: ArgumentHelp("BE, FR, IT, HU or GB.", valueName: "country"), completion: .countries,
        transform: Parsed.country)
    var country: CountryCode

    @Option(
        name: .long, help: ArgumentHelp("The stage, period or stay, such as be.reflection.", valueName: "stage"),
        completion: .clocks)
    var stage: String

    @OptionGroup var happened: DayOption

    @OptionGroup var named: PackOption

    @Option(
        name: .long,
        help: ArgumentHelp("The nation whose overlay and working days hold, such as GB-SCT.", valueName: "region"))
    var region: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The day of the decision on which the end depends; may be followed by --outcome.", valueName: "date"),
        completion: .days,
        transform: Parsed.date)
    var decision: DateArgument?

    @Option(
        name: .long,
        help: ArgumentHelp("How that decision turned out: positive or negative. (default: positive)", valueName: "id"),
        completion: .codes(DecisionOutcome.self))
    var outcome: String?

    @OptionGroup var delivered: DeliveryOption

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let computed = try compute(session)
        let texts = try session.texts()
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "date",
                    [
                        .init("country", .string(country.rawValue)), .init("stage", .string(computed.clock)),
                        .init("kind", .string(computed.kind.rawValue)), .init("trigger", .text(computed.trigger)),
                        .init("due", .text(computed.due)), .init("earliest", .text(computed.earliest)),
                        .init("latest", .text(computed.latest)), .init("opens", .text(computed.opens)),
                        .init("rolledFrom", .text(computed.rolledFrom)),
                        .init("flags", .texts(computed.flags.map(\.rawValue))), .init("pack", .string(computed.pack)),
                        .init("packStatus", .string(computed.packStatus.rawValue)),
                        .init("alerts", .array(computed.alertDays.map { .text($0) })),
                        .init("steps", Document.steps(computed, texts: try session.englishTexts())),
                        .init("citations", .texts(computed.citations)),
                    ]))
        }
        let words = session.words
        try session.print(session.style.heading("\(texts.name(ofClock: computed.clock)) · \(words.long(computed.due))"))
        try session.print([""] + ExplanationView(computed, texts, words).lines)
    }

    private func compute(_ session: Session) throws -> ComputedDeadline {
        let day = try happened.day(session)
        let rules = try session.rules(of: country, pack: named.pack)
        _ = try rules.packs(of: country)
        let region = try region.map { try Parsed.nation($0, of: country) }
        let pack = try rules.pack(of: country, on: day, named: named.pack, region: region)
        var decisions: [DecisionTaken] = []
        if let decision {
            let turned: DecisionOutcome = try outcome.map { try Parsed.term($0, as: "an outcome") } ?? .positive
            let on = try decision.date(today: session.today)
            decisions = pack.decisionsThatEnd(stage, on: day).map { DecisionTaken($0, turned, on: on) }
            guard !decisions.isEmpty else {
                throw JalonError(.invalidInput, "the end of \(stage) depends on no decision under \(pack.id)")
            }
        } else if outcome != nil {
            throw JalonError(.invalidInput, "--outcome says how a decision turned out: give its day with --decision")
        }
        return try rules.deadline(
            of: stage, in: country, on: day, pack: named.pack, region: region, decisions: decisions,
            delivery: delivered.delivery)
    }
}

/// `jalon rules calendar`.
struct RulesCalendar: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "calendar", abstract: "Public holidays of a region and year, and Hungary's working Saturdays.")

    @Option(
        name: .long, help: ArgumentHelp("BE, FR, IT, HU, GB-ENG, GB-SCT or GB-NIR.", valueName: "region"),
        completion: .regions,
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
        for saturday in saturdays {
            table.add([session.words.short(saturday), session.sentence("message.working-saturday")])
        }
        try session.print(table.lines())
        if calendar.isProvisional(year) { session.say("message.note", ["note": .text(session.words[.provisional])]) }
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
