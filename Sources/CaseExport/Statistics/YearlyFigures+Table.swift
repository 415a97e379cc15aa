extension YearlyFigures.Table {
    /// A table without a total.
    init(_ id: ID, _ rows: [YearlyFigures.Row]) {
        self.init(id: id, kind: .several, rows: rows, rest: nil, total: nil, isWithheld: false)
    }

    /// A table whose rows are parts of a total.
    init(_ id: ID, rows: [YearlyFigures.Row], total: Int) {
        let shown = rows.map(\.count).reduce(0, +)
        self.init(id: id, kind: .parts, rows: rows, rest: total - shown, total: total, isWithheld: false)
    }

    /// A table whose total is what its rows add up to.
    init(_ id: ID, sumOf rows: [YearlyFigures.Row]) {
        self.init(id, rows: rows, total: rows.map(\.count).reduce(0, +))
    }

    /// A table of which only the total is shown.
    init(withheld table: YearlyFigures.Table) {
        self.init(
            id: table.id, kind: table.kind, rows: [], rest: table.total, total: table.total, isWithheld: true)
    }

    /// All rows together as one figure.
    func asRow(_ name: String) -> YearlyFigures.Row {
        .init(id: name, count: rows.map(\.count).reduce(0, +), most: rows.map(\.most).reduce(0, +))
    }
}
