internal import CivilCalendar

extension CountryCode: Decodable {
    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let code = CountryCode(rawValue: text), code.rawValue == text else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(text)\" is not a country code")
        }
        self = code
    }
}

/// A civil date as the packs write it.
struct DecodedDay: Decodable {
    let date: CivilDate

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            date = try CivilDate(iso8601: text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error)")
        }
    }
}

extension RulePack: Decodable {
    static let format = "jalon.pack/1"

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws { self.init(try Contents(from: decoder)) }
}

extension RulePack.Contents: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case format, id, country, region, from, to, referenceOnly, status, calendar, languages, floors, alerts,
            citations
        case stages, periods, stays, duties, without, notes, texts
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        let format = try values.decode(String.self, forKey: .format)
        guard format == RulePack.format else {
            throw values.refuse(.format, "the format is \"\(format)\"; this version reads \"\(RulePack.format)\"")
        }
        id = try values.decode(String.self, forKey: .id)
        country = try values.decode(CountryCode.self, forKey: .country)
        region = try values.decodeIfPresent(String.self, forKey: .region)
        from = try values.decode(DecodedDay.self, forKey: .from).date
        to = try values.decodeIfPresent(DecodedDay.self, forKey: .to)?.date
        referenceOnly = try values.decodeIfPresent(Bool.self, forKey: .referenceOnly) ?? false
        status = try values.decode(RuleStatus.self, forKey: .status)
        calendar = try values.term(HolidayCalendar.Region.self, forKey: .calendar, "a holiday calendar")
        languages = try values.decode([String].self, forKey: .languages).map { code in
            guard let language = RuleLanguage(rawValue: code) else {
                throw values.refuse(.languages, "\"\(code)\" is not a language of the texts")
            }
            return language
        }
        floors = try values.list([RulePack.Floor].self, forKey: .floors)
        alerts = try values.alerts(forKey: .alerts) ?? []
        citations = try values.decode([String: RulePack.Citation].self, forKey: .citations)
        stages = try values.decode([RulePack.Stage].self, forKey: .stages)
        periods = try values.list([RulePack.TimedPeriod].self, forKey: .periods)
        stays = try values.list([RulePack.Stay].self, forKey: .stays)
        duties = try values.list([RulePack.Duty].self, forKey: .duties)
        without = try values.list([String].self, forKey: .without)
        notes = try values.list([String].self, forKey: .notes)
        let written = try values.decodeIfPresent([String: [String: String]].self, forKey: .texts) ?? [:]
        texts = try written.reduce(into: [:]) { texts, entry in
            guard let language = RuleLanguage(rawValue: entry.key) else {
                throw values.refuse(.texts, "\"\(entry.key)\" is not a language of the texts")
            }
            texts[language] = entry.value
        }
    }
}

extension RuleDays {
    /// Reads the days of a value from the two keys that it has for them.
    init<Key: CodingKey>(_ values: KeyedDecodingContainer<Key>, from: Key, to: Key) throws {
        self.init(
            from: try values.decodeIfPresent(DecodedDay.self, forKey: from)?.date,
            to: try values.decodeIfPresent(DecodedDay.self, forKey: to)?.date)
    }
}

extension KeyedDecodingContainer {
    /// A word of a closed list; the refusal names the list.
    func term<Term: RawRepresentable & CaseIterable>(_ type: Term.Type, forKey key: Key, _ what: String) throws -> Term
    where Term.RawValue == String {
        let text = try decode(String.self, forKey: key)
        guard let term = Term(rawValue: text) else {
            let known = Term.allCases.map(\.rawValue).joined(separator: ", ")
            throw refuse(key, "\"\(text)\" is not \(what); choose from \(known)")
        }
        return term
    }

    /// Numbers of days before a deadline, the longest first.
    func alerts(forKey key: Key) throws -> [Int]? {
        guard let days = try decodeIfPresent([Int].self, forKey: key) else { return nil }
        guard days.allSatisfy({ (1...366).contains($0) }), days == Array(Set(days)).sorted(by: >) else {
            throw refuse(key, "alerts are numbers of days from 1 to 366, each once, the longest first")
        }
        return days
    }
}

extension RulePack.Citation: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case text, published, checked, status }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        text = try values.decode(String.self, forKey: .text)
        published = try values.decode(String.self, forKey: .published)
        checked = try values.decode(DecodedDay.self, forKey: .checked).date
        status = try values.decode(RuleStatus.self, forKey: .status)
    }
}

extension RulePack.Right: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, unless, note, cites }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        unless = try values.decodeIfPresent(String.self, forKey: .unless)
        note = try values.decodeIfPresent(String.self, forKey: .note)
        cites = try values.list([String].self, forKey: .cites)
    }
}

extension RulePack.Duty: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, who, limit, stage, cites, notes }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        who = try values.decode(String.self, forKey: .who)
        limit = try values.decode(Limit.self, forKey: .limit)
        stage = try values.decodeIfPresent(String.self, forKey: .stage)
        cites = try values.decode([String].self, forKey: .cites)
        notes = try values.list([String].self, forKey: .notes)
    }
}

extension RulePack.Ambiguity: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case cell, confidence, note }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        cell = try values.decode(Cell.self, forKey: .cell)
        confidence = try values.decode(String.self, forKey: .confidence)
        note = try values.decode(String.self, forKey: .note)
    }
}
