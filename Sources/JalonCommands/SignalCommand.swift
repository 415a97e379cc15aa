internal import ArgumentParser
internal import Jalon

/// `jalon signal`.
struct SignalCommand: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "signal", abstract: "Record that an authority was told, and when.",
        discussion: """
            In immediate danger call 112 first; then record it with --emergency, whatever step the case is at. \
            jalon secrecy assess CASE says what professional secrecy allows on that day.
            """)

    @OptionGroup var arguments: CaseArguments

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Who was told, by role, such as prosecutor, labour-prosecutor or police.", valueName: "role"),
        completion: .codes(Role.self)
    )
    var to: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Why it could not wait: \(EmergencyReason.allCases.map(\.rawValue).joined(separator: ", ")), or in words (- or @FILE).",
            valueName: "id|text"), completion: .codes(EmergencyReason.self))
    var emergency: String?

    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let emergency = try emergency.map {
            try ReasonText<EmergencyReason>($0, other: .other, session, option: "--emergency")
        }
        let signal = EntryFacts.Signal(to: try Parsed.term(to, as: "a role"), emergency: emergency?.code)
        let texts = (emergency?.texts ?? [:]).merging(try note.texts(session)) { text, _ in text }
        try Recording(arguments, session).record(.signalSent(signal), texts: texts)
    }
}
