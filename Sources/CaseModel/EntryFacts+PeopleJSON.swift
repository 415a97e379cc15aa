internal import CountryRules

extension EntryFacts {
    /// The members of what was seen, assessed and signalled.
    var signallingMembers: [JSONValue.Member] {
        switch self {
        case .indicatorsObserved(let indicators): [.init("indicators", .texts(indicators.map(\.rawValue)))]
        case .secrecyAssessed(let assessed):
            [
                .init("facts", .texts(assessed.facts.map(\.rawValue))),
                .init("denied", .texts(assessed.denied.map(\.rawValue))),
                .init("answer", .string(assessed.answer.rawValue)), .init("law", .string(assessed.law)),
            ]
        case .signalSent(let signal):
            [.init("to", .string(signal.to.rawValue))] + Self.given("emergency", signal.emergency?.rawValue)
        default: []
        }
    }

    /// The members of what is about the people of a case.
    var peopleMembers: [JSONValue.Member] {
        switch self {
        case .referralSent(let referral):
            [.init("to", .string(referral.to.rawValue)), .init("purpose", .string(referral.purpose.rawValue))]
                + Self.given("basis", referral.basis?.rawValue) + Self.flag("transfer", referral.isTransfer)
                + Self.flag("identified", referral.isIdentified)
        case .referralReceived(let referral):
            [.init("from", .string(referral.from.rawValue)), .init("purpose", .string(referral.purpose.rawValue))]
                + Self.flag("transfer", referral.isTransfer)
        case .referralAnswered(let item, let status):
            [.init("item", .string(item.text)), .init("status", .string(status.rawValue))]
        case .consentGiven(let consent):
            [
                .init("scope", .texts(consent.scopes.map(\.rawValue))), .init("by", .string(consent.by.rawValue)),
                .init("until", .text(consent.until)),
            ]
        case .consentWithdrawn(let scopes): [.init("scope", .texts(scopes.map(\.rawValue)))]
        case .reminderAdded(let reminder):
            [.init("due", .text(reminder.due)), .init("topic", .string(reminder.topic.rawValue))]
                + Self.given("item", reminder.plan?.text)
        case .reminderDone(let item), .roleEnded(let item): [.init("item", .string(item.text))]
        case .roleAssigned(let assigned):
            [
                .init("role", .string(assigned.role.rawValue)), .init("who", .text(assigned.who)),
                .init("until", .text(assigned.until)),
            ]
        case .caseAssigned(let assigned):
            [.init("owner", .string(assigned.owner.text)), .init("deputy", .text(assigned.deputy))]
        case .supportPlanned(let planned):
            [
                .init("domain", .string(planned.domain.rawValue)), .init("with", .texts(planned.with.map(\.rawValue))),
                .init("until", .text(planned.until)),
            ]
        case .supportEnded(let item, let result):
            [.init("item", .string(item.text)), .init("result", .string(result.rawValue))]
        default: []
        }
    }
}
