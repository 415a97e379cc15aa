internal import Jalon

/// Text in columns, as wide as their longest cell; the last one is never padded.
struct Table {
    /// A cell: the text, and how it stands out once its width is known.
    struct Cell {
        let text: String
        /// How many characters the text has.
        let width: Int
        let paint: (String) -> String

        init(_ text: String, _ paint: @escaping (String) -> String = { $0 }) {
            self.text = text
            width = text.count
            self.paint = paint
        }
    }

    private var rows: [[Cell]] = []
    private let indent: String

    init(indent: Int = 0) { self.indent = String(repeating: " ", count: indent) }

    var isEmpty: Bool { rows.isEmpty }

    mutating func add(_ cells: [Cell]) { rows.append(cells) }

    mutating func add(_ texts: [String]) { rows.append(texts.map { Cell($0) }) }

    /// The widths that this table needs.
    var widths: [Int] {
        rows.reduce(into: []) { widths, row in
            for (index, cell) in row.enumerated() {
                if index == widths.count { widths.append(0) }
                widths[index] = max(widths[index], cell.width)
            }
        }
    }

    /// How many characters the longest line has when columns have these widths.
    func width(ofColumns widths: [Int]) -> Int {
        indent.count + widths.reduce(0, +) + 2 * max(0, widths.count - 1)
    }

    /// The lines, with columns at least as wide as `least`, so that several tables stand under one another.
    ///
    /// - Parameter room: How many characters fit on a line: the end of a longer one gives way to `…`.
    func lines(least: [Int] = [], room: Int = .max) -> [String] {
        let widths = widths.enumerated().map { max($1, $0 < least.count ? least[$0] : 0) }
        return rows.map { row in
            let lastFilled = row.lastIndex { !$0.text.isEmpty } ?? 0
            let before = indent.count + widths.prefix(lastFilled).reduce(0) { $0 + $1 + 2 }
            return indent
                + row.prefix(lastFilled + 1).enumerated().map { index, cell in
                    guard index == lastFilled else {
                        return cell.paint(cell.text) + String(repeating: " ", count: widths[index] - cell.width)
                    }
                    return cell.paint(Self.cut(cell, to: room - before))
                }.together("  ")
        }
    }

    private static func cut(_ cell: Cell, to room: Int) -> String {
        cell.width <= room ? cell.text : cell.text.prefix(max(8, room) - 1) + "…"
    }
}
