public import CivilCalendar

/// Where a statement of the reference data was read.
public struct ReferenceSource: Sendable, Hashable, Identifiable {
    /// The source's identifier, such as `penal2024`.
    public let id: String
    /// What was read, with the article.
    public let text: String
    /// When it was published: a year, a month or a day; the year of reading when it bears no date.
    public let published: String
    /// The address at which it was read.
    public let url: String?
    /// The day on which somebody last looked.
    public let checked: CivilDate
}

/// All sources by their identifier.
struct ReferenceSources: Sendable {
    let byID: [String: ReferenceSource]

    /// What the binary carries, read once.
    static func carried() throws(RuleError) -> ReferenceSources { try read.get() }

    private static let read = Result { () throws(RuleError) in
        try ReferenceFile.read(ReferenceSources.self, named: "sources", sources: ReferenceSources(byID: [:]))
    }
}

extension ReferenceSources: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case format, sources }

    private struct Written: Decodable {
        let text, published: String
        let url: String?
        let checked: CivilDate

        private enum Keys: String, CodingKey, CaseIterable { case text, published, url, checked }

        init(from decoder: any Decoder) throws {
            let values = try decoder.strict(Keys.self)
            text = try values.decode(String.self, forKey: .text)
            published = try values.decodeDate(forKey: .published)
            url = try values.decodeIfPresent(String.self, forKey: .url)
            checked = try values.decode(DecodedDay.self, forKey: .checked).date
        }
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        try values.checkFormat("jalon.sources/1", forKey: .format)
        byID = try values.decode([String: Written].self, forKey: .sources).reduce(into: [:]) { sources, entry in
            let written = entry.value
            sources[entry.key] = ReferenceSource(
                id: entry.key, text: written.text, published: written.published, url: written.url,
                checked: written.checked)
        }
    }
}
