internal import Jalon

/// A pack as a JSON document: everything that its file says.
struct PackDocument {
    let document: JSONValue

    init(_ pack: RulePack) {
        document = Document.make(
            "rules",
            [
                .init("pack", .string(pack.id)), .init("country", .string(pack.country.rawValue)),
                .init("region", .text(pack.region)), .init("from", .text(pack.from)), .init("to", .text(pack.to)),
                .init("status", .string(pack.status.rawValue)),
                .init("referenceOnly", .bool(pack.referenceOnly)), .init("calendar", .string(pack.calendar.rawValue)),
                .init("stages", .array(pack.stages.map(Self.stage))),
                .init("periods", .array(pack.periods.map(Self.period))),
                .init("stays", .array(pack.stays.map(Self.stay))),
                .init("duties", .array(pack.duties.map(Self.duty))),
                .init("alerts", .array(pack.alerts.map { .int($0) })),
                .init("floors", .texts(pack.floors.map(\.rawValue))),
                .init("without", .texts(pack.without)), .init("languages", .texts(pack.languages.map(\.rawValue))),
                .init("notes", .texts(pack.notes)),
                .init(
                    "citations",
                    .object(
                        pack.citations.sorted { $0.key < $1.key }.map { key, source in
                            .init(
                                key,
                                .object([
                                    .init("text", .string(source.text)), .init("published", .string(source.published)),
                                    .init("checked", .text(source.checked)),
                                    .init("status", .string(source.status.rawValue)),
                                ]))
                        })),
            ])
    }

    private static func length(_ period: Period) -> JSONValue.Member { .init(period.unit.rawValue, .int(period.count)) }

    private static func object(_ period: Period?) -> JSONValue { period.map { .object([length($0)]) } ?? .null }

    private static func duration(_ duration: RulePack.Duration) -> JSONValue {
        let length: [JSONValue.Member] =
            switch duration.length {
            case .period(let period): [length(period)]
            case .range(let least, upTo: let most): [length(least), .init("upTo", object(most))]
            case .unlimited(let document):
                [.init("unlimited", .bool(true))] + (document.map { [.init("document", object($0))] } ?? [])
            case .unstated: [.init("unstated", .bool(true))]
            }
        return .object(
            length + [
                .init("bound", .string(duration.bound.rawValue)),
                .init("counting", .string(duration.counting.rawValue)),
                .init("nature", .string(duration.nature.rawValue)),
                .init("trigger", .string(duration.trigger)),
                .init(
                    "ends",
                    .array(
                        duration.ends.map {
                            .object([
                                .init("decision", .string($0.decision)), .init("outcome", .text($0.outcome?.rawValue)),
                                .init("take", .string($0.take.rawValue)),
                            ])
                        })), .init("cites", .texts(duration.cites)),
            ])
    }

    private static func days(_ days: RuleDays) -> [JSONValue.Member] {
        [.init("from", .text(days.from)), .init("to", .text(days.to))]
    }

    private static func alerts(_ alerts: [Int]?) -> JSONValue.Member {
        .init("alerts", alerts.map { .array($0.map { .int($0) }) } ?? .null)
    }

    private static func doubts(_ doubts: [RulePack.Ambiguity]) -> JSONValue.Member {
        .init(
            "ambiguous",
            .array(
                doubts.map {
                    .object([
                        .init("cell", .string($0.cell.rawValue)), .init("confidence", .string($0.confidence)),
                        .init("note", .string($0.note)),
                    ])
                }))
    }

    private static func decision(_ trigger: RulePack.DecisionTrigger) -> JSONValue {
        .object([.init("decision", .string(trigger.decision)), .init("outcome", .text(trigger.outcome?.rawValue))])
    }

    private static func renewal(_ renewal: RulePack.Renewal) -> JSONValue {
        let length: JSONValue =
            switch renewal.length {
            case .same: .string("same")
            case .unstated: .string("unstated")
            case .period(let period): object(period)
            }
        return .object([
            .init("kind", .string(renewal.kind.rawValue)), .init("length", length),
            .init("bound", .string(renewal.bound.rawValue)),
            .init("times", renewal.times.map { .int($0) } ?? .null), .init("condition", .text(renewal.condition)),
            .init("note", .text(renewal.note)), .init("cites", .texts(renewal.cites)),
        ])
    }

    private static func shortcut(_ shortcut: RulePack.Shortcut) -> JSONValue {
        let (when, condition): (String, String?) =
            switch shortcut.when {
            case .anyone: ("anyone", nil)
            case .unaccompaniedMinor: ("unaccompanied-minor", nil)
            case .condition(let id): ("condition", id)
            }
        return .object([
            .init("when", .string(when)), .init("condition", .text(condition)), .init("skips", .bool(shortcut.skips)),
            .init("note", .text(shortcut.note)), .init("cites", .texts(shortcut.cites)),
        ])
    }

    private static func stage(_ stage: RulePack.Stage) -> JSONValue {
        .object(
            [
                .init("stage", .string(stage.id)), .init("aliases", .texts(stage.aliases)),
                .init("kindOf", .text(stage.kindOf)), .init("role", .string(stage.role.rawValue)),
            ] + days(stage.days) + [
                .init("after", .texts(stage.after)), .init("shortcuts", .array(stage.shortcuts.map(shortcut))),
                .init("startedBy", stage.startedBy.map(decision) ?? .null),
                .init("document", .text(stage.document?.id)), .init("duration", duration(stage.duration)),
                .init("renewal", renewal(stage.renewal)), .init("conditions", stage.conditions.map(tree) ?? .null),
                .init("conditionsCites", .texts(stage.conditionsCites)),
                .init(
                    "rights",
                    .array(
                        stage.rights.map {
                            .object([
                                .init("right", .string($0.id)), .init("unless", .text($0.unless)),
                                .init("note", .text($0.note)), .init("cites", .texts($0.cites)),
                            ])
                        })),
                .init(
                    "earlyEnd",
                    .array(
                        stage.earlyEnds.map {
                            .object([
                                .init("ground", .string($0.ground)), .init("note", .text($0.note)),
                                .init("cites", .texts($0.cites)),
                            ])
                        })),
                .init("beside", .text(stage.beside)), alerts(stage.alerts), .init("notes", .texts(stage.notes)),
                doubts(stage.ambiguous),
            ])
    }

    private static func prolongation(_ prolongation: RulePack.Prolongation?) -> JSONValue {
        prolongation.map {
            .object([
                length($0.period), .init("times", $0.times.map { .int($0) } ?? .null), .init("cites", .texts($0.cites)),
            ])
        } ?? .null
    }

    private static func start(_ start: RulePack.Start) -> JSONValue {
        switch start {
        case .decision(let trigger): decision(trigger)
        case .requested(let decision): .object([.init("requested", .string(decision))])
        case .refused: .object([.init("stage", .string("refused"))])
        case .withdrawn: .object([.init("stage", .string("withdrawn"))])
        case .granted(let stage): .object([.init("granted", .string(stage))])
        }
    }

    private static func window(_ window: RulePack.Window) -> JSONValue {
        .object([
            .init("beforeEndOf", .texts(window.beforeEndOf)), .init("opens", object(window.limits.opens)),
            .init("closes", object(window.limits.closes)),
            .init(
                "otherwise",
                window.otherwise.map {
                    .object([
                        .init("opens", object($0.opens)), .init("closes", object($0.closes)),
                        .init("note", .text(window.otherwiseNote)),
                    ])
                } ?? .null),
            .init("trigger", .string(window.trigger)), .init("cites", .texts(window.cites)),
        ])
    }

    private static func period(_ period: RulePack.TimedPeriod) -> JSONValue {
        let clock: [JSONValue.Member] =
            switch period.clock {
            case .duration(let length): [.init("duration", duration(length)), .init("window", .null)]
            case .window(let before): [.init("duration", .null), .init("window", window(before))]
            }
        return .object(
            [
                .init("period", .string(period.id)), .init("aliases", .texts(period.aliases)),
                .init("kind", .string(period.kind.rawValue)),
            ] + days(period.days) + [.init("starts", .array(period.starts.map(start)))] + clock + [
                .init("metBy", .texts(period.metBy)),
                .init(
                    "delivery",
                    .array(
                        period.delivery.map {
                            .object([
                                .init("delivery", .string($0.id)),
                                .init("workingDays", $0.workingDays.map { .int($0) } ?? .null),
                            ])
                        })),
                .init("extension", prolongation(period.prolongation)), alerts(period.alerts),
                .init("notes", .texts(period.notes)), doubts(period.ambiguous),
            ])
    }

    private static func stay(_ stay: RulePack.Stay) -> JSONValue {
        .object(
            [
                .init("stay", .string(stay.id)), .init("aliases", .texts(stay.aliases)),
                .init("kind", .string(stay.kind.rawValue)),
            ] + days(stay.days) + [
                .init("basis", .string(stay.basis.rawValue)),
                .init("duration", stay.duration.map(duration) ?? .null),
                .init("extension", prolongation(stay.prolongation)), .init("extendable", .bool(stay.extendable)),
                .init("after", .texts(stay.after)),
                .init(
                    "phases",
                    .array(
                        stay.phases.map {
                            .object([
                                .init("phase", .string($0.id)), .init("until", object($0.until)),
                                .init("report", .bool($0.report)),
                            ])
                        })), alerts(stay.alerts), .init("cites", .texts(stay.cites)),
                .init("notes", .texts(stay.notes)), doubts(stay.ambiguous),
            ])
    }

    private static func duty(_ duty: RulePack.Duty) -> JSONValue {
        .object([
            .init("duty", .string(duty.id)), .init("who", .string(duty.who)),
            .init("limit", .string(duty.limit.rawValue)), .init("stage", .text(duty.stage)),
            .init("cites", .texts(duty.cites)), .init("notes", .texts(duty.notes)),
        ])
    }

    private static func tree(_ tree: ConditionTree) -> JSONValue {
        switch tree {
        case .condition(let id): .string(id)
        case .allOf(let branches): .object([.init("allOf", .array(branches.map(Self.tree)))])
        case .anyOf(let branches): .object([.init("anyOf", .array(branches.map(Self.tree)))])
        }
    }
}
