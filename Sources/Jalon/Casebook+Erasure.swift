public import CaseModel
internal import CaseStore
public import CivilCalendar
internal import CountryRules

extension Casebook {
    /// What an erasure of a case would take, and what it could not reach; nothing is changed.
    ///
    /// - Throws: `JalonError` (`notFound`) without the case; `contradictsRules` for one that was erased.
    public func erasurePlan(_ reference: CaseReference, on day: CivilDate) throws(JalonError) -> ErasurePlan {
        let outside = (events: try eventsOutside(), files: store.olderCopies())
        return try store.rehearse(under: rules(), fingerprint: lazyRules.fingerprint) { transaction in
            let plan = try transaction.plan(reference, on: day, outside)
            if let fold = try transaction.fold(of: reference) { try fold.checkNotErased() }
            return plan
        }
    }

    /// Erases the personal content of a closed case for good.
    ///
    /// What every entry says goes, who the person is, free texts and deadlines. What stays is the shape of the timeline
    /// and its proof.
    ///
    /// The reason is sealed beside the entry that says so. Without a vault or its key the case is erased all the same,
    /// for a right to erasure depends on no key; the reason then stands on the certificate alone. Afterwards the file is
    /// written anew, so that nothing of what was erased lies between its rows.
    ///
    /// - Parameters:
    ///   - reference: The case.
    ///   - reason: Why, in words.
    ///   - basis: What for, as a code; `nil` for what follows from the closing of the case.
    ///   - day: The day on which it is erased.
    ///   - author: Who erases it.
    ///   - today: The day it is; an erasure of a later day is refused. `nil` to allow it.
    /// - Throws: `JalonError`: `notFound`; `contradictsRules` for a case that is open, kept by a hold, or erased, and
    ///   for a basis that does not fit how it was closed; `invalidInput` without a reason; `keyWrong`; `failed` when
    ///   it was erased and the file could not be written anew: then the same call writes it, and says that
    ///   the case was erased.
    @discardableResult
    public func erase(
        _ reference: CaseReference, reason: String, basis: ErasureBasis? = nil, on day: CivilDate, author: String,
        today: CivilDate? = nil
    ) throws(JalonError) -> ErasureCertificate {
        try Self.checkReason(reason)
        if let today, day > today {
            throw JalonError(
                .invalidInput, "\(day) lies ahead of \(today): content-erased is recorded once it has happened",
                Wording(
                    "refusal.ahead", ["day": .day(day), "today": .day(today), "kind": .kindInside(.contentErased)]))
        }
        let rules = try rules()
        if try store.isRewritePending(), let fold = try? fold(of: reference), fold.erasure != nil {
            try rewriteFile(after: reference)
        }
        let isSealed = try canSeal(author)
        let outside = (events: try eventsOutside(), files: store.olderCopies())
        let certificate = try write("case.erase", under: rules) { transaction in
            let plan = try transaction.plan(reference, on: day, outside)
            let before = transaction.chainEnd
            var settled = ErasureBasis.other
            let entry = try transaction.erase(reference) { entries, fold in
                try fold.checkErasure(on: day)
                settled = try Self.basis(basis, of: fold)
                let closed = fold.state(under: rules).closedOn ?? day
                let kept = EntryFacts.ContentErased(
                    country: fold.header.country, openedOn: fold.header.openedOn, closedOn: closed, entries: entries,
                    basis: settled)
                return EntryDraft(
                    on: day, author: author, facts: .contentErased(kept),
                    texts: isSealed ? SealedTexts([.reasonText: reason]) : .none)
            }
            return ErasureCertificate(
                plan: plan, entry: entry, basis: settled, reason: isSealed ? nil : reason, before: before,
                after: transaction.chainEnd)
        }
        try rewriteFile(after: reference)
        return certificate
    }

    /// What is said where there is no vault, and where no key was named: a key that was named has to be the right one.
    private static let keyless: Set<String> = ["refusal.no-vault", "refusal.key-needed", "refusal.passphrase-needed"]

    /// Whether the vault is there and its key is at hand.
    private func canSeal(_ author: String) throws(JalonError) -> Bool {
        do {
            try store.unlock(as: author)
            return true
        } catch {
            guard error.code == .keyMissing, Self.keyless.contains(error.wording?.key ?? "") else { throw error }
            return false
        }
    }

    private func rewriteFile(after reference: CaseReference) throws(JalonError) {
        do {
            try store.rewrite()
        } catch {
            throw JalonError(
                .failed,
                "\(reference) is erased, and the file could not be written anew (\(error.message)): pieces may still lie "
                    + "between its rows; make room and run jalon case erase \(reference) again",
                Wording(
                    "erase.refusal.rewrite", ["case": .text(reference.text), "problem": .text(error.message)]))
        }
    }

    /// A case that was closed as opened in error is erased as such, and no other: the figures of its years rest on it.
    private static func basis(_ given: ErasureBasis?, of fold: CaseFold) throws(JalonError) -> ErasureBasis {
        let isError = fold.isOpenedInError
        guard let given else { return isError ? .openedByMistake : .other }
        guard isError == (given == .openedByMistake) else {
            let reference = fold.header.reference
            throw JalonError(
                .contradictsRules,
                isError
                    ? "\(reference) was closed as opened in error: it is erased as \(ErasureBasis.openedByMistake.rawValue)"
                    : "\(reference) was not closed as opened in error: reopen it and close it so first, or name another basis",
                Wording(
                    isError ? "erase.refusal.basis.error" : "erase.refusal.basis.other",
                    ["case": .text(reference.text)]))
        }
        return given
    }

    /// What was done with the whole casebook that may have copied its content.
    private func eventsOutside() throws(JalonError) -> [OutOfReach.Event] {
        let copying: Set<CasebookEvent.Kind> = [.backupCreated, .casebookDumped, .calendarExported]
        return try store.events().filter { copying.contains($0.event.kind) }
            .map { OutOfReach.Event(kind: $0.event.kind, recordedAt: $0.recordedAt, author: $0.author) }
    }
}

extension StoreTransaction {
    /// What an erasure of a case takes, and what it cannot reach.
    func plan(
        _ reference: CaseReference, on day: CivilDate, _ outside: (events: [OutOfReach.Event], files: [String])
    ) throws -> ErasurePlan {
        guard let fold = try fold(of: reference) else { throw Casebook.noCase(reference) }
        let rows = try erasable(of: reference)
        let state = fold.state(under: rules)
        var obstacle: JalonError?
        do {
            try fold.checkErasure(on: max(day, state.closedOn ?? day))
        } catch {
            obstacle = error
        }
        let all = try entries(of: reference)
        let opened = all.first?.recordedAt ?? .epoch
        return ErasurePlan(
            reference: fold.header.reference, country: fold.header.country, openedOn: fold.header.openedOn,
            closedOn: state.closedOn, kinds: rows.kinds, sealed: rows.contents,
            hasIdentity: all.contains { fold.isIdentity($0.id) && $0.hasTexts }, deadlines: state.deadlines.count,
            outOfReach: OutOfReach(
                exports: all.compactMap { entry in
                    guard case .timelineExported(let export) = entry.facts else { return nil }
                    return .init(entry: entry.id, on: entry.on, export: export, author: entry.author)
                },
                transfers: all.compactMap { entry in
                    guard case .referralSent(let sent) = entry.facts, sent.isTransfer else { return nil }
                    return .init(entry: entry.id, on: entry.on, referral: sent)
                },
                events: outside.events.filter { $0.recordedAt >= opened }, files: outside.files),
            obstacle: obstacle)
    }
}
