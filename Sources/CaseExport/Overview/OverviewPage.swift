public import CaseModel
public import CountryRules

/// Writes an overview as one page of HTML for a screen and for paper.
///
/// The page has neither script nor request, as every page of an export. It is written piece by piece, a piece for a
/// hundred rows.
public struct OverviewPage {
    private let overview: Overview
    private let words: OverviewWords

    /// A page in the language of the texts.
    public init(_ overview: Overview, texts: RuleTexts) {
        self.overview = overview
        words = OverviewWords(texts)
    }

    /// Writes the page.
    ///
    /// - Parameter sink: Takes the bytes, in UTF-8.
    /// - Throws: What the sink throws.
    public func write(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        var page = ExportPage(
            language: words.texts.language, title: words.title(of: overview), facts: [], figures: figures,
            layout: .together)
        try page.begin(to: sink)
        try writeDue(&page, to: sink)
        try write(&page, .workers(overview, words), whenEmpty: words.counted("cases", 0), to: sink)
        let undated = overview.undated
        if !undated.isEmpty {
            try write(
                &page, .undated(undated, words), hasGroups: false, note: words["undated.note"], to: sink)
        }
        let steps = overview.openSteps
        if !steps.isEmpty { try write(&page, .steps(steps, words), hasGroups: false, to: sink) }
        try page.end(footer: words.footer(of: overview), to: sink)
    }

    private var figures: [ExportFigure] {
        overview.groups.map { ExportFigure(words.span($0.span), $0.rows.count, mark: $0.span.mark) } + [
            ExportFigure(
                words["undated.figure"], overview.undated.count, mark: overview.undated.isEmpty ? nil : .undated),
            ExportFigure(words["openCases"], overview.caseCount),
        ]
    }

    private func writeDue(
        _ page: inout ExportPage, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        let table = OverviewTable.due(overview, words)
        let isWeak =
            overview.groups.contains { $0.rows.contains { $0.deadline.isWeak } }
            || overview.workers.contains { $0.cases.contains { $0.next?.isWeak ?? false } }
        let nothing = words.filled("nothing", ["until": words.words.long(overview.until)])
        try write(
            &page, table, note: isWeak ? "† \(words.words[.weakSource])" : nil, whenEmpty: nothing, to: sink)
    }

    private func write(
        _ page: inout ExportPage, _ table: OverviewTable, hasGroups: Bool = true, note: String? = nil,
        whenEmpty: String = "", to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        let isEmpty = table.groups.allSatisfy { $0.count == 0 }
        var markup = page.open(table.table.title)
        if isEmpty {
            markup.element("p", whenEmpty)
            markup.raw("\n")
        } else {
            try table.write(hasGroups: hasGroups, in: words.words, to: &markup) { (markup) throws(JalonError) in
                try sink(markup.take())
            }
        }
        if let note {
            markup.element("p", ["class": "note"], note)
            markup.raw("\n")
        }
        markup.raw("</section>\n")
        try sink(markup.bytes)
    }
}
