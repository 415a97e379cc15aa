internal import CivilCalendar

extension SecrecyLaw: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case format, country, versions, table, cautions, statements }

    /// Reads it from its file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        try values.checkFormat("jalon.secrecy/1", forKey: .format)
        country = try values.decode(CountryCode.self, forKey: .country)
        versions = try values.decode([SecrecyVersion].self, forKey: .versions)
        table = try values.decode([Row].self, forKey: .table)
        cautions = try values.decode([Caution].self, forKey: .cautions)
        statements = try values.decode([SecrecyStatement].self, forKey: .statements)
    }
}

extension SecrecyVersion: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, from, to, source, articles }

    /// Reads it from its file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        from = try values.decode(DecodedDay.self, forKey: .from).date
        to = try values.dayIfPresent(forKey: .to)
        source = try decoder.source(values, forKey: .source)
        articles = try values.decode([SecrecyArticle].self, forKey: .articles)
    }
}

extension SecrecyArticle: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, topic, code, number, text, from, to, status, source }

    /// Reads it from its file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        topic = try values.term(SecrecyTopic.self, forKey: .topic, "a topic of secrecy")
        code = try values.decode(String.self, forKey: .code)
        number = try values.decode(String.self, forKey: .number)
        text = try values.decode(String.self, forKey: .text)
        days = try RuleDays(values, from: .from, to: .to)
        status = try values.term(RuleStatus.self, forKey: .status, "a status")
        source = try decoder.source(values, forKey: .source)
    }
}

extension SecrecyStatement: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, status, source }

    /// Reads it from its file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        status = try values.term(RuleStatus.self, forKey: .status, "a status")
        source = try decoder.source(values, forKey: .source)
    }
}

extension SecrecyLaw.Row: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case ground, answer, from, to, vulnerable, offence, danger, dangerToOthers, peril, applies, beside
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        func asked(_ key: Keys) throws -> Asked { try values.term(Asked.self, forKey: key, "an answer of a row") }
        func topics(_ key: Keys) throws -> [SecrecyTopic] {
            try values.decode([String].self, forKey: key).map { word in
                guard let topic = SecrecyTopic(rawValue: word) else {
                    throw values.refuse(key, "\"\(word)\" is not a topic of secrecy")
                }
                return topic
            }
        }
        ground = try values.decode(String.self, forKey: .ground)
        answer = try values.term(SecrecyAnswer.self, forKey: .answer, "an answer")
        days = try RuleDays(values, from: .from, to: .to)
        self.asked = [
            .vulnerable: try asked(.vulnerable), .offence: try asked(.offence), .danger: try asked(.danger),
            .dangerToOthers: try asked(.dangerToOthers), .peril: try asked(.peril),
        ]
        applies = try topics(.applies)
        beside = try topics(.beside)
    }
}

extension SecrecyLaw.Caution: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, grounds, from, to }

    init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        grounds = try values.decodeIfPresent([String].self, forKey: .grounds)
        days = try RuleDays(values, from: .from, to: .to)
    }
}
