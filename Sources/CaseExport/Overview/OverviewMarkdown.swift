public import CaseModel
internal import CivilCalendar
public import CountryRules

/// Writes an overview as Markdown: the numbers, and a table for each of its parts.
public struct OverviewMarkdown {
    private let overview: Overview
    private let words: OverviewWords

    /// A document in the language of the texts.
    public init(_ overview: Overview, texts: RuleTexts) {
        self.overview = overview
        words = OverviewWords(texts)
    }

    /// Writes the document.
    ///
    /// - Parameter sink: Takes the bytes, in UTF-8.
    /// - Throws: What the sink throws.
    public func write(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        var writer = MarkdownTableWriter(title: words.title(of: overview))
        try writer.begin(
            ExportTable(
                title: words["numbers"],
                columns: [
                    .init("what", heading: words["deadline"], kind: .text),
                    .init("count", heading: words["count"], kind: .integer),
                ]), to: sink)
        for group in overview.groups {
            try writer.write([.text(words.span(group.span)), .integer(group.rows.count)], to: sink)
        }
        try writer.write([.text(words["undated"]), .integer(overview.undated.count)], to: sink)
        try writer.write([.text(words["openCases"]), .integer(overview.caseCount)], to: sink)
        try write(.due(overview, words), with: &writer, to: sink)
        try write(.workers(overview, words), with: &writer, to: sink)
        try write(.undated(overview.undated, words), with: &writer, to: sink)
        try write(.steps(overview.openSteps, words), with: &writer, to: sink)
        try writer.finish(to: sink)
        let footer = ["† \(words.words[.weakSource])"] + words.footer(of: overview)
        try sink(Array(footer.map { "\n\(MarkdownText.escaped($0))\n" }.joined().utf8))
    }

    private func write(
        _ table: OverviewTable, with writer: inout MarkdownTableWriter,
        to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        for group in table.groups where group.count > 0 {
            let title = group.title.hasPrefix(table.table.title) ? group.title : "\(table.table.title): \(group.title)"
            try writer.begin(ExportTable(title: title, columns: table.table.columns), to: sink)
            for index in 0..<group.count { try writer.write(group.row(index).cells, to: sink) }
        }
    }
}
