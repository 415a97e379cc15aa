extension RulePack.Stay: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case id, aliases, kind, from, to, basis, duration
        case prolongation = "extension"
        case extendable, after, phases, alerts, cites, notes, ambiguous
    }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        aliases = try values.list([String].self, forKey: .aliases)
        kind = try values.decode(Kind.self, forKey: .kind)
        days = try RuleDays(values, from: .from, to: .to)
        basis = try values.decode(Basis.self, forKey: .basis)
        duration = try values.decodeIfPresent(RulePack.Duration.self, forKey: .duration)
        prolongation = try values.decodeIfPresent(RulePack.Prolongation.self, forKey: .prolongation)
        extendable = try values.decodeIfPresent(Bool.self, forKey: .extendable) ?? (prolongation != nil)
        after = try values.list([String].self, forKey: .after)
        phases = try values.list([RulePack.Phase].self, forKey: .phases)
        alerts = try values.alerts(forKey: .alerts)
        cites = try values.decode([String].self, forKey: .cites)
        notes = try values.list([String].self, forKey: .notes)
        ambiguous = try values.list([RulePack.Ambiguity].self, forKey: .ambiguous)
    }
}

extension RulePack.Phase: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, until, report }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        until = try values.decode(DecodedLength.self, forKey: .until).period
        report = try values.decodeIfPresent(Bool.self, forKey: .report) ?? false
    }
}
