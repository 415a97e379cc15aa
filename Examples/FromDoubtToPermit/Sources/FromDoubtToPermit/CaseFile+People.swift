import Jalon

extension CaseFile {
    /// Records a consent.
    func consent(to scopes: [ConsentScope], by giver: ConsentGiver = .person, on day: String) throws {
        let recorded = try record(.consentGiven(.init(scopes, by: giver)), on: day)
        let names = scopes.map(\.rawValue).joined(separator: ", ")
        say(recorded.entry.on, "the \(giver.rawValue) consents to \(names)")
    }

    /// Refers the case to another service, whose name is sealed.
    ///
    /// Without a consent that holds on the day, or a legal basis, it is refused: nothing is recorded then.
    func refer(to role: Role, calledHere organisation: String, on day: String) throws {
        let referral = EntryFacts.Referral(to: role, purpose: .additionalServices)
        do {
            let sent = try record(.referralSent(referral), [.organisation: organisation], on: day)
            say(sent.entry.on, "referral to \(role.rawValue) is sent")
        } catch let error as JalonError where error.code == .contradictsRules {
            say(try date(day), "referral to \(role.rawValue) is refused: no consent is on record")
        }
    }

    /// Plans support in one domain, with a reminder to follow it up; what it is to reach is sealed.
    func plan(
        _ domain: SupportDomain, by role: Role, objective: String, from day: String, until end: String,
        followUp: String
    ) throws {
        let planned = EntryFacts.SupportPlanned(domain, with: [role], until: try date(end))
        let recorded = try centre.casebook.plan(
            planned, texts: SealedTexts([.objective: objective]), followUp: date(followUp), in: reference,
            on: date(day), author: centre.worker)
        say(recorded.entry.on, "support plan: \(domain.rawValue) by \(role.rawValue), followed up on \(followUp)")
    }
}
