public import CaseModel
package import CivilCalendar
internal import CountryRules

/// What of a case could not be said in the words of the standard, by field; the value is never repeated.
public struct HTCDSOmission: Sendable, Hashable {
    /// The case.
    public let caseReference: CaseReference
    /// The field's identifier.
    public let field: String
}

extension HTCDSRecord {
    /// What the standard asks of a case, as far as the casebook knows it.
    ///
    /// Without an identity the columns of a person's name, birth date, contacts and address stay empty, and
    /// organisations are named by their role. What the standard has no field for stands in columns of one's own.
    ///
    /// - Parameters:
    ///   - state: Where the case stands.
    ///   - identity: Who the person is; `nil` for a coded record.
    ///   - texts: The free texts by entry; empty for a coded record.
    ///   - today: The day it is.
    /// - Returns: The record, and what does not fit the standard and was left out.
    package static func record(
        of state: CaseState, identity: Identity? = nil, texts: [EntryID: SealedTexts] = [:], on today: CivilDate
    ) throws(JalonError) -> (record: HTCDSRecord, omissions: [HTCDSOmission]) {
        var record = HTCDSRecord()
        var omitted: [String] = []
        try record.takeCase(state, today)
        try record.takePerson(state, &omitted)
        try record.takeReferrals(state, texts, &omitted)
        try record.takeSupport(state, texts, &omitted)
        omitted += try identity.map { (identity) throws(JalonError) in try record.take(identity) } ?? []
        return (record, omitted.map { HTCDSOmission(caseReference: state.header.reference, field: $0) })
    }

    /// A value that was typed, if it fits its field; one case with a strange value does not keep the others from
    /// being exported.
    private static func fitting(_ value: String?, _ field: HTCDSField, _ omitted: inout [String]) -> String? {
        guard let value, !value.isEmpty else { return nil }
        do {
            _ = try field.checked(value)
            return value
        } catch {
            omitted.append(field.id)
            return nil
        }
    }

    private mutating func takeCase(_ state: CaseState, _ today: CivilDate) throws(JalonError) {
        let isHandedOver = state.closureReason == .transferred || state.closureReason == .referred
        try set(.caseStatus, state.isOpen ? "Active" : isHandedOver ? "ClosedReferred" : "Closed")
        try set(.reasonForCaseClosure, state.closureReason?.rawValue)
        try set(.caseOwner, state.people.owner?.owner.text)
        try set(.caseReference, state.header.reference.text)
        try set(.openedOn, state.header.openedOn.description)
        try set(.closedOn, state.closedOn?.description)
        try set(.country, state.header.country.rawValue)
        try set(.stage, state.current?.stage)
        try set(.stageSince, state.current?.on.description)
        try set(.signalling, state.signalling.state.rawValue)
        let open = state.deadlines.filter { $0.status == .open }
        try set(.nextDeadline, open.min { ($0.due, $0.name) < ($1.due, $1.name) }.map { "\($0.due) \($0.name)" })
        let consents = state.people.consents.filter { $0.scope == .dataProcessing }
        try set(.consent, consents.isEmpty ? nil : consents.contains { $0.holds(on: today) })
    }

    private mutating func takePerson(_ state: CaseState, _ omitted: inout [String]) throws(JalonError) {
        try set(.citizenship, Self.fitting(state.header.nationality?.rawValue, .citizenship, &omitted))
        try set(.gender, state.header.sex?.standard)
        try set(.typeOfExploitation, state.header.exploitation.map(\.standard))
        try set(
            .exploitationDetail, state.header.exploitation.contains(.criminality) ? "ForcedCriminality" : nil)
        // Of the signs that were seen, those that say by which means the person was held.
        let seen = state.indicators
        let means: [(Indicator, String)] = [
            (.documents, "WithholdsDocuments"), (.debt, "DebtBondage"), (.movement, "Other"),
        ]
        try set(.methodsOfControl, means.filter { seen[$0.0] != nil }.map(\.1))
        try set(.methodOfControlDetail, seen[.movement] == nil ? nil : "RestrictsMovement")
        // The conclusive decision of the United Kingdom is one about the status itself.
        if let decided = state.decisions.last(where: { $0.decision == "conclusive-grounds" && $0.outcome != nil }) {
            try set(
                .traffickingStatus,
                decided.outcome == .positive ? "ActualVictimOfTrafficking" : "NotAVictimOfTrafficking")
            try set(.traffickingStatusDecisionMakingOrg, "NonPoliceGovernmentalOrganization")
        }
    }

    private mutating func takeReferrals(
        _ state: CaseState, _ texts: [EntryID: SealedTexts], _ omitted: inout [String]
    ) throws(JalonError) {
        if let incoming = state.people.referrals.last(where: { !$0.isOutgoing }) {
            let own = texts[incoming.entry]
            let organisation = Self.fitting(own?[.organisation], .referringOrganisation, &omitted)
            try set(.referringOrganisation, organisation ?? incoming.role.rawValue)
            try set(.referringPrimaryCaseWorker, Self.fitting(own?[.name], .referringPrimaryCaseWorker, &omitted))
            try set(.incomingReferralDate, incoming.acceptedOn)
            try set(.reasonForIncomingReferral, incoming.purpose.standard)
            try set(.incomingReferralDetails, Self.fitting(own?[.reasonText], .incomingReferralDetails, &omitted))
        }
        for outgoing in state.people.referrals where outgoing.isOutgoing {
            let own = texts[outgoing.entry]
            try add(
                HTCDSReferral(
                    organisation: Self.fitting(own?[.organisation], .referredOrganisation, &omitted)
                        ?? outgoing.role.rawValue,
                    caseWorker: Self.fitting(own?[.name], .referredPrimaryCaseWorker, &omitted),
                    reason: outgoing.purpose.standard, date: outgoing.on,
                    details: Self.fitting(own?[.reasonText], .outgoingReferralDetails, &omitted)))
        }
    }

    /// The part of the plan that began last; the standard has room for one, and all domains stand beside it.
    private mutating func takeSupport(
        _ state: CaseState, _ texts: [EntryID: SealedTexts], _ omitted: inout [String]
    ) throws(JalonError) {
        let domains = state.people.support.map(\.planned.domain)
        try set(.supportDomains, SupportDomain.allCases.filter(domains.contains).map(\.rawValue))
        guard let last = state.people.support.last else { return }
        try set(.planType, last.planned.domain.standard)
        try set(.planPlannedEnd, last.planned.until)
        try set(.planActualEnd, last.endedOn)
        try set(.planObjectives, Self.fitting(texts[last.entry]?[.objective], .planObjectives, &omitted))
        try set(.planActions, Self.fitting(texts[last.entry]?[.service], .planActions, &omitted))
    }
}

extension Exploitation {
    /// The value of `vic_TypeOfExploitation`.
    fileprivate var standard: String {
        switch self {
        case .sexual: "SexualExploitation"
        case .labour: "ForcedLabour"
        case .domestic: "Servitude"
        case .begging: "ForcedBegging"
        case .organs: "OrganRemoval"
        case .illegalAdoption: "ForcedAdoption"
        case .forcedMarriage: "ForcedMarriage"
        case .surrogacy: "Surrogacy"
        // The standard has no value for it (its issue 28).
        case .criminality, .aggravatedSmuggling, .other: "Other"
        }
    }
}

extension Sex {
    /// The value of `prs_Gender`; that of another sex cannot be told from the code.
    fileprivate var standard: String? {
        switch self {
        case .female: "Feminine"
        case .male: "Masculine"
        case .other: nil
        }
    }
}

extension ReferralPurpose {
    /// The value of `cas_ReasonForIncomingReferral` and of its counterpart.
    fileprivate var standard: String {
        switch self {
        case .additionalServices: "AdditionalServicesRequired"
        case .changeOfLocation: "MigrationOrChangeOfLocation"
        case .other: "Other"
        }
    }
}

extension SupportDomain {
    /// The value of `spl_Type` that comes nearest.
    fileprivate var standard: String {
        switch self {
        case .accommodation: "SocialCare"
        case .legal: "Legal"
        case .psychosocial: "Health"
        case .language: "Education"
        case .work: "Livelihood"
        }
    }
}
