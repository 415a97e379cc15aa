extension HTCDSField {
    /// The types of the standard's sheet, in its own words.
    package enum ValueType: String, Sendable, Hashable, CaseIterable {
        /// One line of text.
        case text = "Text"
        /// Text of any length.
        case longText = "Long Text"
        /// A day.
        case date = "Date"
        /// A number.
        case number = "Number"
        /// True or false.
        case checkbox = "Checkbox"
        /// One value of a list.
        case picklist = "Picklist"
        /// Any number of values of a list.
        case multiselectPicklist = "Multiselect Picklist"
        /// An organisation; text in this profile.
        case lookupToOrganisation = "Lookup [to organisation]"
        /// A person; text in this profile.
        case lookupToPerson = "Lookup [to person]"
        /// A user of the case system; text in this profile.
        case lookupToUser = "Lookup [to user]"
        /// A degree of longitude or latitude.
        case geolocation = "Geolocation"
        /// A list or text, as the system prefers.
        case picklistOrText = "Picklist or Text"
        /// The sheet names no type.
        case unspecified = ""
    }

    /// What one value has to look like.
    package enum Content: Sendable, Hashable {
        /// Any text.
        case text
        /// A day that exists, YYYY-MM-DD.
        case date
        /// A whole number from 0 to 999 999 999.
        case wholeNumber
        /// Degrees from −180 to 180, decimal.
        case longitude
        /// Degrees from −90 to 90, decimal.
        case latitude
        /// `TRUE` or `FALSE`.
        case checkbox
        /// A telephone number of E.164: the plus sign may be left out.
        case phone
        /// A code of ISO 3166-1 of two letters.
        case country
        /// A code of ISO 639-2 of three letters.
        case language
        /// One of the values that the standard lists.
        case vocabulary(HTCDSVocabulary)
    }

    /// How many values a field takes in one record.
    package enum Cardinality: Sendable, Hashable {
        /// One, or none.
        case one
        /// Any number of different values.
        case list
        /// One for each referral to others, in the order of the referrals; empty where a referral has none.
        case referral
    }
}
