/// What allows a disclosure or a referral without the person's consent.
public enum LegalBasis: String, CodedTerm {
    case dutyToHelp = "duty-to-help"
    case rightToInform = "right-to-inform"
    case legalObligation = "legal-obligation"
    case courtOrder = "court-order"
    case legalRepresentative = "legal-representative"
    case vitalInterest = "vital-interest"
}

/// Why a case is referred: the values of HTCDS 2.0 (`cas_ReasonForOutgoingReferral`).
public enum ReferralPurpose: String, CodedTerm {
    case additionalServices = "additional-services"
    case changeOfLocation = "change-of-location"
    case other
}

/// How a referral stands.
public enum ReferralStatus: String, CodedTerm {
    case sent, accepted, rejected, done, revoked

    /// What may come after it.
    public var next: [ReferralStatus] {
        switch self {
        case .sent: [.accepted, .rejected, .revoked]
        case .accepted: [.done, .revoked]
        case .rejected, .done, .revoked: []
        }
    }
}

/// What a person consents to.
public enum ConsentScope: String, CodedTerm {
    /// Keeping and using the person's data (HTCDS 2.0 `con_Consent`).
    case dataProcessing = "data-processing"
    /// Asking another service for help.
    case referral
    /// Handing the case over to another centre.
    case transfer
    /// Telling police, prosecutor or another authority.
    case disclosure
    case research, statistics
    /// Being contacted again.
    case contact
}

/// Who consents.
public enum ConsentGiver: String, CodedTerm {
    case person, guardian
    case legalRepresentative = "legal-representative"
}

/// What a reminder is about.
public enum ReminderTopic: String, CodedTerm {
    case followUp = "follow-up"
    case appointment, document, hearing, medical, housing, work, other
}

/// A domain of the support plan: those of the FIIT kit.
public enum SupportDomain: String, CodedTerm {
    case accommodation, legal
    /// Psychosocial support and health.
    case psychosocial
    case language, work
}

/// What came of a part of the support plan.
public enum SupportResult: String, CodedTerm {
    case achieved
    case partlyAchieved = "partly-achieved"
    case notAchieved = "not-achieved"
    case dropped
}

/// What was shown of the sealed content of a case.
public enum RevealScope: String, CodedTerm {
    /// Who the person is.
    case identity
    /// The free texts.
    case texts
    case all
}
