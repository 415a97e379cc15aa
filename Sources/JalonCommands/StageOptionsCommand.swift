internal import ArgumentParser
internal import Jalon

/// `jalon stage options`.
struct StageOptionsCommand: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "options", abstract: "What may come next, and which conditions are not on record.")

    @OptionGroup var arguments: CaseArguments

    @OptionGroup var named: PackOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let reference = try arguments.which.found(in: casebook)
        let options = try casebook.options(of: reference, on: arguments.happened.day(session), pack: named.pack)
        guard !session.isJSON else { return try session.print(Self.document(options)) }
        let (words, texts) = (session.words, try session.texts())
        let current = options.state.current.map { "\(texts.name(ofClock: $0.stage)), \(words.long($0.on))" } ?? "–"
        try session.print(
            session.style.heading(
                "\(reference) · \(texts.labelled(words[.stage].lowercased(), current)) · \(options.pack.id)"))
        if options.options.isEmpty { try session.print("  \(words[.noStageFollows])") }
        for option in options.options {
            try session.print([
                "",
                "  \(session.style.heading(texts.name(ofClock: option.stage.id)))  \(option.stage.id)\(option.isRenewal ? "  (\(words[.renewal]))" : "")",
            ])
            if let end = option.end { try session.print("    \(words.about(.wouldEnd, words.long(end.due)))") }
            try session.print(
                (option.stage.conditions?.identifiers ?? []).map { id in
                    let isMissing = option.missing?.identifiers.contains(id) ?? false
                    return "    \(words[isMissing ? .missing : .onRecord]) · \(texts["condition.\(id)"]) (\(id))"
                })
            if let missing = option.missing {
                try session.print("    \(texts.labelled(words[.needed], texts.sentence(missing)))")
            }
        }
        for finding in options.state.findings { session.say(session.sentence(of: finding)) }
    }

    private static func document(_ options: StageOptions) -> JSONValue {
        Document.make(
            "options",
            [
                .init("case", .string(options.state.header.reference.text)), .init("pack", .string(options.pack.id)),
                .init("stage", .text(options.state.current?.stage)),
                .init(
                    "options",
                    .array(
                        options.options.map { option in
                            .object([
                                .init("stage", .string(option.stage.id)), .init("renewal", .bool(option.isRenewal)),
                                .init("conditions", .texts(option.stage.conditions?.identifiers ?? [])),
                                .init("missing", .texts(option.missing?.identifiers ?? [])),
                                .init("rule", .text(option.stage.conditions?.sentence)),
                                .init("due", .text(option.end?.due)),
                            ])
                        })),
                .init("findings", Document.findings(options.state.findings)),
            ])
    }
}
