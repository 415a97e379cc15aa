internal import CivilCalendar
internal import CountryRules

extension CaseFold {
    /// The people of the case and what is done for it.
    var people: CasePeople {
        var people = CasePeople()
        people.people = personStates
        people.owners = ownerStates
        people.consents = consentStates
        people.referrals = referralStates
        people.reminders = reminderStates
        people.support = supportStates
        return people
    }

    /// Who answers for the case now.
    var owner: EntryFacts.CaseAssigned? {
        guard case .caseAssigned(let assigned)? = ledger[.owners].last?.facts else { return nil }
        return assigned
    }

    /// What was brought to its end, and by which entry.
    private func ends(_ subject: CaseLedger.Subject) -> [EntryID: TimelineEntry] {
        Dictionary(
            ledger[subject].compactMap { entry in entry.facts.item.map { ($0, entry) } },
            uniquingKeysWith: { first, _ in first })
    }

    private var personStates: [CaseState.PersonState] {
        let ends = ends(.people)
        return ledger[.people].compactMap { entry in
            guard case .roleAssigned(let assigned) = entry.facts else { return nil }
            return .init(
                entry: entry.id, role: assigned.role, who: assigned.who, from: entry.on,
                until: ends[entry.id]?.on ?? assigned.until)
        }
    }

    private var ownerStates: [CaseState.OwnerState] {
        let entries = ledger[.owners]
        return entries.indices.compactMap { index in
            guard case .caseAssigned(let assigned) = entries[index].facts else { return nil }
            let next = index + 1 < entries.endIndex ? entries[index + 1].on : nil
            return .init(
                entry: entries[index].id, from: entries[index].on,
                until: next.flatMap { max(entries[index].on, (try? $0.adding(days: -1)) ?? $0) }, assigned: assigned)
        }
    }

    private var consentStates: [CaseState.ConsentState] {
        var states: [CaseState.ConsentState] = []
        for entry in ledger[.consents] {
            switch entry.facts {
            case .consentGiven(let consent):
                states += consent.scopes.map {
                    .init(
                        entry: entry.id, scope: $0, by: consent.by, from: entry.on, until: consent.until,
                        withdrawnOn: nil)
                }
            case .consentWithdrawn(let scopes):
                for index in states.indices
                where scopes.contains(states[index].scope) && states[index].holds(on: entry.on) {
                    states[index] = states[index].withdrawn(on: entry.on)
                }
            default: break
            }
        }
        return states
    }

    private var referralStates: [CaseState.ReferralState] {
        ledger[.referrals].compactMap { entry in
            switch entry.facts {
            case .referralSent(let sent):
                state(
                    of: entry, isOutgoing: true, role: sent.to, purpose: sent.purpose, basis: sent.basis,
                    isTransfer: sent.isTransfer)
            case .referralReceived(let received):
                state(
                    of: entry, isOutgoing: false, role: received.from, purpose: received.purpose, basis: nil,
                    isTransfer: received.isTransfer)
            default: nil
            }
        }
    }

    private func state(
        of entry: TimelineEntry, isOutgoing: Bool, role: Role, purpose: ReferralPurpose, basis: LegalBasis?,
        isTransfer: Bool
    ) -> CaseState.ReferralState {
        var status = ReferralStatus.sent
        var (answeredOn, acceptedOn): (CivilDate?, CivilDate?) = (nil, nil)
        for answer in ledger[.referrals] where answer.facts.item == entry.id {
            guard case .referralAnswered(_, let next) = answer.facts, status.next.contains(next) else { continue }
            (status, answeredOn) = (next, answer.on)
            if next == .accepted { acceptedOn = answer.on }
        }
        return .init(
            entry: entry.id, isOutgoing: isOutgoing, role: role, purpose: purpose, basis: basis,
            isTransfer: isTransfer, on: entry.on, status: status, answeredOn: answeredOn, acceptedOn: acceptedOn)
    }

    private var reminderStates: [CaseState.ReminderState] {
        let ends = ends(.reminders)
        let alike = Dictionary(grouping: ledger[.reminders].filter { $0.facts.kind == .reminderAdded }, by: \.id.ending)
        return ledger[.reminders].compactMap { entry in
            guard case .reminderAdded(let reminder) = entry.facts else { return nil }
            let name = alike[entry.id.ending]?.count == 1 ? entry.id.ending : entry.id.text
            return .init(
                entry: entry.id, on: entry.on, reminder: reminder, doneOn: ends[entry.id]?.on,
                deadline: "reminder/\(name)")
        }
    }

    private var supportStates: [CaseState.SupportState] {
        let ends = ends(.support)
        return ledger[.support].compactMap { entry in
            guard case .supportPlanned(let planned) = entry.facts else { return nil }
            var result: SupportResult?
            if case .supportEnded(_, let came)? = ends[entry.id]?.facts { result = came }
            return .init(
                entry: entry.id, from: entry.on, planned: planned, endedOn: ends[entry.id]?.on, result: result)
        }
    }
}

extension CaseState.ConsentState {
    /// The same consent, withdrawn.
    fileprivate func withdrawn(on day: CivilDate) -> CaseState.ConsentState {
        .init(entry: entry, scope: scope, by: by, from: from, until: until, withdrawnOn: day)
    }
}

extension CaseFold {
    /// The deadlines of the reminders.
    func deriveReminders(in derived: inout Derived) {
        for reminder in reminderStates {
            let due = reminder.reminder.due
            derived.keep(
                Deadline(
                    caseReference: header.reference, country: header.country, name: reminder.deadline,
                    kind: .reminder, stage: "reminder.\(reminder.reminder.topic.rawValue)", trigger: reminder.on,
                    due: due, earliest: due, rolledFrom: nil, flags: [], pack: nil, packStatus: nil, citations: [],
                    status: reminder.doneOn != nil ? .met : isOpen ? .open : .cancelled), root: reminder.entry)
        }
    }
}
