extension HTCDSVocabulary {
    static let roleInProcess = HTCDSVocabulary([
        "TravellingPartner": "Travelling Partner",
        "Transporter": "Transporter",
        "RecruiterOrIntermediary": "Recruiter Or Intermediary",
        "BrokerTravelAgent": "Broker Travel Agent",
        "TransferredIndividual": "Transferred Individual",
        "HarbouredIndividual": "Harboured Individual",
        "SoldIndividual": "Sold Individual",
        "BoughtIndividual": "Bought Individual",
        "ReceivedIndividual": "Received Individual",
        "ControlledIndividual": "Controlled Individual",
        "Smuggler": "Smuggler",
        "Abuser": "Abuser",
        "Kidnapper": "Kidnapper",
        "Exploiter": "Exploiter",
        "Other": "Other",
    ])

    static let caseStatus = HTCDSVocabulary([
        "Active": "Active",
        "FollowUp": "Follow Up",
        "Closed": "Closed",
        "ClosedReferred": "Closed Referred",
    ])

    static let referralReason = HTCDSVocabulary([
        "AdditionalServicesRequired": "Additional Services Required",
        "MigrationOrChangeOfLocation": "Migration or Change of Location",
        "Other": "Other",
    ])

    static let eventType = HTCDSVocabulary([
        "Recruitment": "Recruitment",
        "Transit": "Transit",
        "Exploitation": "Exploitation",
    ])

    static let planType = HTCDSVocabulary([
        "Education": "Education",
        "Financial": "Financial",
        "Health": "Health",
        "LabourExploitationRehabilitation": "Labour Exploitation Rehabilitation",
        "Legal": "Legal",
        "Livelihood": "Livelihood",
        "RightsBasedTraining": "Rights-based Training",
        "SexualExploitationRehabilitation": "Sexual Exploitation Rehabilitation",
        "SocialCare": "Social Care",
    ])
}
