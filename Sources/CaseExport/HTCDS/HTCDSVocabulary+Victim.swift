extension HTCDSVocabulary {
    static let traffickingStatus = HTCDSVocabulary([
        "PossibleVictimOfTrafficking": "Possible victim of trafficking",
        "ActualVictimOfTrafficking": "Actual victim of trafficking",
        "NotAVictimOfTrafficking": "Not a victim of trafficking",
    ])

    static let traffickingStatusDecisionMakingOrg = HTCDSVocabulary([
        "Police": "Police",
        "NGO": "NGO",
        "CourtOrProsecution": "Court or prosecution",
        "NonPoliceGovernmentalOrganization": "Non-police governmental organization",
        "Other": "Other",
    ])

    static let relationshipToTrafficker = HTCDSVocabulary([
        "Familial": "Familial",
        "Acquainted": "Acquainted",
        "Unaquainted": "Unaquainted",
    ])

    static let websitesAndApps = HTCDSVocabulary([
        "Facebook": "Facebook",
        "Instagram": "Instagram",
        "WhatsApp": "WhatsApp",
        "Telegram": "Telegram",
        "FacebookMessenger": "Facebook Messenger",
        "Viber": "Viber",
        "SnapChat": "SnapChat",
        "Line": "Line",
        "4Sale": "4Sale",
        "WeChat": "WeChat",
        "QQ": "QQ",
        "QZone": "QZone",
        "TikTok": "TikTok",
        "Twitter": "Twitter",
        "Other": "Other",
    ])

    static let methodOfRecruitment = HTCDSVocabulary([
        "AtAPlaceOfBusiness": "At a place of business",
        "AtAnEducationalInstitution": "At an educational institution",
        "AtWork": "At work",
        "ThroughOnlineSocialNetworks": "Through online social networks",
        "ThroughAnOnlineAdvertisement": "Through an online advertisement",
        "ThroughATelevisionAdvert": "Through a television advert",
        "ThroughANewspaperAdvert": "Through a newspaper advert",
        "ThroughFamilyOrFamilyEvents": "Through family or family events",
        "ThroughFriendsOrSocialEvents": "Through friends or social events",
        "Other": "Other",
    ])

    static let methodsOfControl = HTCDSVocabulary([
        "PhysicalThreats": "Physical threats",
        "ThreatsLawEnforcement": "Threats of law enforcement",
        "ThreatensChildrenFamily": "Threatens children/family",
        "DebtBondage": "Debt bondage",
        "FalsePromises": "False promises",
        "PhysicalAbuse": "Physical abuse",
        "SexualAbuse": "Sexual abuse",
        "TakesEarnings": "Takes earnings",
        "RestrictsFinancialAccess": "Restricts financial access",
        "RestrictsMedicalCare": "Restricts medical care",
        "WithholdsNecessities": "Withholds necessities",
        "PsychologicalAbuse": "Psychological abuse",
        "PsychoactiveSubstance": "Psychoactive substance",
        "ExcessiveWorkingHours": "Excessive working hours",
        "WithholdsDocuments": "Withholds documents",
        "Other": "Other",
    ])

    static let typeOfExploitation = HTCDSVocabulary([
        "ForcedLabour": "Forced labour",
        "SexualExploitation": "Sexual exploitation",
        "ChildLabour": "Child labour",
        "ForcedMarriage": "Forced marriage",
        "Servitude": "Servitude",
        "ForcedMilitaryByNonStateActors": "Forced military (by non-state actors)",
        "OrganRemoval": "Organ removal",
        "ForcedBegging": "Forced begging",
        "ForcedAdoption": "Forced adoption",
        "Surrogacy": "Surrogacy",
        "Other": "Other",
    ])

    static let typeOfSexExploitation = HTCDSVocabulary([
        "Prostitution": "Prostitution",
        "Pornography": "Pornography",
        "RemoteInteractiveServices": "Remote Interactive Services",
        "PrivateSexualServices": "Private Sexual Services",
    ])

    static let vulnerabilities = HTCDSVocabulary([
        "Addiction": "Addiction",
        "SocialGroup": "Social Group",
        "Discrimination": "Discrimination",
        "Poverty": "Poverty",
        "DisabilityAndPhysicalHealth": "Disability and physical health",
        "MentalHealth": "Mental health",
        "Migration": "Migration",
        "Homelessness": "Homelessness",
        "AbuseSocialMedia": "Abuse - social media",
        "AbusePhysical": "Abuse - physical",
        "Education": "Education",
        "WorkEnvironment": "Work environment",
    ])
}
