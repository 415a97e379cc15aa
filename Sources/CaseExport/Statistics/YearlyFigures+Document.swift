package import CaseModel
internal import CivilCalendar
internal import CountryRules

extension YearlyFigures {
    /// The figures as the document `jalon.stats/1`, the same in every language.
    ///
    /// - Parameter end: Where the casebook ended.
    package func document(_ end: ChainEnd) -> JSONValue {
        .object([
            .init("format", .string("jalon.stats/1")), .init("year", .int(scope.year)),
            .init("country", .text(scope.country)), .init("from", .text(scope.from)),
            .init("through", .text(scope.through)), .init("partial", .bool(scope.isPartial)),
            .init("knownOn", .text(scope.knownOn)), .init("threshold", .int(threshold)),
            .init("protected", .bool(isProtected)), .init("tables", .array(tables.map(\.document))),
            .init(
                "packs",
                .array(
                    packs.map {
                        .object([.init("pack", .string($0.id)), .init("status", .string($0.status.rawValue))])
                    })),
            .init("chain", end.document),
        ])
    }
}

extension YearlyFigures.Table {
    fileprivate var document: JSONValue {
        .object([
            .init("table", .string(id.rawValue)), .init("kind", .string(kind.rawValue)),
            .init("withheld", .bool(isWithheld)),
            .init(
                "rows",
                .array(
                    rows.map {
                        .object([
                            .init("row", .string($0.id)), .init("count", .int($0.count)), .init("most", .int($0.most)),
                            .init("protected", .bool($0.isProtected)),
                        ])
                    })),
            .init("rest", rest.map { .int($0) } ?? .null), .init("total", total.map { .int($0) } ?? .null),
        ])
    }
}
