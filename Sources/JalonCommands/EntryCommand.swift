internal import ArgumentParser
internal import Jalon

/// `jalon entry`.
struct EntryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entry",
        abstract: "Put right or take back what was recorded: nothing is edited, a new entry says so.",
        subcommands: [EntryCorrect.self, EntryRetract.self])
}

/// `jalon entry retract`.
struct EntryRetract: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "retract", abstract: "Take an entry back; it stays in the timeline, and counts no more.")

    @OptionGroup var which: CaseArgument
    @OptionGroup var entry: EntryArgument

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Why: \(RetractionReason.allCases.map(\.rawValue).joined(separator: ", ")), or in words (- or @FILE).",
            valueName: "id|text"), completion: .codes(RetractionReason.self))
    var reason: String = RetractionReason.recordedInError.rawValue

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let reference = try which.found(in: casebook)
        let why = try ReasonText<RetractionReason>(reason, other: .other, session)
        let target = try entry.found(in: casebook, reference)
        try Recording(casebook, reference, session.today, session).record(
            .entryRetracted(target.id, why.code), texts: why.texts)
    }
}

/// `jalon entry correct`.
struct EntryCorrect: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "correct", abstract: "Put an entry right: what is not given stays as it was.")

    @OptionGroup var which: CaseArgument
    @OptionGroup var entry: EntryArgument
    @OptionGroup var changes: EntryChanges
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let reference = try which.found(in: casebook)
        let target = try entry.found(in: casebook, reference)
        let held = try casebook.held(target)
        let facts = try held.facts.changed(try changes.fields(session))
        let day = try changes.on?.date(today: session.today) ?? held.on
        let texts = try changes.texts(for: held.facts.kind, session)
        guard facts != held.facts || day != held.on || !texts.isEmpty else {
            throw JalonError(
                .invalidInput, "nothing to correct: the entry says so already; give what is right, such as --on")
        }
        try Recording(casebook, reference, day, session).record(.entryCorrected(target.id, facts), texts: texts)
    }
}

/// What an entry should have said.
struct EntryChanges: ParsableArguments {
    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("The day on which it happened.", valueName: "date"), completion: .days,
        transform: Parsed.date)
    var on: DateArgument?

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("The last day printed on the document.", valueName: "date"), completion: .days,
        transform: Parsed.date)
    var until: DateArgument?

    @Flag(name: .long, help: "No last day is printed.")
    var noUntil = false

    @Option(name: .long, help: ArgumentHelp("The stage.", valueName: "stage"), completion: .stages)
    var stage: String?

    @Option(name: .long, help: ArgumentHelp("The kind of stay.", valueName: "kind"), completion: .stays)
    var stay: String?

    @Option(name: .long, help: ArgumentHelp("The decision.", valueName: "decision"), completion: .decisions)
    var decision: String?

    @Option(name: .long, help: ArgumentHelp("The outcome of a decision or of a step.", valueName: "id"))
    var outcome: String?

    @Option(name: .long, help: ArgumentHelp("How a decision was delivered.", valueName: "id"))
    var delivery: String?

    @Option(name: .long, help: ArgumentHelp("The condition.", valueName: "condition"), completion: .conditions)
    var condition: String?

    @Option(
        name: .long, help: ArgumentHelp("Whether the condition holds: met or lapsed.", valueName: "status"),
        completion: .codes(ConditionStatus.self))
    var status: String?

    @Option(
        name: .long, help: ArgumentHelp("The signalling step.", valueName: "step"),
        completion: .codes(SignallingStep.self))
    var step: String?

    @Option(name: .long, help: ArgumentHelp("The reason, as a code.", valueName: "id"))
    var reason: String?

    @Option(name: .long, help: ArgumentHelp("The rule pack named by hand.", valueName: "pack"), completion: .packs)
    var pack: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Any other coded field by its name, such as due=2026-05-01; nothing after = takes it away; may be repeated.",
            valueName: "field=value"))
    var set: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The sealed text of the entry (of a note its text, of a reminder its title): - or @FILE.", valueName: "text"
        ))
    var text: String?

    @OptionGroup var note: NoteOption

    /// What was given in free text.
    func texts(for kind: EntryFacts.Kind, _ session: Session) throws(JalonError) -> [TextField: String] {
        var texts = try note.texts(session)
        guard let text else { return texts }
        guard let field = kind.texts.first(where: { $0 != .note && $0 != .overrideReason }) else {
            throw JalonError(.invalidInput, "--text: \(kind.rawValue) has no text of its own; --note stands beside it")
        }
        texts[field] = try session.text.text(text, for: "--text")
        return texts
    }

    /// What was given, by the fields of the interchange format; `nil` takes a field away.
    func fields(_ session: Session) throws(JalonError) -> [String: String?] {
        var fields: [String: String?] = [:]
        for (name, value) in [
            ("stage", stage), ("stay", stay), ("decision", decision), ("outcome", outcome), ("delivery", delivery),
            ("condition", condition), ("status", status), ("step", step), ("reason", reason), ("pack", pack),
        ] {
            if let value { fields[name] = value }
        }
        for assignment in set {
            guard let sign = assignment.firstIndex(of: "="), sign != assignment.startIndex else {
                throw JalonError(.invalidInput, "--set: write field=value, such as due=2026-05-01")
            }
            let value = String(assignment[assignment.index(after: sign)...])
            fields.updateValue(value.isEmpty ? nil : value, forKey: String(assignment[..<sign]))
        }
        if let until { fields["until"] = "\(try until.date(today: session.today))" }
        if noUntil { fields.updateValue(nil, forKey: "until") }
        return fields
    }
}
