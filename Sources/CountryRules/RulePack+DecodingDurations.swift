internal import CivilCalendar

/// A length as the packs write it, such as `days: 45`.
enum LengthKeys: String, CodingKey, CaseIterable {
    case days, weeks, months, years, workingDays

    var unit: Period.Unit {
        switch self {
        case .days: .days
        case .weeks: .weeks
        case .months: .months
        case .years: .years
        case .workingDays: .workingDays
        }
    }
}

extension Decoder {
    /// The one length that stands among other keys, or `nil`.
    func length() throws -> Period? {
        let values = try container(keyedBy: LengthKeys.self)
        let found = values.allKeys
        guard found.count <= 1 else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: codingPath,
                    debugDescription: "more than one length: \(found.map(\.stringValue).sorted())"))
        }
        guard let key = found.first else { return nil }
        let count = try values.decode(Int.self, forKey: key)
        guard (1...40_000).contains(count) else {
            throw values.refuse(key, "a length is between 1 and 40000, not \(count)")
        }
        return Period(count, key.unit)
    }
}

/// A length that stands alone: `{ years: 5 }`.
struct DecodedLength: Decodable {
    let period: Period

    init(from decoder: any Decoder) throws {
        _ = try decoder.strict(LengthKeys.self)
        guard let period = try decoder.length() else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no length"))
        }
        self.period = period
    }
}

extension RulePack.Duration: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case days, weeks, months, years, workingDays, upTo, bound, unlimited, unstated, document, counting, nature
        case trigger, ends, cites
    }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        let period = try decoder.length()
        let upTo = try values.decodeIfPresent(DecodedLength.self, forKey: .upTo)?.period
        let unlimited = try values.decodeIfPresent(Bool.self, forKey: .unlimited) ?? false
        let unstated = try values.decodeIfPresent(Bool.self, forKey: .unstated) ?? false
        let document = try values.decodeIfPresent(DecodedLength.self, forKey: .document)?.period
        switch (period, upTo, unlimited, unstated, document) {
        case (let period?, nil, false, false, nil): length = .period(period)
        case (let period?, let upTo?, false, false, nil): length = .range(period, upTo: upTo)
        case (nil, nil, true, false, let document): length = .unlimited(document: document)
        case (nil, nil, false, true, nil): length = .unstated
        default:
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription:
                        "needs one length, or a length and upTo, or unlimited: true and perhaps document, "
                        + "or unstated: true")
            )
        }
        bound = try values.decodeIfPresent(RulePack.Bound.self, forKey: .bound) ?? .exact
        counting = try values.term(Counting.self, forKey: .counting, "a way of counting")
        nature = try values.decode(Nature.self, forKey: .nature)
        trigger = try values.decode(String.self, forKey: .trigger)
        ends = try values.list([RulePack.DecisionEnd].self, forKey: .ends)
        cites = try values.decode([String].self, forKey: .cites)
    }
}

extension RulePack.DecisionEnd: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case decision, outcome, take }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        decision = try values.decode(String.self, forKey: .decision)
        outcome = try values.decodeIfPresent(DecisionOutcome.self, forKey: .outcome)
        take = try values.decode(Take.self, forKey: .take)
    }
}

extension RulePack.Renewal.Length: Decodable {
    /// Reads `"same"`, `"unstated"` or a length.
    public init(from decoder: any Decoder) throws {
        guard let word = try? decoder.singleValueContainer().decode(String.self) else {
            self = .period(try DecodedLength(from: decoder).period)
            return
        }
        switch word {
        case "same": self = .same
        case "unstated": self = .unstated
        default:
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "\"\(word)\" is neither \"same\" nor \"unstated\" nor a length"))
        }
    }
}

extension RulePack.Renewal: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case kind, condition, length, bound, times, note, cites }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        kind = try values.decode(Kind.self, forKey: .kind)
        condition = try values.decodeIfPresent(String.self, forKey: .condition)
        length = try values.decodeIfPresent(Length.self, forKey: .length) ?? .unstated
        bound = try values.decodeIfPresent(RulePack.Bound.self, forKey: .bound) ?? .exact
        times = try values.decodeIfPresent(Int.self, forKey: .times)
        note = try values.decodeIfPresent(String.self, forKey: .note)
        cites = try values.decode([String].self, forKey: .cites)
    }
}

extension RulePack.Prolongation: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case days, weeks, months, years, workingDays, times, cites }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        guard let period = try decoder.length() else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no length"))
        }
        self.period = period
        times = try values.decodeIfPresent(Int.self, forKey: .times)
        cites = try values.decode([String].self, forKey: .cites)
    }
}
