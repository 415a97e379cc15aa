internal import ArgumentParser
internal import Foundation
internal import Jalon

/// `jalon transfer`.
struct TransferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfer", abstract: "Hand a case over to another centre in a sealed bundle, or take one over.",
        subcommands: [TransferSend.self, TransferReceive.self])
}

/// What seals a bundle.
struct BundleOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The key file that both centres have, never that of the vault; made when it is not there.",
            valueName: "path"), completion: .file())
    var bundleKey: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The passphrase that both centres have: - or @FILE. It is asked for on a terminal.", valueName: "text"))
    var bundlePassphrase: String?

    /// - Parameter isNew: Whether it is set now, and has to be typed twice.
    func secret(_ session: Session, isNew: Bool) throws(JalonError) -> BundleSecret {
        if let bundleKey {
            guard bundlePassphrase == nil else {
                throw JalonError(.invalidInput, "--bundle-key and --bundle-passphrase: choose one of them")
            }
            guard isNew, !FileManager.default.fileExists(atPath: bundleKey) else {
                return .key(try VaultKey.read(file: bundleKey))
            }
            let key = try VaultKey.create(file: bundleKey)
            session.say("message.bundle-key-made", ["path": .text(bundleKey)])
            return .key(key)
        }
        if let bundlePassphrase {
            return .passphrase(
                try session.text.secret(
                    bundlePassphrase, for: "--bundle-passphrase", asking: "prompt.bundle-passphrase", isNew: isNew))
        }
        guard let typed = try session.text.typed(asking: "prompt.bundle-passphrase", isNew: isNew) else {
            throw JalonError(
                .keyMissing, "name what seals the bundle: --bundle-key FILE, or --bundle-passphrase - or @FILE")
        }
        return .passphrase(typed)
    }
}

/// `jalon transfer send`.
struct TransferSend: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "send", abstract: "Record the transfer and write the sealed bundle (--output FILE).",
        discussion: """
            It needs a consent to the transfer that holds on the day (jalon consent give CASE --scope transfer), or a \
            legal basis. Every entry goes along with its author and times and the proof of its origin; free text and \
            identity go along with --identify. Tell the passphrase to the other centre by another way than the bundle.
            """)

    @OptionGroup var arguments: CaseArguments

    @Option(
        name: .long, help: ArgumentHelp("To whom, by role. (default: specialised-centre)", valueName: "role"),
        completion: .codes(Role.self))
    var to: String = Role.specialisedCentre.rawValue

    @Flag(name: .long, help: "Hand over what is sealed too; it needs the key of the vault.")
    var identify = false

    @OptionGroup var basis: BasisOption
    @OptionGroup var referral: ReferralOptions
    @OptionGroup var bundle: BundleOptions
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        guard session.settings.output != "-" else {
            throw JalonError(.invalidInput, "--output FILE is missing: a bundle is a file")
        }
        let recording = try Recording(arguments, session)
        try recording.refuseOverride()
        let (purpose, texts) = try referral.read(session)
        let sent = EntryFacts.Referral(
            to: try Parsed.term(to, as: "a role"), purpose: purpose, basis: try basis.read(), isTransfer: true)
        let (secret, output) = (try bundle.secret(session, isNew: true), session.output)
        let recorded = try recording.casebook.transfer(
            recording.reference, as: sent, texts: SealedTexts(texts), withTexts: identify,
            sealedWith: secret, on: recording.day, author: session.settings.author
        ) { (bytes) throws(JalonError) in
            try output.write(bytes: bytes)
            try output.sync()
        }
        session.sayRecorded(recorded.entry, in: recording.reference, on: recording.day)
        session.say(
            "message.close-when-taken", ["case": .text(recording.reference.text)])
        session.say(
            identify ? "message.bundle-written.whole" : "message.bundle-written.coded",
            ["path": .text(session.settings.output)])
    }
}

/// `jalon transfer receive`.
struct TransferReceive: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "receive", abstract: "Take a case over from a sealed bundle; a touched one is refused.")

    @Argument(help: ArgumentHelp("The bundle.", valueName: "file"), completion: .file())
    var file: String

    @Flag(name: .long, help: "Leave free text and identity out, which needs no vault.")
    var coded = false

    @OptionGroup var bundle: BundleOptions
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let data = try InputFile(path: file, largest: Casebook.largestBundle).bytes()
        let casebook = try session.casebook()
        let report = try casebook.receive(
            data, sealedWith: try bundle.secret(session, isNew: false), leavingTexts: coded, on: session.today,
            author: session.settings.author)
        session.say(
            "message.taken-over",
            [
                "case": .text(report.reference.text), "entries": .entries(report.entries),
                "skipped": .number(report.skipped),
            ])
        session.say("message.assign-owner", ["case": .text(report.reference.text)])
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "transfer",
                    [
                        .init("case", .string(report.reference.text)), .init("casebook", .string(report.casebook)),
                        .init("entries", .int(report.entries)), .init("skipped", .int(report.skipped)),
                    ]))
        }
        try session.print(report.reference.text)
    }
}
