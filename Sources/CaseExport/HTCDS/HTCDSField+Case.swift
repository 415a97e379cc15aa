// The fields about the case, its referrals and its comments, in the order of the standard.
extension HTCDSField {
    /// Where the case stands.
    package static let caseStatus = HTCDSField("cas_Status", .picklist, .vocabulary(.caseStatus), isCore: true)
    /// Why the case was closed, in words: the standard has no list.
    package static let reasonForCaseClosure = HTCDSField("cas_ReasonForCaseClosure", .longText, isCore: true)
    /// The case worker who manages the case.
    package static let caseOwner = HTCDSField("cas_CaseOwner", .lookupToUser, isCore: true)
    /// The organisation that referred the person here.
    package static let referringOrganisation = HTCDSField(
        "cas_ReferringOrganisation", .lookupToOrganisation, isCore: true)
    /// The day on which the referral was accepted here.
    package static let incomingReferralDate = HTCDSField("cas_IncomingReferralDate", .date, .date, isCore: true)
    /// The case worker who referred the person here.
    package static let referringPrimaryCaseWorker = HTCDSField(
        "cas_ReferringPrimaryCaseWorker", .lookupToPerson, isCore: true)
    /// Why the person was referred here.
    package static let reasonForIncomingReferral = HTCDSField(
        "cas_ReasonForIncomingReferral", .picklist, .vocabulary(.referralReason), isCore: true)
    /// More about the referral to here.
    package static let incomingReferralDetails = HTCDSField("cas_IncomingReferralDetails", .longText, isCore: true)
    /// The organisations that the person was referred to.
    package static let referredOrganisation = HTCDSField(
        "cas_ReferredOrganisation", .lookupToOrganisation, each: .referral, isCore: true)
    /// The case workers that the person was referred to.
    package static let referredPrimaryCaseWorker = HTCDSField(
        "cas_ReferredPrimaryCaseWorker", .lookupToPerson, each: .referral, isCore: true)
    /// Why the person was referred to others.
    package static let reasonForOutgoingReferral = HTCDSField(
        "cas_ReasonForOutgoingReferral", .picklist, .vocabulary(.referralReason), each: .referral, isCore: true)
    /// The days on which the person was referred to others.
    package static let outgoingReferralDate = HTCDSField(
        "cas_OutgoingReferralDate", .date, .date, each: .referral, isCore: true)
    /// More about the referrals to others.
    package static let outgoingReferralDetails = HTCDSField(
        "cas_OutgoingReferralDetails", .longText, each: .referral, isCore: true)
    /// A formal update by a case worker; the standard gives it neither day nor author.
    package static let caseComment = HTCDSField("cco_CaseComment", .longText)

    static let caseFields: [HTCDSField] = [
        .caseStatus, .reasonForCaseClosure, .caseOwner, .referringOrganisation, .incomingReferralDate,
        .referringPrimaryCaseWorker, .reasonForIncomingReferral, .incomingReferralDetails, .referredOrganisation,
        .referredPrimaryCaseWorker, .reasonForOutgoingReferral, .outgoingReferralDate, .outgoingReferralDetails,
        .caseComment,
    ]
}
