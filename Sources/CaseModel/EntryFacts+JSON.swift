internal import CivilCalendar
internal import CountryRules

extension EntryFacts {
    /// The coded facts as the interchange format writes them, in a fixed order: the same facts are the same bytes.
    package var members: [JSONValue.Member] {
        switch self {
        case .caseOpened(let header): header.members
        case .stepRecorded(let recorded):
            [.init("step", .string(recorded.step.rawValue)), .init("with", .texts(recorded.with.map(\.rawValue)))]
                + (recorded.outcome.map { [.init("outcome", .string($0.rawValue))] } ?? [])
        case .stepSkipped(let step, let reason):
            [.init("step", .string(step.rawValue)), .init("reason", .string(reason.rawValue))]
        case .stageGranted(let decision), .stageExtended(let decision):
            [.init("stage", .string(decision.stage)), .init("until", .text(decision.until))]
                + (decision.pack.map { [.init("pack", .string($0))] } ?? [])
        case .stageRefused(let stage): [.init("stage", .string(stage))]
        case .stageWithdrawn(let stage, let reason):
            [.init("stage", .string(stage)), .init("reason", .string(reason.rawValue))]
        case .conditionRecorded(let condition, let status):
            [.init("condition", .string(condition)), .init("status", .string(status.rawValue))]
        case .caseClosed(let reason): [.init("reason", .string(reason.rawValue))]
        case .caseReopened: []
        }
    }

    /// The facts as one line of JSON.
    package var json: String { JSONValue.object(members).line }
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
        ]
    }
}
