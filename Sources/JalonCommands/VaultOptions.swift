internal import Foundation
internal import Jalon

/// How the secret of the vault was named: by the path of its file, or by where the passphrase is read from.
struct VaultOptions {
    let keyFile: String?
    /// `-` or `@FILE`.
    let passphrase: String?

    /// The access to the vault of a casebook; the secret is read when something sealed is first needed.
    func access(_ text: TextSource) -> VaultAccess {
        // A command runs on one thread, and reads its secret once.
        nonisolated(unsafe) let text = text
        let (keyFile, passphrase) = (keyFile, passphrase)
        return VaultAccess { kind throws(JalonError) in
            switch kind {
            case .keyFile: return keyFile.map { .keyFile($0) }
            case .passphrase:
                if let passphrase {
                    return .passphrase(
                        try text.secret(passphrase, for: "--passphrase", asking: "prompt.vault-passphrase"))
                }
                return try text.typed(asking: "prompt.vault-passphrase", isNew: false).map { .passphrase($0) }
            }
        }
    }

    /// The secret for a new lock: the key file that was named, or a passphrase.
    ///
    /// - Parameters:
    ///   - usual: The key file that is meant when nothing is named; `nil` to ask for a passphrase then.
    ///   - options: What the options are called.
    static func new(
        keyFile: String?, passphrase: String?, usual: String?, options: (key: String, passphrase: String),
        _ text: TextSource
    ) throws(JalonError) -> VaultSecret {
        if keyFile != nil, passphrase != nil {
            throw JalonError(.invalidInput, "\(options.key) and \(options.passphrase): choose one of them")
        }
        let question = "prompt.new-passphrase"
        if let passphrase {
            return .passphrase(
                try text.secret(passphrase, for: options.passphrase, asking: question, isNew: true))
        }
        if let keyFile = keyFile ?? usual {
            // A passphrase, or the key itself, that was given where a file is named.
            guard keyFile.contains("/") || !keyFile.contains(" "), !keyFile.hasPrefix("jalon-key-") else {
                throw JalonError(
                    .invalidInput,
                    "\(options.key) names a file; a passphrase is given with \(options.passphrase) - or @FILE")
            }
            return .keyFile(keyFile)
        }
        guard let typed = try text.typed(asking: question, isNew: true) else {
            throw JalonError(
                .invalidInput,
                "name the new secret: \(options.key) FILE, which is made when it is not there, or "
                    + "\(options.passphrase) - or @FILE")
        }
        return .passphrase(typed)
    }
}

extension Casebook {
    /// Does something with a new secret; a key file that is not there is made before, and taken away again when it fails.
    func locking<Result>(
        with secret: VaultSecret, _ session: Session, _ work: () throws -> Result
    ) throws -> Result {
        try checkApart(secret)
        guard case .keyFile(let path) = secret, !FileManager.default.fileExists(atPath: path) else {
            if case .keyFile(let path) = secret { warnOfNearness(path, session) }
            return try work()
        }
        _ = try VaultKey.create(file: path)
        do {
            let result = try work()
            warnOfNearness(path, session)
            session.say("message.key-made", ["path": .text(path)])
            return result
        } catch {
            // An error may come after all: the disk failed when the journal was gone already. Then the key is that of
            // the vault, and without it nothing that is sealed could be read again. The same when it cannot be said.
            if let key = try? VaultKey.read(file: path), (try? isVaultKey(key)) == false { unlink(path) }
            throw error
        }
    }

    /// Warns of a key that lies below the folder of the casebook.
    private func warnOfNearness(_ key: String, _ session: Session) {
        let folder = URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent().path + "/"
        guard URL(fileURLWithPath: key).resolvingSymlinksInPath().path.hasPrefix(folder) else { return }
        session.say("message.key-near", [:])
    }
}
