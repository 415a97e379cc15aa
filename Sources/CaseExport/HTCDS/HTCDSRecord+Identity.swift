internal import CaseModel

extension HTCDSRecord {
    /// The keys of an identity, and the field of each.
    private static let fields: [(key: String, field: HTCDSField)] = [
        ("salutation", .salutation), ("firstName", .firstName), ("middleName", .middleName),
        ("lastName", .secondName), ("birthDate", .birthdate), ("gender", .gender), ("email", .email),
        ("homePhone", .homePhone), ("mobilePhone", .mobilePhone), ("street", .mailingStreet),
        ("postalCode", .mailingPostalCode), ("city", .mailingCity), ("state", .mailingState),
        ("country", .mailingCountry), ("identityNumber", .identityNumber), ("language", .primaryLanguage),
        ("citizenship", .citizenship),
    ]

    /// Takes over who the person is.
    ///
    /// - Returns: The fields whose value does not fit the standard, and stays out.
    mutating func take(_ identity: Identity) throws(JalonError) -> [String] {
        var omitted: [String] = []
        for (key, field) in Self.fields {
            guard let value = identity[key] else { continue }
            do {
                try set(field, field.vocabulary?.value(labelled: value) ?? value)
            } catch {
                omitted.append(field.id)
            }
        }
        return omitted
    }
}
