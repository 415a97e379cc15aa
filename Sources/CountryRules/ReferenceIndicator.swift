/// A list of warning signs, as one source gives it: no score, and no threshold.
public struct ReferenceIndicatorList: Sendable, Hashable, Identifiable {
    /// The list's identifier, such as `centre`.
    public let id: String
    /// The country of the source.
    public let country: CountryCode
    /// The signs, in the order of the source.
    public let indicators: [ReferenceIndicator]
    /// What the source says with its list.
    public let notes: [String]
    /// Where it was read.
    public let origin: ReferenceOrigin

    /// The key of the list's name.
    public var textKey: String { "indicatorList.\(id)" }
    /// The keys of what has to be said with the list.
    public var noteTexts: [String] { notes.map { "indicatorNote.\($0)" } }
}

/// A warning sign of trafficking.
public struct ReferenceIndicator: Sendable, Hashable, Identifiable {
    /// The sign's identifier, such as `ind.movement`.
    public let id: String
    /// What it is about, such as `control`: a grouping of this library.
    public let group: String?

    /// The key of its name.
    public var textKey: String { "indicator.\(id)" }
    /// The key of its group's name.
    public var groupText: String? { group.map { "indicatorGroup.\($0)" } }
}

extension ReferenceIndicatorList: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, country, asOf, status, source, notes, indicators }

    /// Reads it from its file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        country = try values.decode(CountryCode.self, forKey: .country)
        indicators = try values.decode([ReferenceIndicator].self, forKey: .indicators)
        notes = try values.decode([String].self, forKey: .notes)
        origin = try decoder.origin(values, asOf: .asOf, status: .status, source: .source)
    }
}

extension ReferenceIndicator: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, group }

    /// Reads it from its file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        group = try values.decodeIfPresent(String.self, forKey: .group)
    }
}
