internal import CaseModel

/// A table of a page, with its rows.
public struct ExportRows: Sendable, Hashable {
    /// The title and the columns; the first cell of a row says what the row is about.
    public package(set) var table: ExportTable
    /// The rows.
    ///
    /// A row that is too short is filled up.
    public package(set) var rows: [[ExportTable.Cell]]
    /// What is said in place of the rows when there are none.
    public package(set) var whenEmpty: String

    /// The same numbers as bars, which stand before the table.
    package var chart: BarChart?

    /// Makes a table with its rows.
    package init(
        _ table: ExportTable, rows: [[ExportTable.Cell]], whenEmpty: String, chart: BarChart? = nil
    ) {
        self.table = table
        self.rows = rows
        self.whenEmpty = whenEmpty
        self.chart = chart
    }

    /// Writes the table, a piece for a hundred rows.
    func write(
        in words: Words, to markup: inout Markup, _ flush: (inout Markup) throws(JalonError) -> Void
    ) throws(JalonError) {
        if let chart { ExportPage.write(chart, to: &markup) }
        markup.raw("<table>\n")
        markup.element("caption", table.title)
        markup.raw("\n<thead><tr>")
        for column in table.columns {
            let attributes: KeyValuePairs<StaticString, String> =
                switch (column.kind, column.width) {
                case (.integer, _): ["scope": "col", "class": "number"]
                case (_, .ordinary): ["scope": "col"]
                case (_, .narrow): ["scope": "col", "class": "narrow"]
                case (_, .wide): ["scope": "col", "class": "wide"]
                }
            markup.open("th", attributes)
            markup.text(column.heading)
            markup.raw("</th>")
        }
        markup.raw("</tr></thead>\n<tbody>\n")
        if rows.isEmpty {
            markup.raw("<tr>")
            markup.element("td", ["colspan": "\(max(table.columns.count, 1))"], whenEmpty)
            markup.raw("</tr>\n")
        }
        for (index, row) in rows.enumerated() {
            write(row, in: words, to: &markup)
            if index % 100 == 99 { try flush(&markup) }
        }
        markup.raw("</tbody></table>\n")
    }

    /// Numbers stand under one another, codes on one line.
    private static func look(of column: ExportTable.Column) -> KeyValuePairs<StaticString, String> {
        if column.kind == .integer { return ["class": "number"] }
        return column.width == .narrow ? ["class": "code"] : column.width == .wide ? ["class": "wide"] : [:]
    }

    private func write(_ row: [ExportTable.Cell], in words: Words, to markup: inout Markup) {
        markup.raw("<tr>")
        for (index, column) in table.columns.enumerated() {
            let cell = index < row.count ? row[index] : .empty
            if index == 0 {
                markup.raw("<th scope=\"row\">")
                cell.write(in: words, to: &markup)
                markup.raw("</th>")
            } else {
                markup.open("td", Self.look(of: column))
                cell.write(in: words, to: &markup)
                markup.raw("</td>")
            }
        }
        markup.raw("</tr>\n")
    }
}
