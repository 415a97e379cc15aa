// The fields about the person, in the order of the standard.
extension HTCDSField {
    /// The salutation.
    package static let salutation = HTCDSField("prs_Salutation", .text, isCore: true)
    /// The given name.
    package static let firstName = HTCDSField("prs_FirstName", .text, isCore: true, isIdentifying: true)
    /// The middle name.
    package static let middleName = HTCDSField("prs_MiddleName", .text, isIdentifying: true)
    /// The family name; the standard's identifier is SecondName.
    package static let secondName = HTCDSField("prs_SecondName", .text, isCore: true, isIdentifying: true)
    /// The day of birth.
    package static let birthdate = HTCDSField("prs_Birthdate", .date, .date, isCore: true, isIdentifying: true)
    /// The gender, by the list of the International Organization for Migration.
    package static let gender = HTCDSField("prs_Gender", .picklist, .vocabulary(.gender), isCore: true)
    /// Whether the person has died.
    package static let deceased = HTCDSField("prs_Deceased", .checkbox, .checkbox)
    /// The marital status.
    package static let maritalStatus = HTCDSField("prs_MaritalStatus", .picklist, .vocabulary(.maritalStatus))
    /// The number of children.
    package static let numberOfChildren = HTCDSField("prs_NumberOfChildren", .number, .wholeNumber)
    /// The first language, ISO 639-2.
    package static let primaryLanguage = HTCDSField("prs_PrimaryLanguage", .picklist, .language)
    /// Another language, ISO 639-2.
    package static let secondaryLanguage = HTCDSField("prs_SecondaryLanguage", .picklist, .language)
    /// The highest level of education, ISCED 2011.
    package static let highestLevelOfEducation = HTCDSField(
        "prs_HighestLevelOfEducation", .picklist, .vocabulary(.highestLevelOfEducation))
    /// The citizenships, ISO 3166-1.
    package static let citizenship = HTCDSField("prs_Citizenship", .multiselectPicklist, .country, isCore: true)
    /// The number that a state gave to the person.
    package static let identityNumber = HTCDSField("prs_IdentityNumber", .text, isIdentifying: true)
    /// The person's position in an organisation; a published survey form labels it "Second Name".
    package static let title = HTCDSField("prs_Title", .text, isCore: true, isIdentifying: true)
    /// The address for electronic mail.
    package static let email = HTCDSField("prs_Email", .text, isCore: true, isIdentifying: true)
    /// The telephone number at home, E.164.
    package static let homePhone = HTCDSField("prs_HomePhone", .text, .phone, isCore: true, isIdentifying: true)
    /// The mobile telephone number, E.164.
    package static let mobilePhone = HTCDSField("prs_MobilePhone", .text, .phone, isCore: true, isIdentifying: true)
    /// The town of the postal address.
    package static let mailingCity = HTCDSField("prs_MailingCity", .text, isCore: true, isIdentifying: true)
    /// The country of the postal address, ISO 3166-1.
    package static let mailingCountry = HTCDSField(
        "prs_MailingCountry", .text, .country, isCore: true, isIdentifying: true)
    /// The state or province of the postal address.
    package static let mailingState = HTCDSField("prs_MailingState", .text, isCore: true, isIdentifying: true)
    /// The street of the postal address.
    package static let mailingStreet = HTCDSField("prs_MailingStreet", .text, isCore: true, isIdentifying: true)
    /// The postal code of the postal address.
    package static let mailingPostalCode = HTCDSField("prs_MailingPostalCode", .text, isCore: true, isIdentifying: true)
    /// The longitude of the postal address, in degrees.
    package static let mailingLongitude = HTCDSField("prs_MailingLongitude", .number, .longitude, isIdentifying: true)
    /// The latitude of the postal address, in degrees.
    package static let mailingLatitude = HTCDSField("prs_MailingLatitude", .number, .latitude, isIdentifying: true)

    static let personFields: [HTCDSField] = [
        .salutation, .firstName, .middleName, .secondName, .birthdate, .gender, .deceased, .maritalStatus,
        .numberOfChildren, .primaryLanguage, .secondaryLanguage, .highestLevelOfEducation, .citizenship,
        .identityNumber, .title, .email, .homePhone, .mobilePhone, .mailingCity, .mailingCountry, .mailingState,
        .mailingStreet, .mailingPostalCode, .mailingLongitude, .mailingLatitude,
    ]
}
