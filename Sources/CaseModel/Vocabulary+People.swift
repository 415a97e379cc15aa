/// What allows a disclosure or a referral without the person's consent.
public enum LegalBasis: String, CodedTerm {
    /// Duty to help a person in grave peril.
    case dutyToHelp = "duty-to-help"
    /// Right to inform the public prosecutor.
    case rightToInform = "right-to-inform"
    /// Legal obligation.
    case legalObligation = "legal-obligation"
    /// Court order.
    case courtOrder = "court-order"
    /// Consent of the legal representative.
    case legalRepresentative = "legal-representative"
    /// Vital interest.
    case vitalInterest = "vital-interest"
}

/// Why a case is referred: the values of HTCDS 2.0 (`cas_ReasonForOutgoingReferral`).
public enum ReferralPurpose: String, CodedTerm {
    /// Additional services.
    case additionalServices = "additional-services"
    /// Change of location.
    case changeOfLocation = "change-of-location"
    /// Another purpose.
    case other
}

/// How a referral stands.
public enum ReferralStatus: String, CodedTerm {
    /// Sent.
    case sent
    /// Accepted.
    case accepted
    /// Rejected.
    case rejected
    /// Done.
    case done
    /// Revoked.
    case revoked

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
    /// Research.
    case research
    /// Statistics.
    case statistics
    /// Being contacted again.
    case contact
}

/// Who consents.
public enum ConsentGiver: String, CodedTerm {
    /// The person.
    case person
    /// The guardian.
    case guardian
    /// The legal representative.
    case legalRepresentative = "legal-representative"
}

/// What a reminder is about.
public enum ReminderTopic: String, CodedTerm {
    /// Follow-up.
    case followUp = "follow-up"
    /// Appointment.
    case appointment
    /// Document.
    case document
    /// Hearing.
    case hearing
    /// Medical care.
    case medical
    /// Housing.
    case housing
    /// Work.
    case work
    /// Other.
    case other
}

/// A domain of the support plan: those of the FIIT kit.
public enum SupportDomain: String, CodedTerm {
    /// Accommodation.
    case accommodation
    /// Legal support.
    case legal
    /// Psychosocial support and health.
    case psychosocial
    /// Language.
    case language
    /// Work.
    case work
}

/// What came of a part of the support plan.
public enum SupportResult: String, CodedTerm {
    /// Achieved.
    case achieved
    /// Partly achieved.
    case partlyAchieved = "partly-achieved"
    /// Not achieved.
    case notAchieved = "not-achieved"
    /// Dropped.
    case dropped
}

/// What was shown of the sealed content of a case.
public enum RevealScope: String, CodedTerm {
    /// Who the person is.
    case identity
    /// The free texts.
    case texts
    /// Identity and free texts.
    case all
}
