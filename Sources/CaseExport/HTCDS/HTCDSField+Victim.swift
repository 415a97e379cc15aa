// The fields about the person as a victim, in the order of the standard.
extension HTCDSField {
    /// Deprecated: consent replaces it.
    package static let agreementToManagePersonalData = HTCDSField(
        "vic_AgreementToManagePersonalData", .checkbox, .checkbox, isDeprecated: true)
    /// What is asserted about the person; goes with the body that asserts it.
    package static let traffickingStatus = HTCDSField(
        "vic_TraffickingStatus", .picklist, .vocabulary(.traffickingStatus), isCore: true)
    /// The kind of body that asserted the status.
    package static let traffickingStatusDecisionMakingOrg = HTCDSField(
        "vic_TraffickingStatusDecisionMakingOrg", .picklist, .vocabulary(.traffickingStatusDecisionMakingOrg),
        isCore: true)
    /// The relationship to the trafficker; the standard itself misspells its third value.
    package static let relationshipToTrafficker = HTCDSField(
        "vic_RelationshipToTrafficker", .picklist, .vocabulary(.relationshipToTrafficker))
    /// The age in years when first trafficked.
    package static let ageWhenTrafficked = HTCDSField("vic_AgeWhenTrafficked", .number, .wholeNumber)
    /// Websites and apps by which the person was recruited.
    package static let recruitmentWebsitesAndApps = HTCDSField(
        "vic_RecruitmentWebsitesAndApps", .multiselectPicklist, .vocabulary(.websitesAndApps))
    /// How the person was recruited.
    package static let methodOfRecruitment = HTCDSField(
        "vic_MethodOfRecruitment", .multiselectPicklist, .vocabulary(.methodOfRecruitment), isCore: true)
    /// The organisation where the person was recruited; plain text in the published forms.
    package static let locationOfRecruitment = HTCDSField(
        "vic_LocationOfRecruitment", .lookupToOrganisation, isCore: true)
    /// By which means the person was controlled.
    package static let methodsOfControl = HTCDSField(
        "vic_MethodsOfControl", .multiselectPicklist, .vocabulary(.methodsOfControl), isCore: true)
    /// The forms of exploitation.
    package static let typeOfExploitation = HTCDSField(
        "vic_TypeOfExploitation", .multiselectPicklist, .vocabulary(.typeOfExploitation), isCore: true)
    /// The industry of the forced labour, a section of ISIC, fourth revision.
    package static let forcedLabourIndustry = HTCDSField(
        "vic_ForcedLabourIndustry", .picklist, .vocabulary(.forcedLabourIndustry), isCore: true)
    /// The forms of sexual exploitation.
    package static let typeOfSexExploitation = HTCDSField(
        "vic_TypeOfSexExploitation", .multiselectPicklist, .vocabulary(.typeOfSexExploitation), isCore: true)
    /// The organisation where the person was exploited; plain text in the published forms.
    package static let locationOfExploitation = HTCDSField(
        "vic_LocationOfExploitation", .lookupToOrganisation, isCore: true)
    /// Websites and apps by which the person was exploited.
    package static let exploitationWebsitesAndApps = HTCDSField(
        "vic_ExploitationWebsitesAndApps", .multiselectPicklist, .vocabulary(.websitesAndApps))
    /// Deprecated in 2.0: assessments replace it.
    package static let vulnerabilities = HTCDSField(
        "vic_Vulnerabilities", .multiselectPicklist, .vocabulary(.vulnerabilities), isCore: true, isDeprecated: true)
    /// Deprecated in 2.0: assessments replace it.
    package static let detailsOfVulnerabilities = HTCDSField(
        "vic_DetailsOfVulnerabilities", .longText, isCore: true, isDeprecated: true)

    static let victimFields: [HTCDSField] = [
        .agreementToManagePersonalData, .traffickingStatus, .traffickingStatusDecisionMakingOrg,
        .relationshipToTrafficker, .ageWhenTrafficked, .recruitmentWebsitesAndApps, .methodOfRecruitment,
        .locationOfRecruitment, .methodsOfControl, .typeOfExploitation, .forcedLabourIndustry, .typeOfSexExploitation,
        .locationOfExploitation, .exploitationWebsitesAndApps, .vulnerabilities, .detailsOfVulnerabilities,
    ]
}
