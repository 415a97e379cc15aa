internal import ArgumentParser
internal import Jalon

/// `jalon indicator`.
struct IndicatorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indicator", abstract: "Signs that are often met in trafficking; they give no verdict.",
        subcommands: [IndicatorRecord.self])
}

/// `jalon indicator record`.
struct IndicatorRecord: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "record", abstract: "Record which signs were seen; jalon reference indicators lists them.")

    @OptionGroup var arguments: CaseArguments

    @Argument(
        help: ArgumentHelp(
            "The signs: \(Indicator.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "id"),
        completion: .codes(Indicator.self))
    var indicators: [String]

    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let seen: [Indicator] = try Parsed.list(indicators).map { try Parsed.term(named($0), as: "an indicator") }
        let recording = try Recording(arguments, session)
        try recording.record(.indicatorsObserved(seen.eachOnce), texts: try note.texts(session))
        guard !session.isJSON else { return }
        try session.print(
            IndicatorView(state: recording.casebook.state(of: recording.reference), session: session).lines(
                ReferenceBook.carried()))
    }

    /// `movement` will do for `ind.movement`.
    private func named(_ name: String) -> String { Indicator(rawValue: "ind.\(name)")?.rawValue ?? name }
}

/// The indicators of a case: how many of them, and what the source says with its list.
struct IndicatorView {
    let state: CaseState
    let session: Session

    /// How many of each list were seen, which, and the caution; never a verdict.
    func lines(_ reference: ReferenceBook) throws -> [String] {
        let texts = try session.texts()
        var lines: [String] = []
        for list in reference.indicatorLists {
            let seen = list.indicators.compactMap { sign in
                Indicator(rawValue: sign.id).flatMap { indicator in state.indicators[indicator].map { (sign, $0) } }
            }
            guard !seen.isEmpty else { continue }
            lines.append(texts.labelled(texts[list.textKey], "\(seen.count) / \(list.indicators.count)"))
            var table = Table(indent: 2)
            for (sign, since) in seen { table.add([session.words.short(since), texts[sign.textKey]]) }
            lines += table.lines() + list.noteTexts.map { "  \(texts[$0])" }
        }
        return lines
    }
}
