internal import CivilCalendar

extension RulePack.TimedPeriod: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case id, aliases, kind, from, to, starts, duration, window, metBy, delivery
        case prolongation = "extension"
        case alerts, notes, ambiguous
    }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        aliases = try values.list([String].self, forKey: .aliases)
        kind = try values.term(DeadlineKind.self, forKey: .kind, "a kind of deadline")
        days = try RuleDays(values, from: .from, to: .to)
        starts = try values.list([RulePack.Start].self, forKey: .starts)
        switch (
            try values.decodeIfPresent(RulePack.Duration.self, forKey: .duration),
            try values.decodeIfPresent(RulePack.Window.self, forKey: .window)
        ) {
        case (let duration?, nil): clock = .duration(duration)
        case (nil, let window?): clock = .window(window)
        default:
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "needs either duration or window"))
        }
        metBy = try values.list([String].self, forKey: .metBy)
        delivery = try values.list([RulePack.Delivery].self, forKey: .delivery)
        prolongation = try values.decodeIfPresent(RulePack.Prolongation.self, forKey: .prolongation)
        alerts = try values.alerts(forKey: .alerts)
        notes = try values.list([String].self, forKey: .notes)
        ambiguous = try values.list([RulePack.Ambiguity].self, forKey: .ambiguous)
    }
}

extension RulePack.Start: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case decision, outcome, requested, stage, granted }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        let decision = try values.decodeIfPresent(String.self, forKey: .decision)
        let outcome = try values.decodeIfPresent(DecisionOutcome.self, forKey: .outcome)
        let requested = try values.decodeIfPresent(String.self, forKey: .requested)
        let stage = try values.decodeIfPresent(String.self, forKey: .stage)
        let granted = try values.decodeIfPresent(String.self, forKey: .granted)
        switch (decision, requested, stage, granted) {
        case (let decision?, nil, nil, nil): self = .decision(.init(decision: decision, outcome: outcome))
        case (nil, let decision?, nil, nil) where outcome == nil: self = .requested(decision)
        case (nil, nil, "refused", nil) where outcome == nil: self = .refused
        case (nil, nil, "withdrawn", nil) where outcome == nil: self = .withdrawn
        case (nil, nil, nil, let stage?) where outcome == nil: self = .granted(stage)
        default:
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "needs one of decision (and perhaps outcome), requested, granted, "
                        + "or stage with \"refused\" or \"withdrawn\""))
        }
    }
}

extension RulePack.Window: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case beforeEndOf, opens, closes, otherwise, trigger, cites }

    private struct Otherwise: Decodable {
        let limits: RulePack.Window.Limits
        let note: String

        private enum Keys: String, CodingKey, CaseIterable { case opens, closes, note }

        init(from decoder: any Decoder) throws {
            let values = try decoder.strict(Keys.self)
            limits = .init(
                opens: try values.decodeIfPresent(DecodedLength.self, forKey: .opens)?.period,
                closes: try values.decodeIfPresent(DecodedLength.self, forKey: .closes)?.period)
            note = try values.decode(String.self, forKey: .note)
        }
    }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        beforeEndOf = try values.decode([String].self, forKey: .beforeEndOf)
        limits = .init(
            opens: try values.decodeIfPresent(DecodedLength.self, forKey: .opens)?.period,
            closes: try values.decodeIfPresent(DecodedLength.self, forKey: .closes)?.period)
        let other = try values.decodeIfPresent(Otherwise.self, forKey: .otherwise)
        otherwise = other?.limits
        otherwiseNote = other?.note
        trigger = try values.decode(String.self, forKey: .trigger)
        cites = try values.decode([String].self, forKey: .cites)
    }
}

extension RulePack.Delivery: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, workingDays }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        workingDays = try values.decodeIfPresent(Int.self, forKey: .workingDays)
        guard (workingDays.map { (1...30).contains($0) }) ?? true else {
            throw values.refuse(.workingDays, "a delivery takes 1 to 30 working days")
        }
    }
}
