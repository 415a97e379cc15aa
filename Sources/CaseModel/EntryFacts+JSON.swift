internal import CivilCalendar
internal import CountryRules

extension EntryFacts {
    /// The coded facts as the interchange format writes them, in a fixed order: the same facts are the same bytes.
    package var members: [JSONValue.Member] {
        switch self {
        case .caseOpened(let header): header.members
        case .stepRecorded(let recorded):
            [.init("step", .string(recorded.step.rawValue)), .init("with", .texts(recorded.with.map(\.rawValue)))]
                + Self.given("outcome", recorded.outcome?.rawValue) + Self.given("reason", recorded.reason?.rawValue)
        case .stepSkipped(let step, let reason):
            [.init("step", .string(step.rawValue)), .init("reason", .string(reason.rawValue))]
        case .stageGranted(let decision), .stageExtended(let decision):
            [.init("stage", .string(decision.stage)), .init("until", .text(decision.until))]
                + Self.given("pack", decision.pack)
        case .stageRefused(let stage, let delivery): [.init("stage", .string(stage))] + Self.given("delivery", delivery)
        case .stageWithdrawn(let stage, let reason, let delivery):
            [.init("stage", .string(stage)), .init("reason", .string(reason.rawValue))]
                + Self.given("delivery", delivery)
        case .conditionRecorded(let condition, let status):
            [.init("condition", .string(condition)), .init("status", .string(status.rawValue))]
        case .decisionRequested(let decision): [.init("decision", .string(decision))]
        case .decisionRecorded(let decided):
            [.init("decision", .string(decided.decision)), .init("outcome", .string(decided.outcome.rawValue))]
                + Self.given("delivery", decided.delivery)
        case .stayStarted(let decision), .stayExtended(let decision):
            [.init("stay", .string(decision.stay)), .init("until", .text(decision.until))]
        case .stayEnded(let stay): [.init("stay", .string(stay))]
        case .deadlineMet(let settled):
            [.init("deadline", .string(settled.clock)), .init("trigger", .text(settled.trigger))]
        case .entryCorrected(let target, let facts):
            [.init("target", .string(target.text)), .init("as", .string(facts.kind.rawValue))] + facts.members
        case .entryRetracted(let target, let reason):
            [.init("target", .string(target.text)), .init("reason", .string(reason.rawValue))]
        case .caseClosed(let reason): [.init("reason", .string(reason.rawValue))]
        case .caseAmended(let change): change.members
        case .caseReopened, .noteAdded, .identityRecorded: []
        case .identityRevealed(let scope): [.init("shown", .string(scope.rawValue))]
        case .timelineExported(let export):
            [
                .init("as", .string(export.format.rawValue)), .init("redaction", .string(export.redaction.rawValue)),
                .init("recipient", .text(export.recipient)),
            ]
        case .holdPlaced(let ground), .holdLifted(let ground): [.init("ground", .string(ground.rawValue))]
        case .contentErased(let kept):
            [
                .init("country", .string(kept.country.rawValue)), .init("openedOn", .text(kept.openedOn)),
                .init("closedOn", .text(kept.closedOn)), .init("entries", .int(kept.entries)),
                .init("basis", .string(kept.basis.rawValue)),
            ]
        case .erased: []
        case .indicatorsObserved, .secrecyAssessed, .signalSent: signallingMembers
        case .referralSent, .referralReceived, .referralAnswered, .consentGiven, .consentWithdrawn, .reminderAdded,
            .reminderDone, .roleAssigned, .roleEnded, .caseAssigned, .supportPlanned, .supportEnded:
            peopleMembers
        }
    }

    /// A member that is written only where there is a value.
    static func given(_ key: String, _ value: String?) -> [JSONValue.Member] {
        value.map { [.init(key, .string($0))] } ?? []
    }

    /// A member that is written only where it is true.
    static func flag(_ key: String, _ value: Bool) -> [JSONValue.Member] { value ? [.init(key, .bool(true))] : [] }

    /// The facts as one line of JSON.
    package var json: String { JSONValue.object(members).line }

    /// The facts as one line of JSON, as a casebook keeps them.
    ///
    /// - Parameter isOverride: Whether the entry was recorded although it contradicts the rules.
    package func json(isOverride: Bool) -> String {
        JSONValue.object(members + Self.flag("override", isOverride)).line
    }
}

extension CaseFacts {
    /// The fields of a case but for its reference, in the order of the interchange format.
    package var members: [JSONValue.Member] {
        [
            .init("country", .string(country.rawValue)),
            .init("openedOn", .string(openedOn.description)),
            .init("region", .text(region)),
            .init("minor", .bool(isMinor)),
        ] + (adultOn.map { [.init("adultOn", .string($0))] } ?? []) + [
            .init("unaccompanied", .bool(isUnaccompanied)),
            .init("placed", .bool(isPlaced)),
            .init("exploitation", .texts(exploitation.map(\.rawValue))),
            .init("nationality", .text(nationality)),
        ] + EntryFacts.given("sex", sex?.rawValue)
    }
}
