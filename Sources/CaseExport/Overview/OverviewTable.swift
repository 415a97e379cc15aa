internal import CaseModel

/// A table of an overview: rows under headings of their own, which are made when they are written.
struct OverviewTable {
    /// A row and how urgent it is.
    struct Row {
        let mark: ExportMark?
        let cells: [ExportTable.Cell]
    }

    /// Rows under one heading.
    struct Group {
        let title: String
        let mark: ExportMark?
        let count: Int
        let row: (Int) -> Row
    }

    /// The columns whose cells are told apart by their heading alone, where rows are broken up on a narrow screen.
    private static let labelled: Set = ["earliest", "worker", "deputy"]

    let table: ExportTable
    let groups: [Group]

    /// Writes the table as a page has it, in pieces of a hundred rows.
    ///
    /// - Parameter hasGroups: Whether the headings of the groups are shown.
    func write(
        hasGroups: Bool = true, in words: Words, to markup: inout Markup,
        _ flush: (inout Markup) throws(JalonError) -> Void
    ) throws(JalonError) {
        markup.raw("\n<table class=\"dense\">\n<thead><tr>")
        for column in table.columns {
            markup.open("th", column.kind == .integer ? ["scope": "col", "class": "number"] : ["scope": "col"])
            markup.text(column.heading)
            markup.raw("</th>")
        }
        markup.raw("</tr></thead>\n")
        var written = 0
        for group in groups where group.count > 0 {
            markup.raw("<tbody>\n")
            if hasGroups {
                markup.open("tr", ["class": ["group", group.mark?.rawValue].compactMap { $0 }.joined(separator: " ")])
                markup.element("th", ["colspan": "\(table.columns.count)", "scope": "rowgroup"], group.title)
                markup.raw("</tr>\n")
            }
            for index in 0..<group.count {
                write(group.row(index), in: words, to: &markup)
                written += 1
                if written % 100 == 0 { try flush(&markup) }
            }
            markup.raw("</tbody>\n")
        }
        markup.raw("</table>\n")
    }

    private func write(_ row: Row, in words: Words, to markup: inout Markup) {
        markup.open("tr", row.mark.map { ["class": $0.rawValue] } ?? [:])
        for (index, (column, cell)) in zip(table.columns, row.cells).enumerated() {
            if index == 0 {
                // A code of the usual length is not broken at its dashes.
                markup.open("th", Self.isShort(cell) ? ["scope": "row", "class": "short"] : ["scope": "row"])
                cell.write(in: words, to: &markup)
                markup.raw("</th>")
            } else {
                markup.open("td", Self.attributes(of: column, cell))
                if column.id == "cases", case .text(let codes) = cell {
                    Self.write(codes, to: &markup)
                } else {
                    cell.write(in: words, to: &markup)
                }
                markup.raw("</td>")
            }
        }
        markup.raw("</tr>\n")
    }

    /// Codes with commas between them, none of which is broken at its dashes.
    private static func write(_ codes: String, to markup: inout Markup) {
        for (index, code) in codes.split(separator: ", ").enumerated() {
            if index > 0 { markup.raw(", ") }
            markup.element("span", code.utf8.count <= 20 ? ["class": "short"] : [:], String(code))
        }
    }

    private static func attributes(
        of column: ExportTable.Column, _ cell: ExportTable.Cell
    ) -> KeyValuePairs<StaticString, String> {
        if column.kind == .integer { return ["class": "number"] }
        if column.id == "state" { return ["class": "short"] }
        return labelled.contains(column.id) && cell != .empty ? ["data-label": column.heading] : [:]
    }

    private static func isShort(_ cell: ExportTable.Cell) -> Bool {
        if case .text(let text) = cell { text.utf8.count <= 20 } else { false }
    }
}
