extension RulePack.Stage: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case id, aliases, kindOf, role, from, to, after, shortcuts, startedBy, document, duration, renewal, conditions
        case conditionsCites, rights, earlyEnd, beside, alerts, notes, ambiguous
    }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        aliases = try values.list([String].self, forKey: .aliases)
        kindOf = try values.decodeIfPresent(String.self, forKey: .kindOf)
        role = try values.term(RulePack.Role.self, forKey: .role, "a part that a stage plays")
        days = try RuleDays(values, from: .from, to: .to)
        after = try values.decode([String].self, forKey: .after)
        shortcuts = try values.list([RulePack.Shortcut].self, forKey: .shortcuts)
        startedBy = try values.decodeIfPresent(RulePack.DecisionTrigger.self, forKey: .startedBy)
        document = try values.decodeIfPresent(RulePack.Document.self, forKey: .document)
        duration = try values.decode(RulePack.Duration.self, forKey: .duration)
        renewal = try values.decode(RulePack.Renewal.self, forKey: .renewal)
        conditions = try values.decodeIfPresent(ConditionTree.self, forKey: .conditions)
        conditionsCites = try values.list([String].self, forKey: .conditionsCites)
        rights = try values.list([RulePack.Right].self, forKey: .rights)
        earlyEnds = try values.list([RulePack.EarlyEnd].self, forKey: .earlyEnd)
        beside = try values.decodeIfPresent(String.self, forKey: .beside)
        alerts = try values.alerts(forKey: .alerts)
        notes = try values.list([String].self, forKey: .notes)
        ambiguous = try values.list([RulePack.Ambiguity].self, forKey: .ambiguous)
    }
}

extension RulePack.Shortcut: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case when, condition, skips, note, cites }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        let condition = try values.decodeIfPresent(String.self, forKey: .condition)
        switch (try values.decode(String.self, forKey: .when), condition) {
        case ("anyone", nil): when = .anyone
        case ("unaccompanied-minor", nil): when = .unaccompaniedMinor
        case ("condition", let condition?): when = .condition(condition)
        default:
            throw values.refuse(
                .when, "needs \"anyone\", \"unaccompanied-minor\", or \"condition\" with the key condition")
        }
        skips = try values.decodeIfPresent(Bool.self, forKey: .skips) ?? false
        note = try values.decodeIfPresent(String.self, forKey: .note)
        cites = try values.decode([String].self, forKey: .cites)
    }
}

extension RulePack.DecisionTrigger: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case decision, outcome }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        decision = try values.decode(String.self, forKey: .decision)
        outcome = try values.decodeIfPresent(DecisionOutcome.self, forKey: .outcome)
    }
}

extension RulePack.Document: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case id, cites }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        cites = try values.decode([String].self, forKey: .cites)
    }
}

extension RulePack.EarlyEnd: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case ground, note, cites }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        ground = try values.decode(String.self, forKey: .ground)
        note = try values.decodeIfPresent(String.self, forKey: .note)
        cites = try values.decode([String].self, forKey: .cites)
    }
}
