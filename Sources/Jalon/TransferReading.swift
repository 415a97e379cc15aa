public import CaseModel
internal import CaseStore
internal import CivilCalendar

/// What taking a case over did.
public struct TransferReport: Sendable, Hashable {
    /// The case.
    public let reference: CaseReference
    /// The identity of the casebook that it came from.
    public let casebook: String
    /// The entries that were appended, the one that says so included.
    public internal(set) var entries = 0
    /// The entries that were there already.
    public internal(set) var skipped = 0
}

/// Reads an opened bundle into a transaction.
struct TransferReading {
    let transaction: StoreTransaction
    let leavesTexts: Bool

    /// Takes every entry over, and records that the case was received.
    func take(_ content: BundleContent, on day: CivilDate, author: String) throws -> TransferReport {
        let opening = try InterchangeFields.read(content.lines[0])
        guard case .caseOpened(let header) = try opening.facts(of: .caseOpened) else {
            throw JalonError(.damaged, "the bundle does not begin with a case: ask for it again")
        }
        var report = TransferReport(reference: header.reference, casebook: content.casebook)
        try open(header, opening, content.proofs[0], &report)
        var sent: EntryFacts.Referral?
        for (line, proof) in zip(content.lines, content.proofs).dropFirst() {
            var (reference, draft) = try InterchangeFields.read(line).draft(author: author)
            try proof.check(draft, of: reference)
            try transaction.checkOwn(proof)
            guard reference == header.reference else {
                throw JalonError(.damaged, "the bundle holds entries of two cases: ask for it again")
            }
            try checkPlace(of: proof.entry, in: reference)
            draft.provenance = proof.provenance
            if leavesTexts { draft.texts = .none }
            // One that is only completed was received before.
            let isNew = try transaction.entry(proof.entry) == nil
            if try transaction.append(draft, to: reference) == nil {
                report.skipped += 1
            } else {
                report.entries += 1
                if isNew, case .referralSent(let referral) = draft.facts, referral.isTransfer { sent = referral }
            }
        }
        guard let sent, report.entries > 0 else { return report }
        let received = EntryFacts.ReferralReceived(
            from: .specialisedCentre, purpose: sent.purpose, isTransfer: true)
        let entry = try transaction.append(
            EntryDraft(on: day, author: author, facts: .referralReceived(received)), to: header.reference)
        report.entries += 1
        // Taking the case over is accepting it.
        if let entry {
            _ = try transaction.append(
                EntryDraft(on: day, author: author, facts: .referralAnswered(entry.id, .accepted)),
                to: header.reference)
            report.entries += 1
        }
        return report
    }

    private func open(
        _ header: CaseHeader, _ fields: InterchangeFields, _ proof: BundleProof, _ report: inout TransferReport
    ) throws {
        guard let recordedAt = try fields.instant(), let author = fields[.author] else {
            throw JalonError(.damaged, "the bundle does not say who opened the case: ask for it again")
        }
        let draft = EntryDraft(
            id: proof.entry, on: header.openedOn, recordedAt: recordedAt, author: author, facts: .caseOpened(header))
        try proof.check(draft, of: header.reference)
        try transaction.checkOwn(proof)
        try checkPlace(of: proof.entry, in: header.reference)
        do {
            _ = try transaction.rules.packs(of: header.country)
        } catch {
            throw JalonError(.invalidInput, "\(error.message); nothing was stored")
        }
        let fold = try transaction.fold(of: header.reference)
        try fold?.checkNotErased()
        guard let there = fold?.header else {
            _ = try transaction.open(
                header, id: proof.entry, recordedAt: recordedAt, author: author, provenance: proof.provenance)
            report.entries += 1
            return
        }
        guard there == header, try transaction.entry(proof.entry)?.facts.kind == .caseOpened else {
            throw JalonError(
                .contradictsRules, "there is another case \(header.reference) here already; nothing was stored")
        }
        report.skipped += 1
    }

    /// An entry that is there already is one of the same case: no other case is named.
    private func checkPlace(of entry: EntryID, in reference: CaseReference) throws {
        guard let there = try transaction.entry(entry)?.caseReference, there != reference else { return }
        throw JalonError(.contradictsRules, "the entry \(entry) is there already, in another case; nothing was stored")
    }
}
