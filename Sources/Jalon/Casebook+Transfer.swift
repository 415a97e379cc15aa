public import CaseModel
public import CaseStore
public import CivilCalendar
internal import CountryRules

extension Casebook {
    /// The largest bundle that is made and read, in bytes: 32 MiB, since it is opened as a whole.
    public static let largestBundle = SealedBundle.longest

    /// Hands a case over: records the transfer, and delivers the sealed bundle for the other centre.
    ///
    /// The bundle holds every entry with its author and times, and the proof of its place in the chain of this
    /// casebook.
    ///
    /// - Parameters:
    ///   - reference: The case.
    ///   - referral: To whom, why, and what allows it; without a legal basis, a consent to the transfer has to hold.
    ///   - texts: The name of the organisation and the like, which are sealed here.
    ///   - withTexts: Whether free text and identity go along; that needs the key of the vault.
    ///   - secret: What the bundle is sealed with.
    ///   - day: The day it is.
    ///   - author: Who hands it over.
    ///   - deliver: Takes the bundle to where it is kept; when it throws, the transfer is not recorded.
    /// - Throws: What `deliver` throws. Else `JalonError`: `notFound`, `contradictsRules` without consent or basis,
    ///   `invalidInput` for a case that is too long for a bundle, what opening the vault throws.
    public func transfer(
        _ reference: CaseReference, as referral: EntryFacts.Referral, texts: SealedTexts = .none,
        withTexts: Bool, sealedWith secret: BundleSecret, on day: CivilDate, author: String,
        deliver: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) -> Recorded {
        if case .key(let key) = secret, try store.isVaultKey(key) {
            throw JalonError(
                .invalidInput, "that is the key of the vault, which nobody else may have: seal the bundle with another")
        }
        let rules = try rules()
        if withTexts || !texts.isEmpty { try store.unlock(as: author) }
        let transfer = EntryFacts.Referral(
            to: referral.to, purpose: referral.purpose, basis: referral.basis, isTransfer: true,
            isIdentified: withTexts)
        return try write("case.transfer", under: rules) { transaction in
            let draft = EntryDraft(on: day, author: author, facts: .referralSent(transfer), texts: texts)
            guard let entry = try transaction.append(draft, to: reference) else { throw Casebook.noCase(reference) }
            let content = try transaction.bundle(of: reference, withTexts: withTexts)
            let recorded = try Casebook.recorded(entry, transaction)
            try deliver(SealedBundle.seal(content, with: secret))
            return recorded
        }
    }

    /// Hands a case over, and gives the sealed bundle.
    ///
    /// The transfer is on record when this returns: what has to reach a disk first is delivered within the other call.
    ///
    /// - Throws: As the other call.
    public func transfer(
        _ reference: CaseReference, as referral: EntryFacts.Referral, texts: SealedTexts = .none,
        withTexts: Bool, sealedWith secret: BundleSecret, on day: CivilDate, author: String
    ) throws(JalonError) -> (bundle: [UInt8], recorded: Recorded) {
        var sealed: [UInt8] = []
        let recorded = try transfer(
            reference, as: referral, texts: texts, withTexts: withTexts, sealedWith: secret, on: day, author: author
        ) { (bundle) throws(JalonError) in sealed = bundle }
        return (sealed, recorded)
    }

    /// Takes a case over from a sealed bundle: every entry with its author and times, and the proof of its origin.
    ///
    /// Entries that are there already are skipped, so it can be repeated.
    ///
    /// - Parameters:
    ///   - bundle: The bundle.
    ///   - secret: What it was sealed with.
    ///   - leavingTexts: Whether free text and identity are left out, which needs no vault here.
    ///   - day: The day it is.
    ///   - author: Who takes it over.
    /// - Throws: `JalonError`: `keyWrong`; `damaged` for a bundle that was touched; `contradictsRules` for a case of
    ///   that reference that is another one; `keyMissing` without a vault for what is sealed.
    public func receive(
        _ bundle: [UInt8], sealedWith secret: BundleSecret, leavingTexts: Bool = false, on day: CivilDate,
        author: String
    ) throws(JalonError) -> TransferReport {
        let content = try BundleContent(SealedBundle.open(bundle, with: secret))
        let rules = try rules()
        if !leavingTexts, content.proofs.contains(where: { $0.provenance.blinding != nil }) {
            try store.unlock(as: author)
        }
        return try write("case.receive", under: rules) { transaction in
            try TransferReading(transaction: transaction, leavesTexts: leavingTexts).take(
                content, on: day, author: author)
        }
    }
}
