internal import Jalon

/// The path of signalling of a case: the four steps, each with how it stands, the signals, and what comes next.
struct StepTable {
    let state: CaseState
    let session: Session

    init(_ state: CaseState, _ session: Session) {
        self.state = state
        self.session = session
    }

    private func last(_ step: SignallingStep) -> CaseState.StepState? { state.steps.last { $0.step == step } }

    private func isNeeded(_ step: SignallingStep) -> Bool { !state.signalling.notNeeded.contains(step) }

    /// The table; empty for a case whose permit track runs and that never was on the path.
    func table(_ texts: RuleTexts) -> Table {
        let words = session.words
        var table = Table(indent: 2)
        guard !state.steps.isEmpty || !state.signalling.signals.isEmpty || state.grants.isEmpty else { return table }
        for step in SignallingStep.allCases {
            guard let taken = last(step) else {
                let status: Words.Phrase? =
                    step == state.nextStep?.step ? .next : isNeeded(step) ? nil : .notNeeded
                table.add([words.step(step), status.map { words[$0] } ?? "–"])
                continue
            }
            let detail =
                taken.skipped.map { texts.code("skip", $0.rawValue) }
                ?? taken.outcome.map { texts.code("outcome", $0.rawValue) } ?? ""
            table.add([
                words.step(step), words[taken.skipped == nil ? .done : .skipped], words.short(taken.on), detail,
                taken.with.map { texts.role($0) }.joined(separator: ", "),
            ])
        }
        for signal in state.signalling.signals {
            table.add([
                words[.signals], texts.role(signal.to), words.short(signal.on),
                signal.emergency.map { texts.code("emergency", $0.rawValue) } ?? "",
            ])
        }
        return table
    }

    /// The table under where the case stands, with what may come next.
    func lines(texts: RuleTexts) -> [String] {
        let words = session.words
        var lines = [
            session.style.heading(
                "\(state.header.reference) · \(texts.code("signalling", state.signalling.state.rawValue))")
        ]
        lines += table(texts).lines()
        if let next = state.nextStep { lines.append("  " + texts.labelled(words[.nextStep], words.move(next))) }
        if state.signalling.allowsEmergency { lines += ["", "  " + words[.emergencyIsOpen]] }
        return lines
    }

    var document: JSONValue {
        let signalling = state.signalling
        return Document.make(
            "steps",
            [
                .init("case", .string(state.header.reference.text)),
                .init("state", .string(signalling.state.rawValue)),
                .init("steps", .array(SignallingStep.allCases.map(document(of:)))),
                .init("next", .text(state.nextStep?.rawValue)),
                .init("emergency", .bool(signalling.allowsEmergency)),
                .init(
                    "signals",
                    .array(
                        signalling.signals.map {
                            .object([
                                .init("to", .string($0.to.rawValue)), .init("on", .text($0.on)),
                                .init("emergency", .text($0.emergency?.rawValue)),
                            ])
                        })),
            ])
    }

    private func document(of step: SignallingStep) -> JSONValue {
        let taken = last(step)
        let status =
            taken.map { $0.skipped == nil ? "done" : "skipped" }
            ?? (step == state.nextStep?.step ? "next" : isNeeded(step) ? "open" : "not-needed")
        return .object([
            .init("step", .string(step.rawValue)), .init("state", .string(status)),
            .init("on", .text(taken?.on)), .init("with", .texts(taken?.with.map(\.rawValue) ?? [])),
            .init("outcome", .text(taken?.outcome?.rawValue)),
            .init("reason", .text(taken?.skipped?.rawValue ?? taken?.reason?.rawValue)),
        ])
    }
}
