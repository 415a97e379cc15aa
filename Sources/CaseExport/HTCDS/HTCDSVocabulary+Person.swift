extension HTCDSVocabulary {
    static let organisationType = HTCDSVocabulary([
        "NGO": "NGO",
        "LawEnforcement": "Law Enforcement",
        "HealthServiceOrganisation": "Health Service Organisation",
        "CentralGovernmentOrganisation": "Central Government Organisation",
        "LocalGovernmentOrganisation": "Local Government Organisation",
        "ImmigrationService": "Immigration Service",
        "LegalService": "Legal Service",
        "CorporateBusiness": "Corporate Business",
        "SchoolOrCollege": "School or College",
    ])

    static let gender = HTCDSVocabulary([
        "Feminine": "Feminine",
        "Masculine": "Masculine",
        "TransgenderFeminine": "Transgender Feminine",
        "TransgenderMasculine": "Transgender Masculine",
        "NonConforming": "Non-Conforming",
        "NonSpecifiedUnknown": "Not Specified/Unknown",
    ])

    static let maritalStatus = HTCDSVocabulary([
        "Single": "Single",
        "Married": "Married",
        "Widowed": "Widowed",
        "Divorced": "Divorced",
        "Separated": "Separated",
        "RegisteredPartnership": "Registered Partnership",
    ])

    static let highestLevelOfEducation = HTCDSVocabulary([
        "EarlyChildhoodEducation": "Early Childhood Education",
        "PrimaryEducation": "Primary Education",
        "LowerSecondaryEducation": "Lower Secondary Education",
        "UpperSecondaryEducation": "Upper Secondary Education",
        "PostSecondaryNonTertiaryEducation": "Post-secondary Non-tertiary Education",
        "ShortCycleTertiaryEducation": "Short-cycle Tertiary Education",
        "BachelorsOrEquivalentLevel": "Bachelor’s or Equivalent Level",
        "MastersOrEquivalentLevel": "Master’s or Equivalent Level",
        "DoctoralOrEquivalentLevel": "Doctoral or Equivalent Level",
    ])
}
