internal import Jalon

/// A pack as a JSON document: everything that its file says.
struct PackDocument {
    let document: JSONValue

    init(_ pack: RulePack) {
        document = Document.make(
            "rules",
            [
                .init("pack", .string(pack.id)), .init("country", .string(pack.country.rawValue)),
                .init("from", .text(pack.from)), .init("to", .text(pack.to)),
                .init("status", .string(pack.status.rawValue)),
                .init("referenceOnly", .bool(pack.referenceOnly)), .init("calendar", .string(pack.calendar.rawValue)),
                .init("stages", .array(pack.stages.map(Self.stage))),
                .init("periods", .array(pack.periods.map(Self.period))),
                .init("accommodation", .array(pack.accommodation.map(Self.accommodation))),
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

    private static func duration(_ duration: RulePack.Duration) -> JSONValue {
        let length: [JSONValue.Member] =
            switch duration.length {
            case .period(let period): [length(period)]
            case .range(let least, upTo: let most): [length(least), .init("upTo", .object([Self.length(most)]))]
            case .unlimited(let document):
                [.init("unlimited", .bool(true))]
                    + (document.map { [.init("document", .object([Self.length($0)]))] } ?? [])
            }
        return .object(
            length + [
                .init("counting", .string(duration.counting.rawValue)),
                .init("nature", .string(duration.nature.rawValue)),
                .init("trigger", .string(duration.trigger)), .init("cites", .texts(duration.cites)),
            ])
    }

    private static func stage(_ stage: RulePack.Stage) -> JSONValue {
        .object([
            .init("stage", .string(stage.id)), .init("kindOf", .text(stage.kindOf)),
            .init("after", .texts(stage.after)),
            .init("duration", duration(stage.duration)),
            .init(
                "renewal",
                .object([
                    .init("kind", .string(stage.renewal.kind.rawValue)),
                    .init("length", .string(stage.renewal.length.rawValue)),
                    .init("times", stage.renewal.times.map { .int($0) } ?? .null),
                    .init("condition", .text(stage.renewal.condition)), .init("note", .text(stage.renewal.note)),
                    .init("cites", .texts(stage.renewal.cites)),
                ])),
            .init("conditions", stage.conditions.map(tree) ?? .null),
            .init("conditionsCites", .texts(stage.conditionsCites)),
            .init(
                "rights",
                .array(
                    stage.rights.map {
                        .object([
                            .init("right", .string($0.id)), .init("unless", .text($0.unless)),
                            .init("note", .text($0.note)),
                        ])
                    })),
            .init("notes", .texts(stage.notes)),
            .init(
                "ambiguous",
                .array(
                    stage.ambiguous.map {
                        .object([
                            .init("cell", .string($0.cell.rawValue)), .init("confidence", .string($0.confidence)),
                            .init("note", .string($0.note)),
                        ])
                    })),
        ])
    }

    private static func period(_ period: RulePack.TimedPeriod) -> JSONValue {
        .object([
            .init("period", .string(period.id)), .init("kind", .string(period.kind.rawValue)),
            .init("duration", duration(period.duration)),
            .init(
                "extension",
                period.prolongation.map {
                    .object([
                        length($0.period), .init("times", $0.times.map { .int($0) } ?? .null),
                        .init("cites", .texts($0.cites)),
                    ])
                } ?? .null),
            .init("notes", .texts(period.notes)),
        ])
    }

    private static func accommodation(_ stay: RulePack.Accommodation) -> JSONValue {
        .object([
            .init("accommodation", .string(stay.id)), .init("kind", .string(stay.kind)),
            .init("basis", .string(stay.basis.rawValue)),
            .init("length", stay.length.map { .object([length($0)]) } ?? .null),
            .init("upTo", stay.upTo.map { .object([length($0)]) } ?? .null),
            .init("extendable", .bool(stay.extendable)),
            .init("cites", .texts(stay.cites)), .init("notes", .texts(stay.notes)),
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
