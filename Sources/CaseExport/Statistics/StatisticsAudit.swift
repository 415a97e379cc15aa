/// Looks at all tables of a country together with the eyes of somebody who knows more than they say: that nothing in
/// some of them is unknown, so that their rows have to add up to the number of persons.
///
/// Without that knowledge no figure is narrowed at all. With it, at least half of its values, rounded up, have to
/// remain possible for every row; else the table of that row is withheld.
///
/// The tables share the number of persons and nothing else: they are a star, on which bounds that are carried from the
/// tables to the number and back are exact.
struct StatisticsAudit {
    let persons: YearlyFigures.Row
    let tables: [YearlyFigures.Table]
    let threshold: Int

    /// The table that tells most, when it tells too much.
    var tooTelling: Int? {
        let least = (threshold + 1) / 2
        let shown = tables.indices.filter {
            [.sex, .nationality, .exploitation].contains(tables[$0].id) && !tables[$0].isWithheld
        }
        var worst: (index: Int, remaining: Int)?
        // Which of the tables are known to be whole: every choice of them.
        for choice in 1..<max(2, 1 << shown.count) {
            let whole = shown.enumerated().filter { choice >> $0.offset & 1 == 1 }.map(\.element)
            guard let number = numberOfPersons(whole) else { continue }
            for index in whole {
                let remaining = fewest(tables[index], number)
                if remaining < least, remaining < worst?.remaining ?? .max { worst = (index, remaining) }
            }
        }
        return worst?.index
    }

    /// What the number of persons can be when these tables are whole; `nil` when they cannot be.
    private func numberOfPersons(_ whole: [Int]) -> ClosedRange<Int>? {
        var (low, high) = (persons.count, persons.most)
        for index in whole {
            // Where a person may count in several rows, the rows together are at least the persons.
            high = min(high, tables[index].rows.map(\.most).reduce(0, +))
            if tables[index].kind == .parts { low = max(low, tables[index].rows.map(\.count).reduce(0, +)) }
        }
        return low <= high ? low...high : nil
    }

    /// How many values remain possible for the row of a table of which fewest do, when it is whole.
    private func fewest(_ table: YearlyFigures.Table, _ number: ClosedRange<Int>) -> Int {
        let (count, most) = (table.rows.map(\.count).reduce(0, +), table.rows.map(\.most).reduce(0, +))
        return table.rows.map { row in
            let low = max(row.count, number.lowerBound - (most - row.most))
            let others = table.kind == .parts ? count - row.count : 0
            let high = min(row.most, number.upperBound - others)
            return high - low + 1
        }.min() ?? .max
    }
}
