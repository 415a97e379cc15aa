import CaseModel
import CivilCalendar
import CountryRules

extension EntryFacts {
    static func grant(_ stage: String, until: String? = nil, pack: String? = nil) throws -> EntryFacts {
        .stageGranted(.init(stage: stage, until: try until.map(date), pack: pack))
    }

    static func extend(_ stage: String, until: String? = nil, pack: String? = nil) throws -> EntryFacts {
        .stageExtended(.init(stage: stage, until: try until.map(date), pack: pack))
    }

    static func stay(_ stay: String, until: String? = nil) throws -> EntryFacts {
        .stayStarted(.init(stay: stay, until: try until.map(date)))
    }

    static func prolong(_ stay: String, until: String? = nil) throws -> EntryFacts {
        .stayExtended(.init(stay: stay, until: try until.map(date)))
    }

    static func settle(_ clock: String, from trigger: String) throws -> EntryFacts {
        .deadlineMet(.init(clock: clock, trigger: try date(trigger)))
    }

    static func decide(_ decision: String, _ outcome: DecisionOutcome, delivery: String? = nil) -> EntryFacts {
        .decisionRecorded(.init(decision, outcome, delivery: delivery))
    }
}

/// What a test tells, in one call each.
extension Timeline {
    @discardableResult
    mutating func grant(_ stage: String, on day: String, until: String? = nil, pack: String? = nil) throws -> EntryID {
        try record(.grant(stage, until: until, pack: pack), on: day)
    }

    @discardableResult
    mutating func extend(_ stage: String, on day: String, until: String? = nil, pack: String? = nil) throws -> EntryID {
        try record(.extend(stage, until: until, pack: pack), on: day)
    }

    @discardableResult
    mutating func refuse(_ stage: String, on day: String, delivery: String? = nil) throws -> EntryID {
        try record(.stageRefused(stage: stage, delivery: delivery), on: day)
    }

    @discardableResult
    mutating func withdraw(_ stage: String, on day: String, delivery: String? = nil) throws -> EntryID {
        try record(.stageWithdrawn(stage: stage, .other, delivery: delivery), on: day)
    }

    @discardableResult
    mutating func meet(_ conditions: String..., on day: String) throws -> [EntryID] {
        var ids: [EntryID] = []
        for condition in conditions { ids.append(try record(.conditionRecorded(condition, .met), on: day)) }
        return ids
    }

    @discardableResult
    mutating func request(_ decision: String, on day: String) throws -> EntryID {
        try record(.decisionRequested(decision), on: day)
    }

    @discardableResult
    mutating func decide(_ decision: String, _ outcome: DecisionOutcome, on day: String) throws -> EntryID {
        try record(.decide(decision, outcome), on: day)
    }

    @discardableResult
    mutating func stay(_ stay: String, on day: String, until: String? = nil) throws -> EntryID {
        try record(.stay(stay, until: until), on: day)
    }

    @discardableResult
    mutating func prolong(_ stay: String, on day: String, until: String? = nil) throws -> EntryID {
        try record(.prolong(stay, until: until), on: day)
    }

    @discardableResult
    mutating func leave(_ stay: String, on day: String) throws -> EntryID {
        try record(.stayEnded(stay: stay), on: day)
    }

    @discardableResult
    mutating func settle(_ clock: String, from trigger: String, on day: String) throws -> EntryID {
        try record(.settle(clock, from: trigger), on: day)
    }

    @discardableResult
    mutating func correct(_ entry: EntryID, as facts: EntryFacts, on day: String) throws -> EntryID {
        try record(.entryCorrected(entry, facts), on: day)
    }

    @discardableResult
    mutating func retract(_ entry: EntryID, on day: String) throws -> EntryID {
        try record(.entryRetracted(entry, .recordedInError), on: day)
    }
}
