package import CaseModel
package import CountryRules

/// Writes a page: one file of HTML that needs nothing else, with neither script nor request.
///
/// What is shown as a picture is there as tables too. The content policy within the page allows its one stylesheet by
/// its hash and nothing else, so that even a text that found its way into the markup would do nothing. The page is
/// written piece by piece: a page of many cases takes no more memory than its largest.
package struct ExportPage: Sendable {
    /// How the parts of a page lie on paper.
    package enum Layout: String, Sendable, CaseIterable {
        /// Each part begins a sheet, as a case does that may be handed on by itself.
        case apart
        /// One after the other, on as few sheets as possible.
        case together
        /// A4 with the long side at the bottom, and lines between the cells to write in.
        case landscape
    }

    /// The language of the page.
    package let language: RuleLanguage
    /// What the page is called.
    package let title: String
    /// What is known at a glance.
    package let facts: [ExportFact]
    /// The numbers that stand out.
    package let figures: [ExportFigure]
    /// How the parts follow each other on paper.
    package let layout: Layout
    let words: Words
    private var sections = 0

    /// A page of which nothing is written yet.
    package init(
        language: RuleLanguage, title: String, facts: [ExportFact], figures: [ExportFigure] = [],
        layout: Layout = .apart
    ) {
        self.language = language
        self.title = title
        self.facts = facts
        self.figures = figures
        self.layout = layout
        words = Words(language)
    }

    /// Writes the beginning of the page.
    ///
    /// - Parameter sink: Takes the bytes, in UTF-8.
    /// - Throws: What the sink throws.
    package func begin(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        var markup = Markup()
        markup.raw("<!DOCTYPE html>\n")
        markup.open("html", ["lang": language.rawValue])
        markup.raw("\n<head>\n<meta charset=\"utf-8\">\n")
        markup.open("meta", ["http-equiv": "Content-Security-Policy", "content": ExportStyle.policy])
        markup.raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        markup.raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
        markup.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n")
        markup.element("title", title)
        markup.raw("\n<style>")
        markup.raw(ExportStyle.sheet)
        markup.raw("</style>\n</head>\n")
        markup.open("body", layout == .landscape ? ["class": layout.rawValue] : [:])
        markup.raw("\n<header>\n")
        markup.element("h1", title)
        Self.write(facts, in: words, to: &markup)
        ExportFigure.write(figures, to: &markup)
        markup.raw("</header>\n")
        markup.raw(layout == .together ? "<main class=\"together\">\n" : "<main>\n")
        try sink(markup.bytes)
    }

    /// Writes a part, after those before.
    ///
    /// - Parameters:
    ///   - section: The part.
    ///   - sink: Takes the bytes.
    /// - Throws: What the sink throws.
    package mutating func write(
        _ section: ExportSection, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        var markup = open(section.heading)
        Self.write(section.facts, in: words, to: &markup)
        if let picture = section.picture { Self.write(picture, id: "picture-\(sections)", to: &markup) }
        if let findings = section.findings, !findings.items.isEmpty { Self.write(findings, to: &markup) }
        for table in section.tables {
            try table.write(in: words, to: &markup) { (markup) throws(JalonError) in try sink(markup.take()) }
        }
        markup.raw("</section>\n")
        try sink(markup.bytes)
    }

    /// Begins a part with its heading.
    ///
    /// What stands below it is written behind, and the end of the section.
    mutating func open(_ heading: String) -> Markup {
        sections += 1
        let id = "part-\(sections)"
        var markup = Markup()
        markup.open("section", ["aria-labelledby": id])
        markup.raw("\n")
        markup.element("h2", ["id": id], heading)
        return markup
    }

    /// Writes the end of the page.
    ///
    /// - Parameters:
    ///   - footer: The last lines: the scope, the redaction, the packs and their status, the head of the chain.
    ///   - sink: Takes the bytes.
    /// - Throws: What the sink throws.
    package func end(footer: [String], to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        var markup = Markup()
        markup.raw("</main>\n<footer>\n")
        for line in footer {
            markup.element("p", line)
            markup.raw("\n")
        }
        markup.raw("</footer>\n</body>\n</html>\n")
        try sink(markup.bytes)
    }
}
