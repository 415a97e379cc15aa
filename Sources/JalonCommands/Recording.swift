internal import ArgumentParser
internal import Jalon

/// The case that a command is about.
struct CaseArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp("The case: its reference, or any unique beginning of it.", valueName: "case"),
        completion: .nothing)
    var reference: String

    /// The one case of that name.
    func found(in casebook: Casebook) throws(JalonError) -> CaseReference {
        try casebook.reference(beginningWith: reference)
    }
}

/// What every command that records in a case shares: the case and the day.
struct CaseArguments: ParsableArguments {
    @OptionGroup var which: CaseArgument

    @OptionGroup var happened: DayOption

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Record it although it contradicts the rules, and why; sealed: - or @FILE.", valueName: "text"))
    var override: String?
}

/// Records one entry and says what came of it.
struct Recording {
    let casebook: Casebook
    let reference: CaseReference
    let day: CivilDate
    let session: Session
    /// Why it is recorded although it contradicts the rules.
    var override: String?

    init(_ arguments: CaseArguments, _ session: Session) throws {
        self.session = session
        casebook = try session.casebook()
        reference = try arguments.which.found(in: casebook)
        day = try arguments.happened.day(session)
        override = try session.text.optional(arguments.override, for: "--override")
    }

    init(_ casebook: Casebook, _ reference: CaseReference, _ day: CivilDate, _ session: Session) {
        self.casebook = casebook
        self.reference = reference
        self.day = day
        self.session = session
    }

    /// Refuses an override where nothing can be overridden.
    func refuseOverride() throws(JalonError) {
        guard override == nil else {
            throw JalonError(.invalidInput, "--override: this cannot be recorded against the rules")
        }
    }

    /// The stage of that name in the track of the case, so that `reflection` will do for `be.reflection`.
    func stage(_ name: String, pack: String? = nil) throws -> String {
        let header = try casebook.state(of: reference).header
        let rules = try casebook.rules()
        let law = try? rules.pack(of: header.country, on: day, named: pack, region: header.region)
        if let law, let known = law.stage(name, on: day) { return known.id }
        let packs = (try? rules.packs(of: header.country)) ?? []
        return packs.compactMap { $0.stage(name)?.id }.last ?? name
    }

    func record(_ facts: EntryFacts, texts: [TextField: String] = [:], identity: Identity? = nil) throws {
        let recorded: Recorded
        do {
            recorded = try casebook.record(
                facts, texts: SealedTexts(texts, identity: identity), in: reference, on: day,
                author: session.settings.author, override: override, today: session.today)
        } catch {
            guard error.code == .contradictsRules, facts.kind.isOverridable else { throw error }
            throw JalonError(
                error.code, "\(error.message); if it happened all the same, --override - records it with the reason",
                error.wording.map { Wording("refusal.override", ["refusal": .wording($0)]) })
        }
        try show(recorded)
    }

    /// Says what was recorded, and what came of it.
    func show(_ recorded: Recorded) throws {
        session.sayRecorded(recorded.entry, in: reference, on: day)
        for finding in recorded.findings { session.say(session.sentence(of: finding)) }
        let open = recorded.state.deadlines.filter { $0.status == .open }
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "recorded",
                    [
                        .init("case", .string(reference.text)), .init("entry", .string(recorded.entry.id.text)),
                        .init("kind", .string(recorded.entry.facts.kind.rawValue)), .init("on", .text(day)),
                        .init("findings", Document.findings(recorded.findings)),
                        .init("deadlines", Document.deadlines(open, today: session.today)),
                    ]))
        }
        guard recorded.entry.facts.movesDeadlines, !open.isEmpty else { return }
        try session.print(DeadlineTable(open, session).lines(open))
    }
}

extension EntryFacts {
    /// Whether the entry may move a deadline, so that the list is shown after it.
    fileprivate var movesDeadlines: Bool {
        [
            .stageGranted, .stageExtended, .stageRefused, .stageWithdrawn, .decisionRequested, .decisionRecorded,
            .stayStarted, .stayExtended, .stayEnded, .deadlineMet, .entryCorrected, .entryRetracted, .reminderAdded,
            .reminderDone, .caseAmended,
        ].contains(kind)
    }
}
