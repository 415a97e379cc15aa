// The fields about historic trafficking events, in the order of the standard.
extension HTCDSField {
    /// The longitude of an event, in degrees.
    package static let eventLongitude = HTCDSField("hte_Longitude", .geolocation, .longitude)
    /// The latitude of an event, in degrees.
    package static let eventLatitude = HTCDSField("hte_Latitude", .geolocation, .latitude)
    /// The town of an event.
    package static let eventCity = HTCDSField("hte_City", .text)
    /// The country of an event; the standard sets no code list for it.
    package static let eventCountry = HTCDSField("hte_Country", .text)
    /// The state or province of an event.
    package static let eventState = HTCDSField("hte_State", .text)
    /// The street of an event.
    package static let eventStreet = HTCDSField("hte_Street", .text)
    /// The postal code of an event.
    package static let eventPostalCode = HTCDSField("hte_PostalCode", .text)
    /// The day of an event.
    package static let eventDate = HTCDSField("hte_Date", .date, .date)
    /// The phase of an event.
    package static let eventType = HTCDSField("hte_Type", .picklist, .vocabulary(.eventType))
    /// An event, in words.
    package static let eventDescription = HTCDSField("hte_Description", .longText)

    static let eventFields: [HTCDSField] = [
        .eventLongitude, .eventLatitude, .eventCity, .eventCountry, .eventState, .eventStreet, .eventPostalCode,
        .eventDate, .eventType, .eventDescription,
    ]
}
