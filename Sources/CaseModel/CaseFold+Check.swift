public import CivilCalendar
public import CountryRules

extension CaseFold {
    /// Checks that an entry may follow those so far.
    ///
    /// What is merely missing or unusual is a finding, not an error.
    ///
    /// - Parameters:
    ///   - facts: What happened.
    ///   - day: When it happened.
    ///   - isOverride: Whether it is recorded although it contradicts the rules.
    ///   - rules: The rules.
    /// - Throws: `JalonError`: `contradictsRules` for an entry on a closed case, a day before the opening, a
    ///   second grant of a stage that is not renewed, a stage that cannot follow here; `notFound` for a stage
    ///   that no pack knows; `invalidInput` for a printed day before the day of the grant. A day that no pack
    ///   covers is no error here: the entry is a fact, and `CaseState` says that it has no deadline.
    public func check(
        _ facts: EntryFacts, on day: CivilDate, isOverride: Bool = false, under rules: RuleBook
    ) throws(JalonError) {
        // What was erased is not brought back by any reason.
        try checkErased(facts)
        do {
            try check(facts, on: day, rules)
        } catch {
            guard isOverride, facts.kind.isOverridable, error.code == .contradictsRules else { throw error }
        }
    }

    /// Whether an entry contradicts the rules or the state of the case, so that it needs an override.
    package func contradiction(of facts: EntryFacts, on day: CivilDate, under rules: RuleBook) -> Bool {
        do {
            try check(facts, on: day, rules)
            return false
        } catch {
            return error.code == .contradictsRules
        }
    }

    private func check(_ facts: EntryFacts, on day: CivilDate, _ rules: RuleBook) throws(JalonError) {
        try checkStatus(facts, on: day)
        let law = CaseLaw(self, under: rules)
        switch facts {
        case .stageGranted(let decision):
            let stage = try stage(decision.stage, on: day, pack: decision.pack, law: law)
            try checkDays(of: decision, on: day)
            if let (stage, pack) = stage { try checkGrant(of: stage, on: day, pack: pack, law: law) }
        case .stageExtended(let decision): try checkExtension(decision, on: day, law: law)
        case .stageRefused(let id, let delivery):
            _ = try stage(id, on: day, pack: nil, law: law)
            try checkDelivery(delivery, on: day, law: law)
            try checkAfterOpening(day)
        case .stageWithdrawn(let id, _, let delivery):
            _ = try stage(id, on: day, pack: nil, law: law)
            try checkDelivery(delivery, on: day, law: law)
            try checkAfterOpening(day)
            let grant = try running(id, on: day, to: "withdraw", law: law)
            guard !grant.withdrawn else {
                throw JalonError(
                    .contradictsRules, "the withdrawal of \(id), granted on \(grant.on), is on record already")
            }
        case .decisionRequested(let decision): try checkDecision(decision, rules: rules)
        case .decisionRecorded(let decided):
            try checkDecision(decided.decision, rules: rules)
            try checkDelivery(decided.delivery, on: day, law: law)
        case .stayStarted, .stayExtended, .stayEnded: try checkStay(facts, on: day, law: law)
        case .deadlineMet(let settled): try checkSettled(settled, rules: rules)
        case .entryCorrected(let target, let corrected):
            try checkCorrection(of: target, to: corrected, on: day, rules: rules)
        case .entryRetracted(let target, _): try checkRetraction(of: target)
        case .conditionRecorded(let id, _): try checkCondition(id, rules: rules)
        case .caseAmended(let change): try checkChange(change, on: day)
        case .secrecyAssessed(let assessed): try checkAssessment(assessed)
        case .referralSent, .referralAnswered, .consentGiven, .consentWithdrawn, .reminderAdded, .reminderDone,
            .roleAssigned, .roleEnded, .supportPlanned, .supportEnded:
            try checkPeople(facts, on: day)
        case .holdPlaced, .holdLifted: try checkHold(facts, on: day)
        case .erased(let kind):
            throw JalonError(.invalidInput, "\(kind.rawValue) without what it says is not recorded")
        case .stepRecorded, .stepSkipped, .indicatorsObserved, .signalSent, .caseClosed, .caseReopened, .caseOpened,
            .referralReceived, .noteAdded, .caseAssigned, .identityRecorded, .identityRevealed,
            .timelineExported, .contentErased:
            break
        }
    }

    private func checkStatus(_ facts: EntryFacts, on day: CivilDate) throws(JalonError) {
        switch (isOpen, facts.kind) {
        case (_, .contentErased): try checkErasure(on: day)
        case (_, let kind) where kind.isAudit || kind.isHold: break
        case (false, .entryRetracted) where amendsHold(facts): break
        case (false, .entryCorrected) where amendsHold(facts): break
        case (false, .signalSent) where facts.isEmergency: break
        case (false, .entryRetracted) where facts.target == lastClosure?.id: break
        case (false, .caseReopened):
            if let closed = lastClosure?.on, day < closed {
                throw JalonError(
                    .contradictsRules,
                    "\(header.reference) was closed on \(closed): it cannot be reopened on \(day), before")
            }
        case (false, _):
            let closed = lastClosure.map { " on \($0.on)" } ?? ""
            throw JalonError(
                .contradictsRules,
                "\(header.reference) was closed\(closed): reopen it first (jalon case reopen \(header.reference))",
                lastClosure.map {
                    Wording("refusal.closed", ["case": .text(header.reference.text), "day": .day($0.on)])
                })
        case (true, .caseReopened):
            throw JalonError(
                .contradictsRules, "\(header.reference) is open: there is nothing to reopen",
                Wording("refusal.not-closed", ["case": .text(header.reference.text)]))
        case (true, .caseOpened):
            throw JalonError(.contradictsRules, "\(header.reference) is there already")
        case (true, .caseClosed):
            try checkAfterOpening(day)
            try checkClosure(on: day)
        case (true, _): break
        }
    }

    func checkAfterOpening(_ day: CivilDate) throws(JalonError) {
        guard day >= header.openedOn else {
            throw JalonError(
                .contradictsRules,
                "\(header.reference) was opened on \(header.openedOn): \(day) lies before; give that day or a later one",
                Wording(
                    "refusal.before-opening",
                    ["case": .text(header.reference.text), "opened": .day(header.openedOn), "day": .day(day)]))
        }
    }

    /// A case is closed after what happened in its track, and after it was reopened.
    private func checkClosure(on day: CivilDate) throws(JalonError) {
        let earlier = [ledger.track, ledger.decisions, ledger.stays, ledger.closures].joined()
        let days = earlier.filter { $0.sequence < place }.map(\.on)
        guard let last = days.max(), day < last else {
            return
        }
        throw JalonError(
            .contradictsRules,
            "\(header.reference) has an entry of \(last): it cannot be closed on \(day), before; give that day or a later one"
        )
    }

    /// A condition has to be one that some stage of some country asks for: nothing else is a code.
    private func checkCondition(_ id: String, rules: RuleBook) throws(JalonError) {
        guard !rules.conditions.contains(id) else { return }
        throw JalonError(
            .notFound,
            "no stage asks for a condition \(id.quotedCode); those of \(header.country) are "
                + rules.conditions(of: header.country).sorted().joined(separator: ", "),
            Wording(
                "refusal.no-condition",
                [
                    "code": .quoted(id), "country": .country(header.country),
                    "known": .list(rules.conditions(of: header.country).sorted().map { .text($0) }),
                ]))
    }
}
