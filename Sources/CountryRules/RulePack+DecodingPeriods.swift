internal import CivilCalendar

/// A length as the packs write it, such as `days: 45`.
private enum LengthKeys: String, CodingKey, CaseIterable {
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
    fileprivate func length() throws -> Period? {
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
private struct DecodedLength: Decodable {
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
        case days, weeks, months, years, workingDays, upTo, unlimited, document, counting, nature, trigger, cites
    }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        let period = try decoder.length()
        let upTo = try values.decodeIfPresent(DecodedLength.self, forKey: .upTo)?.period
        let unlimited = try values.decodeIfPresent(Bool.self, forKey: .unlimited) ?? false
        let document = try values.decodeIfPresent(DecodedLength.self, forKey: .document)?.period
        switch (period, upTo, unlimited, document) {
        case (let period?, nil, false, nil): length = .period(period)
        case (let period?, let upTo?, false, nil): length = .range(period, upTo: upTo)
        case (nil, nil, true, let document): length = .unlimited(document: document)
        default:
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "needs one length, or a length and upTo, or unlimited: true and perhaps document")
            )
        }
        let counting = try values.decode(String.self, forKey: .counting)
        guard let counting = Counting(rawValue: counting) else {
            throw values.refuse(.counting, "\"\(counting)\" is not a way of counting")
        }
        self.counting = counting
        nature = try values.decode(Nature.self, forKey: .nature)
        trigger = try values.decode(String.self, forKey: .trigger)
        cites = try values.decode([String].self, forKey: .cites)
    }
}

extension RulePack.Renewal: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case kind, condition, length, times, note, cites }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        kind = try values.decode(Kind.self, forKey: .kind)
        condition = try values.decodeIfPresent(String.self, forKey: .condition)
        length = try values.decodeIfPresent(Length.self, forKey: .length) ?? .unstated
        times = try values.decodeIfPresent(Int.self, forKey: .times)
        note = try values.decodeIfPresent(String.self, forKey: .note)
        cites = try values.decode([String].self, forKey: .cites)
    }
}

extension RulePack.TimedPeriod: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case id, kind, duration
        case prolongation = "extension"
        case notes
    }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        kind = try values.decode(DeadlineKind.self, forKey: .kind)
        duration = try values.decode(RulePack.Duration.self, forKey: .duration)
        prolongation = try values.decodeIfPresent(RulePack.Prolongation.self, forKey: .prolongation)
        notes = try values.list([String].self, forKey: .notes)
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

extension RulePack.Accommodation: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, kind, length, cites, notes }

    private struct Length: Decodable {
        let basis: RulePack.Accommodation.Basis
        let period: Period?
        let upTo: Period?
        let extendable: Bool

        enum Keys: String, CodingKey, CaseIterable {
            case basis, days, weeks, months, years, workingDays, upTo, extendable
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.strict(Keys.self)
            basis = try values.decode(RulePack.Accommodation.Basis.self, forKey: .basis)
            period = try decoder.length()
            upTo = try values.decodeIfPresent(DecodedLength.self, forKey: .upTo)?.period
            extendable = try values.decodeIfPresent(Bool.self, forKey: .extendable) ?? false
        }
    }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        kind = try values.decode(String.self, forKey: .kind)
        let length = try values.decode(Length.self, forKey: .length)
        basis = length.basis
        self.length = length.period
        upTo = length.upTo
        extendable = length.extendable
        cites = try values.decode([String].self, forKey: .cites)
        notes = try values.list([String].self, forKey: .notes)
    }
}
