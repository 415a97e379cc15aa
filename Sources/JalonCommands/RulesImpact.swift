internal import ArgumentParser
internal import Jalon

/// `jalon rules impact`.
struct RulesImpact: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "impact",
        abstract: "Say which open cases would change which deadline, if one pack stood in the place of another.",
        discussion: "The new pack is applied to the days of the old one. Nothing is switched, and nothing is written.")

    @Argument(
        help: ArgumentHelp("The pack that would be replaced, such as GB/2022-12.", valueName: "old"), completion: .packs
    )
    var old: String

    @Argument(
        help: ArgumentHelp("The pack that would take its place, such as GB/2023.", valueName: "new"), completion: .packs
    )
    var new: String

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let rules = try session.rules()
        // A pack of one's own may have the name of one that is carried: the carried one is what it would replace.
        let carried = try RuleBook.embedded()
        let before = try (try? carried.pack(named: old)) ?? rules.pack(named: old)
        let after = try rules.pack(named: new)
        let impact = try Casebook.impact(at: session.settings.store, of: after, insteadOf: before, rules: rules)
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "rules-impact",
                    [
                        .init("old", .string(before.id)), .init("new", .string(after.id)),
                        .init("cases", .int(impact.cases)), .init("unchanged", .int(impact.unchanged)),
                        .init("changes", .array(impact.changes.map(Self.document))),
                    ]))
        }
        try session.print(session.style.heading("\(before.id) → \(after.id)"))
        var table = Table(indent: 2)
        for change in impact.changes {
            table.add([
                change.caseReference.text, change.deadline, change.old.map(session.words.short) ?? "–", "→",
                change.new.map(session.words.short) ?? "–",
                change.days.map {
                    session.sentence("message.impact.days", ["n": .text("\($0 > 0 ? "+" : "")\($0)")])
                } ?? "",
            ])
        }
        try session.print(table.lines())
        session.say(
            "message.impact",
            [
                "cases": .wording(
                    Wording("message.impact.cases", ["n": .number(impact.cases), "pack": .text(before.id)])),
                "changes": .counted("message.impact.changes", impact.changes.count),
                "unchanged": .number(impact.unchanged),
            ])
    }

    private static func document(_ change: RuleImpact.Change) -> JSONValue {
        .object([
            .init("case", .string(change.caseReference.text)), .init("deadline", .string(change.deadline)),
            .init("old", .text(change.old)), .init("new", .text(change.new)),
            .init("days", change.days.map { .int($0) } ?? .null),
        ])
    }
}
