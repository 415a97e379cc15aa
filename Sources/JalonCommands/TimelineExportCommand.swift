internal import ArgumentParser
internal import Jalon

/// `jalon timeline export`.
struct TimelineExportCommand: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "export", abstract: "Write the timeline of a case, or of all, for those outside.",
        discussion: """
            What leaves is coded unless --identify says otherwise: no name and no free text. Each export is recorded \
            in the timeline before anything is written. Every form ends with its scope, what left, the rules and \
            their status, and the head of the chain, which jalon verify --head compares.

            The forms of --format: html (one page, no script), svg, csv, json, jsonl, md, mermaid, fods (a \
            spreadsheet) and ics (a calendar).
            """)

    /// The table is what is asked for when nothing is: it is refused with the forms there are.
    static var formats: [Settings.Format] { [.table, .html, .svg, .csv, .json, .jsonl, .md, .mermaid, .fods, .ics] }

    @Argument(
        help: ArgumentHelp("The case: its reference, or any unique beginning of it.", valueName: "case"),
        completion: .nothing)
    var reference: String?

    @Flag(name: .long, help: "Every case, in place of one.")
    var all = false

    @Option(
        name: [.customLong("redaction"), .customLong("profile")],
        help: ArgumentHelp(
            "How much leaves: coded, minimal (months in place of days), or full, which is said by --identify. (default: coded)",
            valueName: "profile"), completion: .codes(Redaction.self))
    var redaction: String?

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(
            "The recipient, by a code: cases leave under codes of its own, the same each time.", valueName: "recipient")
    )
    var recipient: String?

    @Flag(name: .long, help: "Names and free texts of a minor leave too; it goes with --identify.")
    var minor = false

    @OptionGroup var identified: IdentifyOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard all == (reference == nil) else {
            throw ValidationError(all ? "Name a case or say --all, not both." : "Name a case, or say --all.")
        }
    }

    func perform(_ session: Session) throws {
        let export = try export(session)
        let casebook = try session.casebook()
        let reference = try reference.map { name throws(JalonError) in try casebook.reference(beginningWith: name) }
        var shown = 0
        defer { StandardError.endProgress() }
        let report = try casebook.exportTimeline(
            of: reference, as: export, on: session.today, author: session.settings.author,
            progress: { done, total in
                guard total > 1, done - shown >= 250 || done == total else { return }
                shown = done
                StandardError.progress("\(done) / \(total)")
            },
            to: { (bytes) throws(JalonError) in try session.output.write(bytes: bytes) })
        guard export.format == .mermaid, report.bytes > 50_000 else { return }
        session.say("message.mermaid-long", [:])
    }

    private func export(_ session: Session) throws(JalonError) -> TimelineExport {
        var profile: Redaction? = nil
        if let redaction { profile = try Parsed.term(redaction, as: "a redaction") }
        let reason = try identified.why(session)
        guard reason == nil || profile == nil || profile == .full else {
            throw JalonError(.invalidInput, "--identify writes everything: leave out --redaction, or --identify")
        }
        let format = session.settings.format == .table ? nil : ExportFormat(rawValue: session.settings.format.rawValue)
        guard let format else {
            let formats = Self.formats.dropFirst().map(\.rawValue).joined(separator: ", ")
            throw JalonError(
                .invalidInput, "name a form with --format: \(formats)",
                Wording("refusal.form", ["formats": .text(formats)]))
        }
        return TimelineExport(
            format, language: session.settings.language, redaction: reason == nil ? profile ?? .coded : .full,
            recipient: try recipientCode(), reason: reason, includesMinors: minor)
    }

    private func recipientCode() throws(JalonError) -> WorkerCode? {
        guard let recipient else { return nil }
        do {
            return try WorkerCode(recipient)
        } catch {
            // What was given may be a name, and is not repeated.
            throw JalonError(
                .invalidInput,
                "that is not a code of a recipient: at most 64 letters, digits, dots and dashes, such as magistrate",
                Wording("refusal.recipient"))
        }
    }
}
