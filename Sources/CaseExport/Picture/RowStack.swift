/// Rows within which nothing overlaps: each box goes into the first row that has room for it.
struct RowStack {
    /// What each row is taken by, in no order.
    private var rows: [[(left: Int, right: Int)]] = []

    /// The number of rows.
    var count: Int { rows.count }

    /// Takes room in a row.
    ///
    /// - Returns: The number of the row, from 0.
    mutating func place(from left: Int, to right: Int) -> Int {
        let row = rows.firstIndex { row in row.allSatisfy { right + Self.gap <= $0.left || $0.right + Self.gap <= left }
        }
        guard let row else {
            rows.append([(left, right)])
            return rows.count - 1
        }
        rows[row].append((left, right))
        return row
    }

    /// Between two boxes of a row.
    private static let gap = 10
}
