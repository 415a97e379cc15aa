internal import ArgumentParser
internal import Jalon

/// `jalon case show`.
struct CaseShow: JalonSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Where a case stands: stages, conditions, steps, deadlines, findings.")

    @OptionGroup var which: CaseArgument

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let state = try casebook.state(of: which.found(in: casebook))
        guard !session.isJSON else {
            return try session.print(Document.make("case", Document.caseMembers(state, today: session.today)))
        }
        try showHeader(state, session)
        let texts = try session.texts()
        try show("Stages", stages(state, texts, session), session)
        if !state.deadlines.isEmpty {
            try session.print(["", session.style.heading("Deadlines")])
            try session.print(DeadlineTable(state.deadlines, session).lines(state.deadlines))
        }
        try show("Conditions", conditions(state, texts, session), session)
        try show("Signalling steps", StepTable(state, session).table, session)
        var findings = Table(indent: 2)
        for finding in state.findings { findings.add([finding.message]) }
        try show("Findings", findings, session)
    }

    private func showHeader(_ state: CaseState, _ session: Session) throws {
        let (header, words) = (state.header, session.words)
        let status = state.isOpen ? words[.open] : "\(words[.closed]) \(state.closedOn.map(words.long) ?? "")"
        try session.print(
            session.style.heading(
                "\(header.reference) · \(try session.texts()["country.\(header.country)"]) · \(status)"))
        var facts: [String] = ["opened \(words.long(header.openedOn))"]
        if let region = header.region { facts.append(region) }
        if header.isMinor { facts.append("minor" + (header.adultOn.map { " until \($0)" } ?? "")) }
        if header.isUnaccompanied { facts.append("unaccompanied") }
        if header.isPlaced { facts.append("placed in an institution") }
        facts += header.exploitation.map(\.rawValue)
        if let nationality = header.nationality { facts.append("nationality \(nationality)") }
        try session.print("  " + facts.joined(separator: ", "))
    }

    private func stages(_ state: CaseState, _ texts: RuleTexts, _ session: Session) -> Table {
        var table = Table(indent: 2)
        for grant in state.grants {
            let end = grant.end.map { "ends \(session.words.long($0))" } ?? "no deadline"
            let extended =
                grant.extensions > 0 ? "extended \(grant.extensions == 1 ? "once" : "\(grant.extensions) times")" : ""
            let status = grant.status == .open ? "runs" : grant.status == .met ? "followed" : "ended"
            table.add([session.words.short(grant.on), texts.name(ofClock: grant.stage), status, end, extended])
        }
        return table
    }

    private func conditions(_ state: CaseState, _ texts: RuleTexts, _ session: Session) -> Table {
        var table = Table(indent: 2)
        for (id, condition) in state.conditions.sorted(by: { $0.key < $1.key }) {
            table.add([
                condition.status.rawValue, session.words.short(condition.since), texts["condition.\(id)"], id,
            ])
        }
        return table
    }

    private func show(_ title: String, _ table: Table, _ session: Session) throws {
        guard !table.isEmpty else { return }
        try session.print(["", session.style.heading(title)] + table.lines())
    }
}
