internal import ArgumentParser
internal import Jalon

/// `jalon rules show`.
struct RulesShow: JalonSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Read a rule pack: stages, lengths, conditions, rights, accommodation, sources.")

    @Argument(help: ArgumentHelp("The pack, such as BE/FIIT-2013.", valueName: "pack"))
    var pack: String

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let pack = try RuleBook.embedded().pack(named: pack)
        guard !session.isJSON else { return try session.print(PackDocument(pack).document) }
        try session.print(PackPage(pack, try session.texts(), session).lines)
    }
}

/// A pack as a page that people read.
struct PackPage {
    let lines: [String]

    init(_ pack: RulePack, _ texts: RuleTexts, _ session: Session) {
        let (words, style) = (session.words, session.style)
        let until = pack.to.map { "to \($0)" } ?? "and in force"
        var lines = [
            style.heading("\(pack.id) · \(texts["country.\(pack.country)"])"),
            "  from \(pack.from) \(until), \(words.status(pack.status))\(pack.referenceOnly ? ", kept to compare with" : "")",
        ]
        for stage in pack.stages { lines += Self.stage(stage, texts, session) }
        if !pack.periods.isEmpty { lines += ["", style.heading("Other periods")] }
        for period in pack.periods {
            lines.append("  \(texts["period.\(period.id)"])  \(style.faint(period.id))")
            lines.append("    \(Self.length(period.duration)), from: \(texts["trigger.\(period.duration.trigger)"])")
            if let more = period.prolongation {
                lines.append(
                    "    may be prolonged by \(more.period)\(more.times.map { $0 == 1 ? ", once" : ", \($0) times" } ?? "")"
                )
            }
            lines += period.notes.map { "    \(texts["note.\($0)"])" }
        }
        if !pack.accommodation.isEmpty { lines += ["", style.heading("Accommodation")] }
        for stay in pack.accommodation {
            let range = [stay.length, stay.upTo].compactMap { $0.map { "\($0)" } }.joined(separator: " to ")
            let length = stay.basis == .none ? "no length laid down" : "\(range) (\(stay.basis.rawValue))"
            lines.append(
                "  \(texts["accommodation.\(stay.id)"]): \(length)\(stay.extendable ? ", can be prolonged" : "")")
            lines += stay.notes.map { "    \(texts["note.\($0)"])" }
        }
        if !pack.notes.isEmpty {
            lines += ["", style.heading("Notes")] + pack.notes.map { "  \(texts["note.\($0)"])" }
        }
        lines += ["", style.heading("Sources")]
        for (_, source) in pack.citations.sorted(by: { $0.key < $1.key }) {
            lines.append(
                "  \(source.text); published \(source.published), checked \(source.checked), \(words.status(source.status))"
            )
        }
        self.lines = lines
    }

    private static func stage(_ stage: RulePack.Stage, _ texts: RuleTexts, _ session: Session) -> [String] {
        let style = session.style
        var lines = ["", "\(style.heading(texts["stage.\(stage.id)"]))  \(style.faint(stage.id))"]
        lines.append("  length: \(length(stage.duration)), from: \(texts["trigger.\(stage.duration.trigger)"])")
        lines.append("  renewal: \(renewal(stage.renewal, texts))")
        if !stage.after.isEmpty {
            lines.append("  after: \(stage.after.map { texts["stage.\($0)"] }.joined(separator: "; "))")
        }
        if let conditions = stage.conditions {
            lines.append("  conditions:")
            lines += tree(conditions, texts, depth: 2)
        }
        if !stage.rights.isEmpty {
            lines.append("  rights:")
            for right in stage.rights {
                let unless = right.unless.map { " (not with: \(texts["condition.\($0)"]))" } ?? ""
                lines.append("    - \(texts["right.\(right.id)"])\(unless)")
                lines += [right.note].compactMap { $0 }.map { "      \(texts["note.\($0)"])" }
            }
        }
        lines += stage.notes.map { "  note: \(texts["note.\($0)"])" }
        lines += stage.ambiguous.map {
            "  in doubt (\($0.cell.rawValue), \($0.confidence)): \(texts["note.\($0.note)"])"
        }
        return lines
    }

    private static func length(_ duration: RulePack.Duration) -> String {
        switch duration.length {
        case .period(let period): "\(period)"
        case .range(let least, upTo: let most): "\(least) to \(most)"
        case .unlimited(let document): "without end" + (document.map { "; document of \($0)" } ?? "")
        }
    }

    private static func renewal(_ renewal: RulePack.Renewal, _ texts: RuleTexts) -> String {
        let note = renewal.note.map { " (\(texts["note.\($0)"]))" } ?? ""
        switch renewal.kind {
        case .none: return "no" + note
        case .renewable: return "yes" + note
        case .conditional: return "if: \(renewal.condition.map { texts["condition.\($0)"] } ?? "")" + note
        }
    }

    private static func tree(_ tree: ConditionTree, _ texts: RuleTexts, depth: Int) -> [String] {
        let indent = String(repeating: "  ", count: depth)
        switch tree {
        case .condition(let id): return ["\(indent)- \(texts["condition.\(id)"])  (\(id))"]
        case .allOf(let branches):
            return ["\(indent)all of:"] + branches.flatMap { Self.tree($0, texts, depth: depth + 1) }
        case .anyOf(let branches):
            return ["\(indent)any of:"] + branches.flatMap { Self.tree($0, texts, depth: depth + 1) }
        }
    }
}
