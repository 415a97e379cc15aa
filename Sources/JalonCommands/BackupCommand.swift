internal import ArgumentParser
internal import Foundation
internal import Jalon

/// `jalon backup`.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Back the casebook up into one sealed file, look through a backup, restore one.",
        subcommands: [BackupCreate.self, BackupVerify.self, BackupRestore.self])
}

/// `jalon backup create`.
struct BackupCreate: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "create", abstract: "Write a backup of the casebook, sealed with a key or a passphrase.",
        discussion: """
            --key FILE names the key file, which is made when it is not there; --passphrase - or @FILE gives a \
            passphrase of at least 12 characters, which is asked for on a terminal when nothing is named. Whoever loses \
            that secret has no backup: keep it apart from the casebook and from the backup. Keep the backup on another \
            disk, and try it now and then (jalon backup verify). A file that is there is replaced with --force alone.
            """)

    @Argument(help: ArgumentHelp("Where the backup is written.", valueName: "file"), completion: .file())
    var file: String

    @Flag(name: .long, help: "Do not seal it: whoever has the file reads all that is not in the vault.")
    var plain = false

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        guard file != "-" else {
            throw JalonError(.invalidInput, "a backup is a file: name where it is written")
        }
        let casebook = try session.casebook()
        let sealing: BackupSealing = plain ? .plain : .sealed(with: try secret(session))
        let receipt = try Interruption.guarding { watching in
            try casebook.writeBackup(
                at: file, sealing, replacing: global.force, author: session.settings.author, watching: watching)
        }
        if receipt.kind == .plain { session.say("backup.is-plain", ["path": .text(file)]) }
        if receipt.opensWithVaultKey { session.say("backup.vault-key", [:]) }
        if receipt.isBesideCasebook { session.say("backup.beside", [:]) }
        session.say(
            "backup.created",
            [
                "entries": .entries(Int(receipt.manifest.entries)), "cases": .cases(receipt.cases),
                "path": .text(file),
            ])
        guard !session.isJSON else { return try session.print(BackupDocument.created(receipt, path: file)) }
        try session.print(file)
        try session.print(session.sentence("message.head", ["head": .text(receipt.manifest.head)]))
    }

    /// What the backup is sealed with: what was named, or a passphrase that is typed.
    private func secret(_ session: Session) throws -> BundleSecret {
        guard global.key == nil || global.passphrase == nil else {
            throw JalonError(.invalidInput, "--key and --passphrase: a backup is sealed with one of them")
        }
        if let passphrase = session.settings.passphrase {
            return .passphrase(
                try session.text.secret(
                    passphrase, for: "--passphrase", asking: "backup.prompt.new-passphrase", isNew: true))
        }
        if let path = session.settings.keyFile {
            // A key is made only where this very command names its file: elsewhere a stick may not be in.
            guard global.key != nil, !FileManager.default.fileExists(atPath: path) else {
                return .key(try VaultKey.read(file: path))
            }
            let key = try VaultKey.create(file: path)
            session.say("backup.key-made", ["path": .text(path)])
            return .key(key)
        }
        guard let typed = try session.text.typed(asking: "backup.prompt.new-passphrase", isNew: true) else {
            throw JalonError(
                .keyMissing,
                "name what seals the backup: --key FILE, or --passphrase - or @FILE; --plain leaves it unsealed",
                Wording("backup.secret-needed"))
        }
        return .passphrase(typed)
    }
}

/// A backup that is there, and the head that its casebook is compared with.
struct BackupArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("The backup.", valueName: "file"), completion: .file())
    var file: String

    @OptionGroup var kept: KeptHeadOption
}

/// `jalon backup verify`.
struct BackupVerify: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "verify",
        abstract: "Open a backup and read the whole casebook in it: file, chain, and what is derived.",
        discussion: """
            The secret is named as for jalon backup create. What is in the vault is compared too where --key or \
            --passphrase opens it. Needs no casebook. A plain copy lies without a name in the folder of temporary files \
            (TMPDIR) as long as it is read.
            """)

    @OptionGroup var backup: BackupArguments
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let secrets = BackupSecrets(session)
        let report = try Interruption.guarding { watching in
            try Casebook.verifyBackup(
                at: backup.file, opening: secrets.ofBackup, rules: session.ownRules(), head: backup.kept.head,
                vault: secrets.ofVault,
                watching: watching)
        }
        let isWhole = report.verification.problems.isEmpty
        if session.isJSON {
            try session.print(BackupDocument.verified(report, path: backup.file))
        } else if isWhole {
            try session.print(BackupLines.lines(of: report, session))
        }
        guard !isWhole else { return }
        VerifyCommand.sayProblems(of: report.verification, session)
        session.say("backup.not-whole", [:])
        throw ExitCode(13)
    }
}

/// `jalon backup restore`.
struct BackupRestore: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "restore",
        abstract: "Put the casebook of a backup to where --store says, once it was found whole.",
        discussion: """
            A casebook that is there is never touched without --force; with it, it is kept beside, as \
            PATH.replaced-DATE. The secret is named as for jalon backup create. Whoever is interrupted has the old \
            casebook or the new one.
            """)

    @OptionGroup var backup: BackupArguments
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let secrets = BackupSecrets(session)
        let report = try Interruption.guarding { watching in
            try Casebook.restoreBackup(
                at: backup.file, to: session.settings.store, replacing: global.force, opening: secrets.ofBackup,
                rules: session.ownRules(), head: backup.kept.head, vault: secrets.ofVault,
                author: session.settings.author,
                watching: watching)
        }
        if let replaced = report.replaced { session.say("restore.kept", ["path": .text(replaced)]) }
        if !report.unerased.isEmpty {
            session.say("restore.erase-again", ["cases": .list(report.unerased.map { .text($0.text) })])
        }
        guard !session.isJSON else { return try session.print(BackupDocument.restored(report)) }
        try session.print(report.path)
        try session.print(BackupLines.lines(of: report.backup, session))
    }
}
