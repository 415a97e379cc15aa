internal import CivilCalendar
internal import CountryRules

extension CaseFold {
    /// What is known of a case changes to something that may be said of a case, on that day and after every later change.
    func checkChange(_ change: CaseChange, on day: CivilDate) throws(JalonError) {
        try checkAfterOpening(day)
        var facts = change.applied(to: facts(on: day))
        try facts.validate()
        for entry in ledger[.changes] where entry.on > day {
            guard case .caseAmended(let later) = entry.facts else { continue }
            facts = later.applied(to: facts)
            try facts.validate()
        }
    }

    /// The version of the law is named by a code.
    func checkAssessment(_ assessed: EntryFacts.SecrecyRecorded) throws(JalonError) {
        let parts = assessed.law.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isCode = assessed.law.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || [0x2D, 0x2F].contains($0)
        }
        guard isCode, parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), (1...40).contains(assessed.law.utf8.count)
        else {
            throw InterchangeFields.bad(.law, "is not a version of the law, such as BE/2024")
        }
    }

    func checkPeople(_ facts: EntryFacts, on day: CivilDate) throws(JalonError) {
        switch facts {
        case .referralSent(let referral): try checkReferral(referral, on: day)
        case .referralAnswered(let item, let status): try checkAnswer(item, status, on: day)
        case .consentGiven(let consent):
            if let until = consent.until { try checkOrder(day, until, "the consent ends on") }
        case .consentWithdrawn(let scopes): try checkWithdrawal(of: scopes, on: day)
        case .reminderAdded(let reminder):
            guard let plan = reminder.plan else { return }
            _ = try item(
                plan, among: people.support.map { ($0.entry, $0.from, $0.endedOn) }, "part of the support plan", day)
        case .reminderDone(let item):
            _ = try self.item(
                item, among: people.reminders.map { ($0.entry, $0.on, $0.doneOn) }, "reminder", day, end: "done")
        case .roleAssigned(let assigned):
            if let until = assigned.until { try checkOrder(day, until, "the role ends on") }
        case .roleEnded(let item):
            let ended = Set(ledger[.people].compactMap(\.facts.item))
            _ = try self.item(
                item, among: people.people.map { ($0.entry, $0.from, ended.contains($0.entry) ? $0.until : nil) },
                "role", day, end: "ended")
        case .supportPlanned(let planned):
            if let until = planned.until { try checkOrder(day, until, "it is planned to end on") }
        case .supportEnded(let item, _):
            _ = try self.item(
                item, among: people.support.map { ($0.entry, $0.from, $0.endedOn) }, "part of the support plan", day,
                end: "ended")
        default: break
        }
    }

    private func checkOrder(_ day: CivilDate, _ end: CivilDate, _ what: String) throws(JalonError) {
        guard end < day else { return }
        throw JalonError(.invalidInput, "\(what) \(end), before \(day), its first day")
    }

    /// A referral rests on a consent that holds on the day, or on a legal basis.
    private func checkReferral(_ referral: EntryFacts.Referral, on day: CivilDate) throws(JalonError) {
        guard referral.basis == nil, people.consent(to: referral.scope, on: day) == nil else { return }
        throw JalonError(
            .contradictsRules,
            "no consent to \(referral.scope.rawValue) is on record for \(day): record it "
                + "(jalon consent give \(header.reference) --scope \(referral.scope.rawValue)), or name what allows it "
                + "without consent (--basis \(LegalBasis.allCases.map(\.rawValue).joined(separator: ", ")))",
            Wording(
                "refusal.no-consent",
                [
                    "scope": .text(referral.scope.rawValue), "day": .day(day), "case": .text(header.reference.text),
                    "bases": .list(LegalBasis.allCases.map { .text($0.rawValue) }),
                ]))
    }

    private func checkAnswer(_ item: EntryID, _ status: ReferralStatus, on day: CivilDate) throws(JalonError) {
        guard let referral = people.referrals.first(where: { $0.entry == item }) else {
            throw noItem(item, "referral")
        }
        guard day >= (referral.answeredOn ?? referral.on) else {
            throw JalonError(
                .contradictsRules,
                "the referral is \(referral.status.rawValue) since \(referral.answeredOn ?? referral.on): it cannot be \(status.rawValue) on \(day), before"
            )
        }
        guard referral.status.next.contains(status) else {
            let next = referral.status.next.map(\.rawValue).joined(separator: ", ")
            throw JalonError(
                .contradictsRules,
                "the referral is \(referral.status.rawValue): it cannot become \(status.rawValue); "
                    + (next.isEmpty ? "that is its end" : "it may become \(next)"))
        }
    }

    private func checkWithdrawal(of scopes: [ConsentScope], on day: CivilDate) throws(JalonError) {
        for scope in scopes where people.consent(to: scope, on: day) == nil {
            throw JalonError(
                .contradictsRules, "no consent to \(scope.rawValue) holds on \(day): there is nothing to withdraw")
        }
    }

    /// An entry that is brought to its end has to be there, and not ended yet.
    private func item(
        _ id: EntryID, among items: [(entry: EntryID, from: CivilDate, end: CivilDate?)], _ what: String,
        _ day: CivilDate, end: String? = nil
    ) throws(JalonError) -> EntryID {
        guard let item = items.first(where: { $0.entry == id }) else { throw noItem(id, what) }
        if let ended = item.end {
            throw JalonError(.contradictsRules, "that \(what) was \(end ?? "ended") on \(ended) already")
        }
        guard day >= item.from || end == nil else {
            throw JalonError(.contradictsRules, "that \(what) began on \(item.from): it cannot end on \(day), before")
        }
        return id
    }

    private func noItem(_ id: EntryID, _ what: String) -> JalonError {
        JalonError(
            .notFound, "\(header.reference) has no \(what) \(id); jalon timeline show \(header.reference) lists them")
    }
}
