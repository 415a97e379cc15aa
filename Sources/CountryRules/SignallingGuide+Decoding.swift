extension SignallingGuide: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case format, country, sections, steps }

    /// Reads it from its file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        try values.checkFormat("jalon.signalling/1", forKey: .format)
        country = try values.decode(CountryCode.self, forKey: .country)
        sections = try values.decode([Section].self, forKey: .sections)
        steps = try values.decode([Step].self, forKey: .steps)
    }
}

extension SignallingGuide.Section: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, items }

    /// Reads it from its file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        items = try values.decode([SignallingGuide.Item].self, forKey: .items)
    }
}

extension SignallingGuide.Item: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, asOf, status, source }

    /// Reads it from its file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        origin = try decoder.origin(values, asOf: .asOf, status: .status, source: .source)
    }
}

extension SignallingGuide.Step: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, with, record, notes, asOf, status, source }

    /// Reads it from its file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        roles = try values.decode([String].self, forKey: .with)
        records = try values.decode([String].self, forKey: .record)
        notes = try values.decode([String].self, forKey: .notes)
        origin = try decoder.origin(values, asOf: .asOf, status: .status, source: .source)
    }
}
