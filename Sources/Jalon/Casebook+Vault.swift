public import CaseModel
public import CaseStore
public import CivilCalendar

/// What was sealed in a case, opened.
public struct Revealed: Sendable {
    /// The entry that says who looked, and why.
    public let entry: TimelineEntry
    /// Who the person is; `nil` when it was not recorded, or not asked for.
    public let identity: Identity?
    /// The free texts by entry, as they hold; empty when they were not asked for.
    public let texts: [EntryID: SealedTexts]
    /// The entries whose sealed content was changed behind the library's back and does not open, by recording.
    public let damaged: [EntryID]
}

extension Casebook {
    /// The vault, as far as it is known without its key; `nil` before one was made.
    public func vaultStatus() throws(JalonError) -> VaultStatus? { try store.vaultStatus() }

    /// Whether a key is that of the vault.
    ///
    /// - Throws: `JalonError`: `damaged`, `locked`, `failed`.
    package func isVaultKey(_ key: VaultKey) throws(JalonError) -> Bool { try store.isVaultKey(key) }

    /// Makes the vault, in which free text and identity are sealed from now on.
    ///
    /// - Parameters:
    ///   - secret: A key file that is there, and not beside the casebook; a key; or a passphrase of at least 12
    ///     characters.
    ///   - author: Who makes it.
    /// - Throws: `JalonError`: `contradictsRules` when there is a vault, `invalidInput` for a short passphrase or a
    ///   key file beside the casebook.
    public func makeVault(for secret: VaultSecret, author: String) throws(JalonError) {
        try checkApart(secret)
        let work = log.begin("vault.make")
        try store.makeVault(for: secret, author: author)
        work.done()
    }

    /// Changes the key of the vault.
    ///
    /// Everything is sealed anew in one transaction: when it is interrupted, the old key opens everything.
    ///
    /// - Parameters:
    ///   - secret: As for `makeVault(for:author:)`.
    ///   - author: Who changes it.
    /// - Returns: How many contents were sealed anew.
    /// - Throws: `JalonError`: `keyMissing`, `keyWrong`, `damaged`, `invalidInput`, `locked`.
    @discardableResult
    public func changeKey(to secret: VaultSecret, author: String) throws(JalonError) -> Int {
        try checkApart(secret)
        try store.unlock(as: author)
        let work = log.begin("vault.rekey")
        let count = try store.changeKey(to: secret, author: author)
        work.done(["sealed": count])
        return count
    }

    /// Opens the vault now, so that a wrong key is said before anything else; it is recorded that somebody tried.
    ///
    /// - Parameter author: Who opens it.
    /// - Throws: `JalonError`: `keyMissing`, `keyWrong`, `damaged`.
    public func unlock(author: String) throws(JalonError) { try store.unlock(as: author) }

    /// Refuses a key file in the folder of the casebook: whoever finds one finds both.
    ///
    /// - Throws: `JalonError` (`invalidInput`).
    public func checkApart(_ secret: VaultSecret) throws(JalonError) {
        guard case .keyFile(let file) = secret, CasebookStore.isBeside(file, path) else { return }
        throw JalonError(
            .invalidInput, "\(file) lies in the folder of the casebook: keep the key elsewhere, such as on another disk"
        )
    }

    /// Opens what is sealed in a case, and records who looked and why.
    ///
    /// - Parameters:
    ///   - reference: The case.
    ///   - scope: What is shown.
    ///   - reason: Why, in words; it is sealed.
    ///   - day: The day it is.
    ///   - author: Who looks.
    /// - Throws: `JalonError`: `notFound`, `invalidInput` without a reason, `keyMissing`, `keyWrong`, `damaged` for a
    ///   lock that was changed; an entry that does not open is among `Revealed/damaged`, and the others are shown.
    public func reveal(
        _ scope: RevealScope, of reference: CaseReference, reason: String, on day: CivilDate, author: String
    ) throws(JalonError) -> Revealed {
        try Self.checkReason(reason)
        let rules = try rules()
        try store.unlock(as: author)
        return try write("case.reveal", under: rules) { transaction in
            try transaction.reveal(scope, of: reference, reason: reason, on: day, author: author)
        }
    }

    /// A reason has to be given in words.
    static func checkReason(_ reason: String) throws(JalonError) {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw JalonError(.invalidInput, "what is sealed is shown for a reason, which is recorded: give one")
        }
    }
}

extension StoreTransaction {
    /// Records that somebody looks, and opens what is sealed.
    func reveal(
        _ scope: RevealScope, of reference: CaseReference, reason: String, on day: CivilDate, author: String
    ) throws -> Revealed {
        guard let fold = try fold(of: reference) else { throw Casebook.noCase(reference) }
        let sealed = try texts(of: reference)
        let entry = try append(
            EntryDraft(
                on: day, author: author, facts: .identityRevealed(scope), texts: SealedTexts([.reasonText: reason])),
            to: reference)
        guard let entry else { throw JalonError(.failed, "that it was looked at was not recorded: nothing is shown") }
        let held = fold.held(sealed.texts)
        return Revealed(
            entry: entry, identity: scope == .texts ? nil : held.identity,
            texts: scope == .identity
                ? [:] : scope == .texts ? held.texts.compactMapValues(\.withoutIdentity) : held.texts,
            damaged: sealed.damaged.filter { scope != .identity || fold.isIdentity($0) })
    }
}
