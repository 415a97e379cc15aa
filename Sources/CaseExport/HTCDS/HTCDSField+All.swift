extension HTCDSField {
    /// Every field of the standard, in its order: 81 in use and 3 deprecated.
    package static let all: [HTCDSField] =
        organisationFields + personFields + victimFields + perpetratorFields + caseFields + eventFields
        + supportPlanFields

    /// The 38 Core fields in use, in the order of the columns of the standard's spreadsheet.
    package static let core: [HTCDSField] = [
        .caseOwner, .salutation, .firstName, .secondName, .consent, .birthdate, .gender, .citizenship, .title, .email,
        .homePhone, .mobilePhone, .mailingCity, .mailingCountry, .mailingState, .mailingStreet, .mailingPostalCode,
        .traffickingStatus, .traffickingStatusDecisionMakingOrg, .methodOfRecruitment, .locationOfRecruitment,
        .methodsOfControl, .typeOfExploitation, .forcedLabourIndustry, .typeOfSexExploitation, .locationOfExploitation,
        .caseStatus, .referringOrganisation, .incomingReferralDate, .referringPrimaryCaseWorker,
        .reasonForIncomingReferral, .incomingReferralDetails, .referredOrganisation, .referredPrimaryCaseWorker,
        .reasonForOutgoingReferral, .outgoingReferralDate, .outgoingReferralDetails, .reasonForCaseClosure,
    ]

    /// The fields in use that are not Core, in the order of the standard.
    package static let extended: [HTCDSField] = all.filter { !$0.isCore && !$0.isDeprecated }

    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    /// The field with an identifier such as `vic_TypeOfExploitation`.
    ///
    /// - Returns: `nil` when the standard has no such field; letters have to be written as the standard does.
    package init?(id: String) {
        guard let field = Self.byID[id] else { return nil }
        self = field
    }
}
