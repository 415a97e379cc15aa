internal import CountryRules

/// The figures of all countries: the sums of what is published of each, so that they tell nothing more.
struct StatisticsSum: Sendable {
    /// What is published of one country.
    struct Part: Sendable {
        let country: CountryCode
        let tables: [YearlyFigures.Table]

        /// The persons supported.
        var persons: YearlyFigures.Row? { tables.first { $0.id == .persons }?.rows.first }

        /// A row; of one that is not shown, how many persons may be in it.
        ///
        /// Of a nationality there may be fewer than are shown, and in a table that is withheld as many as there are;
        /// other rows are there for every country that has them.
        func row(_ id: String, of table: YearlyFigures.Table, threshold: Int) -> YearlyFigures.Row {
            if let shown = table.rows.first(where: { $0.id == id }) { return shown }
            let isNationality = table.id == .nationality && !StatisticsSum.last.contains(id)
            let most = table.isWithheld ? persons?.most ?? 0 : isNationality ? threshold - 1 : 0
            return .init(id: id, count: 0, most: most)
        }
    }

    /// The rows that stand behind all others.
    static let last = [StatisticsFrame.other, "unknown"]

    let threshold: Int
    let parts: [Part]

    /// The tables of all countries together.
    var tables: [YearlyFigures.Table] {
        YearlyFigures.Table.ID.allCases.compactMap { $0 == .countries ? countries : sum(of: $0) }
    }

    private var countries: YearlyFigures.Table {
        .init(
            .countries,
            sumOf: parts.compactMap { part in
                part.persons.map { .init(id: part.country.rawValue, count: $0.count, most: $0.most) }
            })
    }

    /// The tables of one kind, added row by row.
    private func sum(of id: YearlyFigures.Table.ID) -> YearlyFigures.Table? {
        let own = parts.compactMap { part in part.tables.first { $0.id == id }.map { (part: part, table: $0) } }
        let tables = own.map(\.table)
        guard let first = tables.first else { return nil }
        // What is not shown of a country stands among its others, or in the rest.
        let rows = names(of: tables).map { name in
            let rows = own.map { $0.part.row(name, of: $0.table, threshold: threshold) }
            return YearlyFigures.Row(
                id: name, count: rows.map(\.count).reduce(0, +), most: rows.map(\.most).reduce(0, +))
        }
        let total = first.total.map { _ in tables.compactMap(\.total).reduce(0, +) }
        return .init(
            id: id, kind: first.kind, rows: rows, rest: total.map { $0 - rows.map(\.count).reduce(0, +) },
            total: total, isWithheld: tables.allSatisfy(\.isWithheld))
    }

    /// The rows in the order of the tables; nationalities by code.
    private func names(of tables: [YearlyFigures.Table]) -> [String] {
        let names: [String] = tables.flatMap(\.rows).map(\.id).reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        let own = names.filter { !Self.last.contains($0) }
        return (tables.first?.id == .nationality ? own.sorted() : own) + Self.last.filter(names.contains)
    }
}
