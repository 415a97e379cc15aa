// The fields about organisations, in the order of the standard.
extension HTCDSField {
    /// The organisation's name.
    package static let organisationName = HTCDSField("org_Name", .text)
    /// The town of the organisation's address.
    package static let organisationCity = HTCDSField("org_ShippingCity", .text)
    /// The country of the organisation's address, ISO 3166-1.
    package static let organisationCountry = HTCDSField("org_ShippingCountry", .picklistOrText, .country)
    /// The state or province of the organisation's address.
    package static let organisationState = HTCDSField("org_ShippingState", .picklistOrText)
    /// The street of the organisation's address.
    package static let organisationStreet = HTCDSField("org_ShippingStreet", .text)
    /// The postal code of the organisation's address.
    package static let organisationPostalCode = HTCDSField("org_ShippingPostalCode", .text)
    /// The longitude of the organisation's address, in degrees.
    package static let organisationLongitude = HTCDSField("org_ShippingLongitude", .geolocation, .longitude)
    /// The latitude of the organisation's address, in degrees.
    package static let organisationLatitude = HTCDSField("org_ShippingLatitude", .geolocation, .latitude)
    /// The organisation's telephone number, E.164.
    package static let organisationPhone = HTCDSField("org_Phone", .text, .phone)
    /// The kind of organisation.
    package static let organisationType = HTCDSField("org_Type", .picklist, .vocabulary(.organisationType))

    static let organisationFields: [HTCDSField] = [
        .organisationName, .organisationCity, .organisationCountry, .organisationState, .organisationStreet,
        .organisationPostalCode, .organisationLongitude, .organisationLatitude, .organisationPhone, .organisationType,
    ]
}
