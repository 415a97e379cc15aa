internal import ArgumentParser
internal import Jalon

/// `jalon rules diff`.
struct RulesDiff: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "diff", abstract: "Say everything in which two rule packs differ, value by value.")

    @Argument(help: ArgumentHelp("The first pack, such as BE/2017.", valueName: "old"), completion: .packs)
    var old: String

    @Argument(help: ArgumentHelp("The second pack, such as BE/2026.", valueName: "new"), completion: .packs)
    var new: String

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let rules = try session.rules()
        let (first, second) = (try rules.pack(named: old), try rules.pack(named: new))
        let differences = first.differences(to: second)
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "rules-diff",
                    [
                        .init("old", .string(first.id)), .init("new", .string(second.id)),
                        .init(
                            "differences",
                            .array(
                                differences.map {
                                    .object([
                                        .init("place", .string($0.place)), .init("old", .text($0.old)),
                                        .init("new", .text($0.new)),
                                    ])
                                })),
                    ]))
        }
        try session.print(session.style.heading("\(first.id) → \(second.id)"))
        for difference in differences {
            try session.print("  \(difference.place)")
            if let old = difference.old { try session.print("    - \(old)") }
            if let new = difference.new { try session.print("    + \(new)") }
        }
        if differences.isEmpty { session.say("message.same-packs", [:]) }
    }
}
