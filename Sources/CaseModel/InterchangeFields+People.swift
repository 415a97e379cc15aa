internal import CountryRules

extension InterchangeFields {
    /// What was seen, assessed or signalled.
    func signallingFacts(of kind: EntryFacts.Kind) throws(JalonError) -> EntryFacts {
        switch kind {
        case .indicatorsObserved:
            let seen: [Indicator] = try terms(.indicators, "an indicator")
            guard !seen.isEmpty else { throw Self.bad(.indicators, "is empty") }
            return .indicatorsObserved(seen.eachOnce)
        case .secrecyAssessed:
            let what = "a fact that secrecy depends on"
            let (facts, denied): ([SecrecyFact], [SecrecyFact]) = (try terms(.facts, what), try terms(.denied, what))
            return .secrecyAssessed(
                .init(
                    facts, denied: denied, answer: try term(.answer, "an answer about secrecy"),
                    law: try needed(.law)))
        default:
            return .signalSent(
                .init(to: try term(.to, "a role"), emergency: try given(.emergency, "a reason of an emergency")))
        }
    }

    /// What is about the people of a case.
    func peopleFacts(of kind: EntryFacts.Kind) throws(JalonError) -> EntryFacts {
        switch kind {
        case .referralSent:
            return .referralSent(
                .init(
                    to: try term(.to, "a role"), purpose: try term(.purpose, "a reason to refer"),
                    basis: try given(.basis, "a legal basis"), isTransfer: flag(.transfer) ?? false,
                    isIdentified: flag(.identified) ?? false))
        case .referralReceived:
            return .referralReceived(
                .init(
                    from: try term(.from, "a role"), purpose: try term(.purpose, "a reason to refer"),
                    isTransfer: flag(.transfer) ?? false))
        case .referralAnswered:
            return .referralAnswered(try id(.item), try term(.status, "a status of a referral"))
        case .consentGiven:
            let giver: ConsentGiver = try given(.by, "one who consents") ?? .person
            return .consentGiven(.init(try scopes(), by: giver, until: try day(.until)))
        case .consentWithdrawn: return .consentWithdrawn(try scopes())
        case .reminderAdded:
            return .reminderAdded(
                .init(
                    due: try neededDay(.due), topic: try given(.topic, "a topic of a reminder") ?? .other,
                    plan: self[.item] == nil ? nil : try id(.item)))
        case .reminderDone: return .reminderDone(try id(.item))
        case .roleAssigned:
            return .roleAssigned(.init(try term(.role, "a role"), who: try worker(.who), until: try day(.until)))
        case .roleEnded: return .roleEnded(try id(.item))
        case .caseAssigned:
            guard let owner = try worker(.owner) else { throw Self.bad(.owner, "is missing") }
            return .caseAssigned(.init(owner: owner, deputy: try worker(.deputy)))
        case .supportPlanned:
            return .supportPlanned(
                .init(
                    try term(.domain, "a domain of the support plan"), with: try terms(.with, "a role"),
                    until: try day(.until)))
        default: return .supportEnded(try id(.item), try term(.result, "a result of support"))
        }
    }

    private func scopes() throws(JalonError) -> [ConsentScope] {
        let scopes: [ConsentScope] = try terms(.scope, "what a consent covers")
        guard !scopes.isEmpty else { throw Self.bad(.scope, "is empty") }
        return ConsentScope.allCases.filter(scopes.contains)
    }

    func worker(_ key: Keys) throws(JalonError) -> WorkerCode? {
        guard let text = self[key] else { return nil }
        do {
            return try WorkerCode(text)
        } catch {
            throw Self.bad(key, "is not a code of a person: at most 64 letters, digits, dots and dashes")
        }
    }
}
