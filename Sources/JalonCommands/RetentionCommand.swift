internal import ArgumentParser
internal import Jalon

/// `jalon retention`.
struct RetentionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: "For how long the content of closed cases is kept: a policy, and no law.",
        subcommands: [RetentionList.self])
}

/// `jalon retention list`.
struct RetentionList: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "list", abstract: "List closed cases whose retention has ended or ends soon.",
        discussion: """
            The years come from a policy by country and closure reason, which is no law: a centre decides with its data \
            protection officer. Nothing is erased by itself; jalon case erase does it, unless a hold stands.
            """)

    @Option(
        name: .long, help: ArgumentHelp("How many days ahead, such as 30d or 4w. (default: 90d)", valueName: "days"),
        transform: Parsed.window)
    var within: WindowArgument?

    @Flag(name: .long, help: "Every closed case, however far ahead.")
    var all = false

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        guard within == nil || !all else {
            throw JalonError(.invalidInput, "give either --within or --all")
        }
        let found = try session.casebook().retention(on: session.today, within: all ? nil : within?.days ?? 90)
        guard !session.isJSON else { return try session.print(document(found, session)) }
        guard !found.isEmpty else { return session.say("retention.none", [:]) }
        let texts = try session.texts()
        var table = Table()
        for line in found {
            let days = line.daysLeft(on: session.today)
            table.add([
                line.reference.text, session.words.short(line.endsOn),
                days > 0
                    ? texts.sentence(Wording("retention.left", ["n": .number(days)])) : texts["retention.ended"],
                texts["retention.action.\(line.row.action.rawValue)"], texts.code("closure", line.reason.rawValue),
                texts.sentence(Wording("retention.years", ["n": .number(line.row.years)])),
                line.holds.map { texts.code("hold", $0.ground.rawValue) }.joined(separator: ", "),
            ])
            table.add(["", "", "", texts[line.row.textKey]])
        }
        try session.print(table.lines())
        session.say("retention.policy", [:])
    }

    private func document(_ found: [Retention], _ session: Session) -> JSONValue {
        Document.make(
            "retention",
            [
                .init("today", .text(session.today)), .init("status", .string(RetentionPolicy.status)),
                .init(
                    "cases",
                    .array(
                        found.map { line in
                            .object([
                                .init("case", .string(line.reference.text)),
                                .init("country", .string(line.country.rawValue)),
                                .init("closedOn", .text(line.closedOn)), .init("reason", .string(line.reason.rawValue)),
                                .init("years", .int(line.row.years)), .init("why", .string(line.row.why)),
                                .init("action", .string(line.row.action.rawValue)), .init("endsOn", .text(line.endsOn)),
                                .init("daysLeft", .int(line.daysLeft(on: session.today))),
                                .init("ended", .bool(line.hasEnded(on: session.today))),
                                .init("holds", .texts(line.holds.map(\.ground.rawValue))),
                            ])
                        })),
            ])
    }
}
