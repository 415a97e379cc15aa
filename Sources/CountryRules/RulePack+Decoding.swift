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

    private enum Keys: String, CodingKey, CaseIterable {
        case format, id, country, from, to, referenceOnly, status, calendar, languages, citations, stages, periods
        case accommodation, notes
    }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        let format = try values.decode(String.self, forKey: .format)
        guard format == Self.format else {
            throw values.refuse(.format, "the format is \"\(format)\"; this version reads \"\(Self.format)\"")
        }
        id = try values.decode(String.self, forKey: .id)
        country = try values.decode(CountryCode.self, forKey: .country)
        from = try values.decode(DecodedDay.self, forKey: .from).date
        to = try values.decodeIfPresent(DecodedDay.self, forKey: .to)?.date
        referenceOnly = try values.decodeIfPresent(Bool.self, forKey: .referenceOnly) ?? false
        status = try values.decode(RuleStatus.self, forKey: .status)
        let region = try values.decode(String.self, forKey: .calendar)
        guard let calendar = HolidayCalendar.Region(rawValue: region) else {
            throw values.refuse(.calendar, "there is no holiday calendar \"\(region)\"")
        }
        self.calendar = calendar
        languages = try values.decode([String].self, forKey: .languages).map { code in
            guard let language = RuleLanguage(rawValue: code) else {
                throw values.refuse(.languages, "\"\(code)\" is not a language of the texts")
            }
            return language
        }
        citations = try values.decode([String: Citation].self, forKey: .citations)
        stages = try values.decode([Stage].self, forKey: .stages)
        periods = try values.list([TimedPeriod].self, forKey: .periods)
        accommodation = try values.list([Accommodation].self, forKey: .accommodation)
        notes = try values.list([String].self, forKey: .notes)
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

extension RulePack.Stage: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case id, kindOf, after, duration, renewal, conditions, conditionsCites, rights, notes, ambiguous
    }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        kindOf = try values.decodeIfPresent(String.self, forKey: .kindOf)
        after = try values.decode([String].self, forKey: .after)
        duration = try values.decode(RulePack.Duration.self, forKey: .duration)
        renewal = try values.decode(RulePack.Renewal.self, forKey: .renewal)
        conditions = try values.decodeIfPresent(ConditionTree.self, forKey: .conditions)
        conditionsCites = try values.list([String].self, forKey: .conditionsCites)
        rights = try values.list([RulePack.Right].self, forKey: .rights)
        notes = try values.list([String].self, forKey: .notes)
        ambiguous = try values.list([RulePack.Ambiguity].self, forKey: .ambiguous)
    }
}

extension RulePack.Right: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, unless, note }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        unless = try values.decodeIfPresent(String.self, forKey: .unless)
        note = try values.decodeIfPresent(String.self, forKey: .note)
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

extension ConditionTree: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case allOf, anyOf }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        if let id = try? decoder.singleValueContainer().decode(String.self) {
            self = .condition(id)
            return
        }
        let values = try decoder.strict(Keys.self)
        switch (
            try values.decodeIfPresent([ConditionTree].self, forKey: .allOf),
            try values.decodeIfPresent([ConditionTree].self, forKey: .anyOf)
        ) {
        case (let branches?, nil) where !branches.isEmpty: self = .allOf(branches)
        case (nil, let branches?) where !branches.isEmpty: self = .anyOf(branches)
        default:
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "needs either allOf or anyOf, with a branch"))
        }
    }
}
