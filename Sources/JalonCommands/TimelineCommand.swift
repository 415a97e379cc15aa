internal import ArgumentParser
internal import Jalon

/// `jalon timeline`.
struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "What happened in a case.",
        subcommands: [TimelineShow.self, TimelineExportCommand.self])
}

/// `jalon timeline show`.
struct TimelineShow: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "show", abstract: "Show the entries of a case by day, with what was missing or unusual.",
        discussion: "With --identify the sealed texts are shown too; who looked and why is recorded.")

    @OptionGroup var which: CaseArgument
    @OptionGroup var identified: IdentifyOptions
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let reference = try which.found(in: casebook)
        let revealed = try identified.reveal(.texts, of: reference, in: casebook, session)
        let entries = try casebook.timeline(of: reference).sorted { ($0.on, $0.sequence) < ($1.on, $1.sequence) }
        let state = try casebook.state(of: reference)
        guard !session.isJSON else {
            try session.print(
                Document.make(
                    "timeline", TimelineDocument.shown(state, entries, texts: revealed?.texts, today: session.today)))
            return try IdentifyOptions.checkWhole(revealed, session)
        }
        let summary = TimelineSummary(texts: try session.texts(), words: session.words)
        var table = Table()
        for entry in entries {
            table.add([
                Table.Cell(session.words.short(entry.on)),
                Table.Cell(summary.texts.code("kind", entry.facts.kind.rawValue), session.style.heading),
                Table.Cell(summary.line(entry.facts)),
                Table.Cell(fate(of: entry, state, session.words)),
                Table.Cell("\(entry.author), \(entry.recordedAt)", session.style.faint),
                Table.Cell(entry.id.ending, session.style.faint),
            ])
            for finding in state.findings where finding.entry == entry.id {
                table.add(["", "", session.sentence(of: finding)])
            }
            for line in Self.lines(of: revealed?.texts[entry.id], summary.texts) { table.add(["", "", line]) }
        }
        try session.print(table.lines())
        try IdentifyOptions.checkWhole(revealed, session)
    }

    /// What became of an entry that does not hold as it was recorded, and whether something is sealed beside it.
    private func fate(of entry: TimelineEntry, _ state: CaseState, _ words: Words) -> String {
        let fate: String? =
            switch state.amended[entry.id] {
            case .corrected: words[.corrected]
            case .retracted: words[.retracted]
            case nil: nil
            }
        return [fate, entry.hasTexts ? words[.sealedText] : nil].compactMap { $0 }.joined(separator: ", ")
    }

    /// The texts of an entry, a line each; what they hold does not act on a terminal.
    static func lines(of texts: SealedTexts?, _ names: RuleTexts) -> [String] {
        guard let texts else { return [] }
        return TextField.allCases.compactMap { field in
            texts[field].map {
                names.labelled(
                    names.code("text", field.rawValue),
                    StandardError.harmless($0.split(separator: "\n").joined(separator: " / ")))
            }
        }
    }
}
