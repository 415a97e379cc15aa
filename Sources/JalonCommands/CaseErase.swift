internal import ArgumentParser
internal import Jalon

/// `jalon case erase`.
struct CaseErase: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "erase",
        abstract: "Erase what a closed case says, for good; the timeline's shape and its proof stay.",
        discussion: """
            With --dry-run: what goes, what stays and why, and which exports, transfers and backups are out of reach; \
            nothing is changed. The reason is sealed in the vault; without its key the case is erased all the same, and \
            the reason stands on the certificate alone. A case that is open, or kept by a hold, is not erased.
            """)

    @OptionGroup var which: CaseArgument

    @Option(name: .long, help: ArgumentHelp("Why: - for standard input, or @FILE.", valueName: "text"))
    var reason: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What for: \(ErasureBasis.allCases.map(\.rawValue).joined(separator: ", ")). (default: other)",
            valueName: "id"), completion: .codes(ErasureBasis.self))
    var basis: String?

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("The day on which it is erased. (default: today)", valueName: "date"), completion: .days,
        transform: Parsed.date)
    var on: DateArgument?

    @Flag(name: .long, help: "Show what would be erased, and change nothing.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let reference = try which.found(in: casebook)
        let day = try (on ?? .offset(0)).date(today: session.today)
        let basis = try basis.map { (code) throws(JalonError) -> ErasureBasis in
            try Parsed.term(code, as: "a basis of an erasure")
        }
        guard !dryRun else { return try show(casebook.erasurePlan(reference, on: day), session) }
        let reason = try session.text.needed(reason, for: "--reason", asking: "erase.prompt")
        let certificate = try casebook.erase(
            reference, reason: reason, basis: basis, on: day, author: session.settings.author, today: session.today)
        session.sayRecorded(certificate.entry, in: reference, on: day)
        if certificate.reason != nil { session.say("erase.reason-not-sealed", [:]) }
        guard !session.isJSON else { return try session.print(ErasureDocument.of(certificate)) }
        try session.print(ErasureView(session).lines(of: certificate))
    }

    private func show(_ plan: ErasurePlan, _ session: Session) throws {
        if let obstacle = plan.obstacle {
            session.say(obstacle.wording.map { session.sentence($0) } ?? obstacle.message)
        }
        guard !session.isJSON else { return try session.print(ErasureDocument.of(plan)) }
        try session.print(ErasureView(session).lines(of: plan))
    }
}
