import CaseModel
import CountryRules
import Testing

extension EntryFacts {
    /// What is seen, assessed, signalled and noted down, with every code of the vocabulary.
    static func everySign() throws -> [EntryFacts] {
        var facts: [EntryFacts] = [
            .indicatorsObserved(Indicator.allCases),
            .secrecyAssessed(.init([], answer: .secrecyStands, law: "BE/2024")),
            .secrecyAssessed(.init(SecrecyFact.allCases, answer: .mustAct, law: "BE/1867")),
            .secrecyAssessed(.init([], denied: SecrecyFact.allCases, answer: .secrecyStands, law: "BE/2024")),
            .secrecyAssessed(.init([.peril], denied: [.offence], answer: .mustAct, law: "BE/2024")), .noteAdded,
            .identityRecorded,
        ]
        facts += SecrecyAnswer.allCases.map { .secrecyAssessed(.init([.peril], answer: $0, law: "BE/2026")) }
        facts += Role.allCases.map { .signalSent(.init(to: $0)) }
        facts += EmergencyReason.allCases.map { .signalSent(.init(to: .police, emergency: $0)) }
        facts += OrderReason.allCases.map { .stepRecorded(.init(.jointDialogue, outcome: .signal, reason: $0)) }
        facts += HoldGround.allCases.flatMap { [.holdPlaced($0), .holdLifted($0)] }
        let (opened, closed) = (try date("2026-03-01"), try date("2027-03-01"))
        facts += ErasureBasis.allCases.map {
            .contentErased(.init(country: .france, openedOn: opened, closedOn: closed, entries: 7, basis: $0))
        }
        return try facts + RevealScope.allCases.map { .identityRevealed($0) }
            + ExportFormat.allCases.map { .timelineExported(.init($0, .minimal)) }
            + Redaction.allCases.map { .timelineExported(.init(.html, $0, for: try WorkerCode("magistrate"))) }
    }

    /// What is about the people of a case, with every code of the vocabulary.
    static func everyPerson() throws -> [EntryFacts] {
        let item = try #require(EntryID("0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3"))
        let (day, hd) = (try date("2026-03-01"), try WorkerCode("hd"))
        var facts: [EntryFacts] = [
            .referralSent(.init(to: .doctor, purpose: .other)),
            .referralSent(
                .init(to: .specialisedCentre, purpose: .changeOfLocation, basis: .courtOrder, isTransfer: true)),
            .referralSent(
                .init(
                    to: .specialisedCentre, purpose: .other, basis: .courtOrder, isTransfer: true, isIdentified: true)),
            .referralReceived(.init(from: .police, purpose: .other)),
            .referralReceived(.init(from: .centre, purpose: .other, isTransfer: true)),
            .consentGiven(.init(ConsentScope.allCases)), .consentWithdrawn(ConsentScope.allCases),
            .reminderAdded(.init(due: day)), .reminderAdded(.init(due: day, topic: .hearing, plan: item)),
            .reminderDone(item), .roleAssigned(.init(.lawyer)), .roleAssigned(.init(.guardian, who: hd, until: day)),
            .roleEnded(item), .caseAssigned(.init(owner: hd)), .caseAssigned(.init(owner: hd, deputy: hd)),
            .supportPlanned(.init(.legal)), .supportPlanned(.init(.work, with: Role.allCases, until: day)),
        ]
        facts += LegalBasis.allCases.map { .referralSent(.init(to: .ngo, purpose: .other, basis: $0)) }
        facts += ReferralPurpose.allCases.map { .referralReceived(.init(from: .ngo, purpose: $0)) }
        facts += ReferralStatus.allCases.map { .referralAnswered(item, $0) }
        facts += ConsentScope.allCases.map { .consentWithdrawn([$0]) }
        facts += ConsentGiver.allCases.map { .consentGiven(.init([.referral], by: $0, until: day)) }
        facts += ReminderTopic.allCases.map { .reminderAdded(.init(due: day, topic: $0)) }
        facts += SupportDomain.allCases.map { .supportPlanned(.init($0)) }
        return facts + SupportResult.allCases.map { .supportEnded(item, $0) }
    }

    /// Changes of what is known of a case: each field alone, with and without a value, and all at once.
    static func everyChange() throws -> [EntryFacts] {
        var all = CaseChange()
        (all.region, all.isMinor, all.adultOn) = (.some("GB-SCT"), true, .some("2027-05"))
        (all.isUnaccompanied, all.isPlaced) = (true, false)
        (all.exploitation, all.nationality) = (Exploitation.allCases, .some(CountryCode(rawValue: "MA")))
        all.sex = .some(.other)
        var none = CaseChange()
        (none.region, none.isMinor, none.adultOn) = (.some(nil), false, .some(nil))
        (none.isUnaccompanied, none.isPlaced, none.exploitation, none.nationality) = (false, true, [], .some(nil))
        none.sex = .some(nil)
        var changes = [all, none]
        for whole in [all, none] {
            for field in 0..<8 {
                var one = CaseChange()
                switch field {
                case 0: one.region = whole.region
                case 1: one.isMinor = whole.isMinor
                case 2: one.adultOn = whole.adultOn
                case 3: one.isUnaccompanied = whole.isUnaccompanied
                case 4: one.isPlaced = whole.isPlaced
                case 5: one.exploitation = whole.exploitation
                case 6: one.nationality = whole.nationality
                default: one.sex = whole.sex
                }
                changes.append(one)
            }
        }
        return changes.map { .caseAmended($0) }
    }
}
