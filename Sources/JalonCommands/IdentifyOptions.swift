internal import ArgumentParser
internal import Jalon

/// Whether what is sealed is shown too, and why.
struct IdentifyOptions: ParsableArguments {
    @Flag(name: .long, help: "Show what is sealed too; it needs the key, and who looked and why is recorded.")
    var identify = false

    @Option(
        name: .long, help: ArgumentHelp("Why it is shown: - for standard input, or @FILE.", valueName: "text"))
    var reason: String?

    /// Opens what is sealed, when that was asked for.
    func reveal(
        _ scope: RevealScope, of reference: CaseReference, in casebook: Casebook, _ session: Session
    ) throws(JalonError) -> Revealed? {
        guard let reason = try why(session) else { return nil }
        return try casebook.reveal(
            scope, of: reference, reason: reason, on: session.today, author: session.settings.author)
    }

    /// Says which entries do not open any more, once the others are shown.
    ///
    /// - Throws: The exit code of damage, when there are any.
    static func checkWhole(_ revealed: Revealed?, _ session: Session) throws {
        guard let damaged = revealed?.damaged, !damaged.isEmpty else { return }
        session.say("message.sealed-damaged", ["entries": .list(damaged.map { .text($0.text) })])
        throw ExitCode(JalonError(.damaged, "").exitCode)
    }

    /// Why what is sealed is shown; `nil` when that was not asked for.
    func why(_ session: Session) throws(JalonError) -> String? {
        guard identify else {
            guard reason == nil else {
                throw JalonError(.invalidInput, "--reason says why what is sealed is shown: it goes with --identify")
            }
            return nil
        }
        return try session.text.needed(reason, for: "--reason", asking: "prompt.why-shown")
    }
}
