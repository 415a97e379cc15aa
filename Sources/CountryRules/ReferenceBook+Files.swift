/// The file of warning signs.
struct IndicatorFile: Decodable {
    let lists: [ReferenceIndicatorList]

    private enum Keys: String, CodingKey, CaseIterable { case format, lists }

    init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        try values.checkFormat("jalon.indicators/1", forKey: .format)
        lists = try values.decode([ReferenceIndicatorList].self, forKey: .lists)
    }
}

/// The file of forms of exploitation.
struct ExploitationFile: Decodable {
    let forms: [ReferenceExploitation]
    let groups: [ExploitationGroup]
    let notes: [ReferenceNote]

    private enum Keys: String, CodingKey, CaseIterable { case format, forms, groups, notes }

    init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        try values.checkFormat("jalon.exploitation/1", forKey: .format)
        forms = try values.decode([ReferenceExploitation].self, forKey: .forms)
        groups = try values.decode([ExploitationGroup].self, forKey: .groups)
        notes = try values.decode([ReferenceNote].self, forKey: .notes)
    }
}

/// The file of roles.
struct RoleFile: Decodable {
    let roles: [ReferenceRole]

    private enum Keys: String, CodingKey, CaseIterable { case format, roles }

    init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        try values.checkFormat("jalon.roles/1", forKey: .format)
        roles = try values.decode([ReferenceRole].self, forKey: .roles)
    }
}

/// A file of contacts or of hotlines.
struct ContactFile: Decodable {
    let contacts: [ReferenceContact]

    private enum Keys: String, CodingKey, CaseIterable { case format, contacts }

    init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        try values.checkFormat("jalon.contacts/1", forKey: .format)
        contacts = try values.decode([ReferenceContact].self, forKey: .contacts)
    }
}
