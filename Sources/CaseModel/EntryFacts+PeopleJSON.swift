internal import CountryRules

extension EntryFacts {
    /// Goes through the members of what was seen, assessed and signalled.
    func visitSignalling(_ members: inout some JSONMembers & ~Copyable) {
        switch self {
        case .indicatorsObserved(let indicators): members.add("indicators", codes: indicators)
        case .secrecyAssessed(let assessed):
            members.add("facts", codes: assessed.facts)
            members.add("denied", codes: assessed.denied)
            members.add("answer", assessed.answer.rawValue)
            members.add("law", assessed.law)
        case .signalSent(let signal):
            members.add("to", signal.to.rawValue)
            members.addGiven("emergency", signal.emergency?.rawValue)
        default: break
        }
    }

    /// Goes through the members of what is about the people of a case.
    func visitPeople(_ members: inout some JSONMembers & ~Copyable) {
        switch self {
        case .referralSent(let referral):
            members.add("to", referral.to.rawValue)
            members.add("purpose", referral.purpose.rawValue)
            members.addGiven("basis", referral.basis?.rawValue)
            members.addFlag("transfer", referral.isTransfer)
            members.addFlag("identified", referral.isIdentified)
        case .referralReceived(let referral):
            members.add("from", referral.from.rawValue)
            members.add("purpose", referral.purpose.rawValue)
            members.addFlag("transfer", referral.isTransfer)
        case .referralAnswered(let item, let status):
            members.add("item", item)
            members.add("status", status.rawValue)
        case .consentGiven(let consent):
            members.add("scope", codes: consent.scopes)
            members.add("by", consent.by.rawValue)
            members.add("until", consent.until)
        case .consentWithdrawn(let scopes): members.add("scope", codes: scopes)
        case .reminderAdded(let reminder):
            members.add("due", reminder.due)
            members.add("topic", reminder.topic.rawValue)
            members.addGiven("item", reminder.plan?.text)
        case .reminderDone(let item), .roleEnded(let item): members.add("item", item)
        case .roleAssigned(let assigned):
            members.add("role", assigned.role.rawValue)
            members.add("who", assigned.who?.text)
            members.add("until", assigned.until)
        case .caseAssigned(let assigned):
            members.add("owner", assigned.owner.text)
            members.add("deputy", assigned.deputy?.text)
        case .supportPlanned(let planned):
            members.add("domain", planned.domain.rawValue)
            members.add("with", codes: planned.with)
            members.add("until", planned.until)
        case .supportEnded(let item, let result):
            members.add("item", item)
            members.add("result", result.rawValue)
        default: break
        }
    }
}
