internal import ArgumentParser
internal import Jalon

/// `jalon deadline explain`.
struct DeadlineExplain: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "explain", abstract: "Why that day: trigger, count, arithmetic, rule, source.")

    @OptionGroup var which: CaseArgument

    @Argument(
        help: ArgumentHelp("The deadline, such as be.reflection/end. (default: all open ones)", valueName: "deadline"),
        completion: .nothing)
    var deadline: String?

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let state = try casebook.state(of: which.found(in: casebook))
        let chosen = try choose(from: state)
        guard !session.isJSON else {
            let english = try session.englishTexts()
            return try session.print(
                Document.make(
                    "explanation",
                    [
                        .init("case", .string(state.header.reference.text)), .init("today", .text(session.today)),
                        .init("explanations", .array(chosen.map { Self.document($0, state, session, english) })),
                    ]))
        }
        let texts = try session.texts()
        for finding in state.findings where finding.code == .noDeadline { session.say(session.sentence(of: finding)) }
        guard !chosen.isEmpty else {
            return session.say("message.no-open-deadline", ["case": .text(state.header.reference.text)])
        }
        for (index, deadline) in chosen.enumerated() {
            if index > 0 { try session.print() }
            try show(deadline, state, session, texts)
        }
    }

    private func choose(from state: CaseState) throws(JalonError) -> [Deadline] {
        guard let name = deadline else { return state.deadlines.filter { $0.status == .open } }
        let found = state.deadlines.filter { $0.name == name || $0.stage == name || $0.stage.hasSuffix(".\(name)") }
        guard !found.isEmpty else {
            let known = state.deadlines.map(\.name).joined(separator: ", ")
            throw JalonError(
                .notFound,
                "\(state.header.reference) has no deadline \"\(name.prefix(64))\"; it has \(known.isEmpty ? "none" : known)",
                Wording(
                    "refusal.no-deadline",
                    [
                        "case": .text(state.header.reference.text), "name": .text(String(name.prefix(64))),
                        "known": known.isEmpty ? .wording(Wording("refusal.none")) : .text(known),
                    ]))
        }
        return found
    }

    private func show(_ deadline: Deadline, _ state: CaseState, _ session: Session, _ texts: RuleTexts) throws {
        let words = session.words
        try session.print(
            session.style.heading(
                "\(deadline.caseReference) · \(words.name(of: deadline, texts)) · \(deadline.name)"))
        try session.print("  \(words.long(deadline.due)), \(words.state(of: deadline, on: session.today))")
        guard let computed = state.explanations[deadline.name] else {
            return try session.print("  \(texts[deadline.kind == .reminder ? "step.reminder" : "step.observed"])")
        }
        try session.print([""] + ExplanationView(computed, texts, words).lines)
    }

    private static func document(
        _ deadline: Deadline, _ state: CaseState, _ session: Session, _ texts: RuleTexts
    ) -> JSONValue {
        guard case .object(let members) = Document.deadline(deadline, today: session.today) else { return .null }
        let steps = state.explanations[deadline.name].map { Document.steps($0, texts: texts) } ?? .array([])
        return .object(members + [.init("steps", steps)])
    }
}

/// The steps of a computed day, as people read them.
struct ExplanationView {
    let lines: [String]

    init(_ computed: ComputedDeadline, _ texts: RuleTexts, _ words: Words) {
        var table = Table(indent: 2)
        for step in computed.steps {
            table.add([step.date.map(words.short) ?? "", step.text(texts)])
        }
        var lines = table.lines()
        if let latest = computed.latest, computed.opens == nil {
            lines.append("  \(words.about(.atTheLatest, words.long(latest)))")
        }
        if !computed.flags.isEmpty {
            lines += [
                "", "  \(texts.labelled(texts["page.note"], computed.flags.map(words.flag).joined(separator: ", ")))",
            ]
        }
        if computed.packStatus != .verified {
            lines += [
                "",
                "  † \(words[.weakSourceHere]) (\(words.status(computed.packStatus)))",
            ]
        }
        if !computed.alertDays.isEmpty {
            lines += [
                "",
                "  \(texts.labelled(words[.announced], computed.alertDays.map(words.short).joined(separator: ", ")))",
            ]
        }
        lines += ["", "  \(texts["page.sources"]):"] + computed.citations.map { "    \($0)" }
        self.lines = lines
    }
}
