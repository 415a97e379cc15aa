internal import ArgumentParser
internal import Jalon

/// The day on which something happened.
struct DayOption: ParsableArguments {
    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("The day on which it happened. (default: today)", valueName: "date"), completion: .days,
        transform: Parsed.date)
    var on: DateArgument?

    func day(_ session: Session) throws(JalonError) -> CivilDate {
        try (on ?? .offset(0)).date(today: session.today)
    }
}

/// The last day printed on a document.
struct UntilOption: ParsableArguments {
    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("The last day printed on the document; it always wins.", valueName: "date"),
        completion: .days,
        transform: Parsed.date)
    var until: DateArgument?

    func day(_ session: Session) throws(JalonError) -> CivilDate? {
        try until.map { argument throws(JalonError) in try argument.date(today: session.today) }
    }
}

/// The head of a chain that somebody kept.
struct KeptHeadOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("A head that was kept elsewhere: a tail that was cut off shows.", valueName: "code"))
    var head: String?
}

/// A rule pack that is named by hand.
struct PackOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Compute with this rule pack. (default: the one in force on the day)", valueName: "pack"),
        completion: .packs)
    var pack: String?
}

/// A signalling step.
struct StepArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The step: \(SignallingStep.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "step"),
        completion: .codes(SignallingStep.self))
    var name: String

    func step() throws(JalonError) -> SignallingStep { try Parsed.term(name, as: "a signalling step") }
}

/// How a decision was delivered, where a limit to act begins by it.
struct DeliveryOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "How it was delivered, such as receipt or mail; --on is then the day of delivery or of posting.",
            valueName: "id"))
    var delivery: String?
}

/// An entry of a case.
struct EntryArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The entry: its identifier, or a unique beginning or end of it, as timeline show prints it.",
            valueName: "entry"), completion: .nothing)
    var entry: String

    /// The one entry of that name.
    func found(in casebook: Casebook, _ reference: CaseReference) throws(JalonError) -> TimelineEntry {
        try casebook.entry(named: entry, in: reference)
    }
}
