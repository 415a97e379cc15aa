internal import ArgumentParser
internal import Jalon

/// `jalon vault`.
struct VaultCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vault",
        abstract: "The vault in which free text and identity are sealed, under a key that is never in the casebook.",
        subcommands: [VaultInit.self, VaultStatusCommand.self, VaultRekey.self])
}

/// `jalon vault init`.
struct VaultInit: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "init",
        abstract: "Make the vault, with a key file (--key FILE) or a passphrase (--passphrase - or @FILE).",
        discussion: """
            Without either the key file is vault.key beside the config file. It is made when it is not there, readable \
            by you alone. Keep it on another disk than the \
            casebook, and a copy of it in a safe: without the key nothing that is sealed can be read again, by anybody.
            """)

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        guard try casebook.vaultStatus() == nil else {
            throw JalonError(
                .contradictsRules, "this casebook has a vault already; jalon vault rekey changes its key")
        }
        let new = try VaultOptions.new(
            keyFile: session.settings.keyFile, passphrase: session.settings.passphrase,
            usual: session.settings.usualKeyFile, options: ("--key", "--passphrase"), session.text)
        try casebook.locking(with: new, session) { try casebook.makeVault(for: new, author: session.settings.author) }
        try VaultStatusCommand.show(casebook, session)
    }
}

/// `jalon vault status`.
struct VaultStatusCommand: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "status", abstract: "Whether there is a vault, what opens it, and how much is sealed in it.")

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws { try Self.show(session.casebook(), session) }

    static func show(_ casebook: Casebook, _ session: Session) throws {
        let status = try casebook.vaultStatus()
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "vault",
                    [
                        .init("kind", .text(status?.kind.rawValue)),
                        .init("generation", status.map { .int($0.generation) } ?? .null),
                        .init("sealed", .int(status?.sealed ?? 0)),
                    ]))
        }
        guard let status else { return session.say("message.no-vault", [:]) }
        try session.print(
            session.sentence(
                status.kind == .keyFile ? "message.vault.key-file" : "message.vault.passphrase",
                ["generation": .number(status.generation), "sealed": .number(status.sealed)]))
    }
}

/// `jalon vault rekey`.
struct VaultRekey: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "rekey", abstract: "Change the key: everything is sealed anew, or nothing if it is interrupted.",
        discussion:
            "The old key is named as always (--key, --passphrase), the new one by --new-key or --new-passphrase.")

    @Option(
        name: .long,
        help: ArgumentHelp("The new key file, which is made when it is not there.", valueName: "path"),
        completion: .file())
    var newKey: String?

    @Option(name: .long, help: ArgumentHelp("The new passphrase: - or @FILE.", valueName: "text"))
    var newPassphrase: String?

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        guard try casebook.vaultStatus() != nil else {
            throw JalonError(.keyMissing, "this casebook has no vault whose key could be changed: jalon vault init")
        }
        try casebook.unlock(author: session.settings.author)
        let new = try VaultOptions.new(
            keyFile: newKey, passphrase: newPassphrase, usual: nil, options: ("--new-key", "--new-passphrase"),
            session.text)
        let count = try casebook.locking(with: new, session) {
            try casebook.changeKey(to: new, author: session.settings.author)
        }
        session.say("message.resealed", ["n": .number(count)])
        try VaultStatusCommand.show(casebook, session)
    }
}
