public import CaseModel
internal import CivilCalendar

/// Writes tables as GitHub Flavored Markdown: a heading for the document, and one for each table.
///
/// Texts are shown as they are: nothing in them is markup, and words with an address in them are written as code.
/// Blanks are single spaces, ends of lines `<br>`; control characters, and the controls of direction, are replaced by
/// signs that are seen.
public struct MarkdownTableWriter: TableWriter {
    private let title: String
    private let yes: String
    private let no: String
    private var table: ExportTable?

    /// A writer of one document.
    ///
    /// - Parameters:
    ///   - title: The document's title, in the language of its readers.
    ///   - yes: What stands for yes in that language.
    ///   - no: What stands for no in that language.
    public init(title: String, yes: String = "yes", no: String = "no") {
        self.title = title
        self.yes = yes
        self.no = no
    }

    /// Begins a table: its heading and its header.
    public mutating func begin(
        _ table: ExportTable, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try table.checkColumns()
        var text = self.table == nil ? Self.heading("#", title) : "\n"
        self.table = table
        text += Self.heading("##", table.title)
        text += Self.line(table.columns.map { MarkdownText.escaped($0.heading) })
        text += Self.line(table.columns.map { $0.kind == .integer ? "---:" : "---" })
        try sink(Array(text.utf8))
    }

    /// Writes a row.
    public mutating func write(
        _ row: [ExportTable.Cell], to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        guard let table else { throw .noTable }
        try table.check(row)
        try sink(Array(Self.line(row.map(cell)).utf8))
    }

    /// Ends the document.
    public mutating func finish(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        guard table != nil else { throw .noTable }
    }

    private func cell(_ cell: ExportTable.Cell) -> String {
        switch cell {
        case .text(let text): MarkdownText.escaped(text)
        case .date(let day): day.description
        case .month(let day): day.monthText
        case .instant(let moment): moment.description
        case .integer(let number): String(number)
        case .boolean(let value): MarkdownText.escaped(value ? yes : no)
        case .empty: ""
        }
    }

    private static func heading(_ mark: String, _ title: String) -> String {
        let line = ShownText.line(title)
        return line.isEmpty ? "" : "\(mark) \(MarkdownText.escaped(line))\n\n"
    }

    private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
}
