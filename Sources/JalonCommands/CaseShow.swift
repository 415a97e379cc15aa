internal import ArgumentParser
internal import Jalon

/// `jalon case show`.
struct CaseShow: JalonSubcommand {
    static let about = CommandConfiguration(
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
        if let erased = state.erasedOn {
            let basis = state.erasureBasis.map { texts.code("erasure", $0.rawValue) } ?? ""
            try session.print("  " + session.sentence("erase.shown", ["day": .day(erased), "basis": .text(basis)]))
        }
        for hold in state.standingHolds {
            let ground = texts.code("hold", hold.ground.rawValue)
            try session.print("  " + session.sentence("hold.shown", ["day": .day(hold.from), "ground": .text(ground)]))
        }
        try show(.stages, stages(state, texts, session), session)
        if !state.deadlines.isEmpty {
            try session.print(["", session.style.heading(session.words[.deadlines])])
            try session.print(DeadlineTable(state.deadlines, session).lines(state.deadlines))
        }
        try show(.decisions, decisions(state, texts, session), session)
        try show(.stays, stays(state, texts, session), session)
        try show(.conditions, conditions(state, texts, session), session)
        let people = try PeopleTables(state, session)
        try show(.people, people.people, session)
        try show(.consents, people.consents, session)
        try show(.referrals, people.referrals, session)
        try show(.supportPlan, people.support, session)
        let signs = try IndicatorView(state: state, session: session).lines(ReferenceBook.carried())
        if !signs.isEmpty { try session.print(["", session.style.heading(session.words[.indicators])] + signs) }
        try show(.secrecy, secrecy(state, texts, session), session)
        try show(.steps, StepTable(state, session).table(texts), session)
        var findings = Table(indent: 2)
        for finding in state.findings { findings.add([texts.sentence(of: finding)]) }
        try show(.findings, findings, session)
    }

    private func showHeader(_ state: CaseState, _ session: Session) throws {
        let (header, words, texts) = (state.header, session.words, try session.texts())
        let status = state.isOpen ? words[.open] : state.closedOn.map(texts.closed) ?? words[.closed]
        try session.print(
            session.style.heading(
                "\(header.reference) · \(texts.name(of: header.country)) · \(status)"))
        var facts: [String] = [texts.opened(header.openedOn)]
        if let region = header.region { facts.append(region) }
        if let sex = header.sex { facts.append(try session.texts().code("sex", sex.rawValue)) }
        if header.isMinor {
            facts.append(words[.minorPerson] + (header.adultOn.map { " \(texts.until(month: $0))" } ?? ""))
        }
        if header.isUnaccompanied { facts.append(words[.unaccompanied]) }
        if header.isPlaced { facts.append(words[.placed]) }
        facts += header.exploitation.map(texts.exploitation)
        if let owner = state.people.owner { facts.append(texts.owner(owner.owner)) }
        if let nationality = header.nationality { facts.append(texts.nationality(nationality.rawValue)) }
        try session.print("  " + facts.joined(separator: ", "))
    }

    private func stages(_ state: CaseState, _ texts: RuleTexts, _ session: Session) -> Table {
        var table = Table(indent: 2)
        let words = session.words
        for grant in state.grants {
            let end = grant.end.map(texts.ends) ?? words[.noDeadline]
            let extended: String? =
                switch grant.extensions {
                case 0: nil
                case 1: words[.extendedOnce]
                default: words.counted(.extendedTimes, grant.extensions)
                }
            let status: Words.Phrase = grant.status == .open ? .runs : grant.status == .met ? .followed : .ended
            table.add([words.short(grant.on), texts.name(ofClock: grant.stage), words[status], end, extended ?? ""])
        }
        return table
    }

    private func decisions(_ state: CaseState, _ texts: RuleTexts, _ session: Session) -> Table {
        var table = Table(indent: 2)
        for decision in state.decisions {
            let outcome: Words.Phrase =
                switch decision.outcome {
                case .positive: .positive
                case .negative: .negative
                case nil: .requested
                }
            table.add([
                session.words.short(decision.on), texts["decision.\(decision.decision)"], session.words[outcome],
            ])
        }
        return table
    }

    private func stays(_ state: CaseState, _ texts: RuleTexts, _ session: Session) -> Table {
        var table = Table(indent: 2)
        let words = session.words
        for stay in state.stays {
            let end = stay.endedOn ?? stay.end
            table.add([
                words.short(stay.on), texts.name(ofClock: stay.stay), words[stay.endedOn == nil ? .runs : .ended],
                end.map(texts.ends) ?? "",
            ])
        }
        return table
    }

    private func secrecy(_ state: CaseState, _ texts: RuleTexts, _ session: Session) -> Table {
        var table = Table(indent: 2)
        for assessed in state.secrecy {
            table.add([
                session.words.short(assessed.on), texts["secrecy.answer.\(assessed.recorded.answer.rawValue)"],
                assessed.recorded.law,
            ])
        }
        return table
    }

    private func conditions(_ state: CaseState, _ texts: RuleTexts, _ session: Session) -> Table {
        var table = Table(indent: 2)
        for (id, condition) in state.conditions.sorted(by: { $0.key < $1.key }) {
            table.add([
                session.words[condition.status == .met ? .met : .lapsed], session.words.short(condition.since),
                texts["condition.\(id)"], id,
            ])
        }
        return table
    }

    private func show(_ title: Words.Phrase, _ table: Table, _ session: Session) throws {
        guard !table.isEmpty else { return }
        try session.print(["", session.style.heading(session.words[title])] + table.lines())
    }
}
