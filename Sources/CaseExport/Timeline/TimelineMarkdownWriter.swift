internal import CaseModel
internal import CountryRules

/// Timelines as Markdown: tables for each case, and what has to be known of the export as a list.
struct TimelineMarkdownWriter: TimelineWriter {
    private let profile: TimelineProfile
    private var writer: MarkdownTableWriter
    private var isEmpty = true

    init(_ profile: TimelineProfile) {
        self.profile = profile
        writer = MarkdownTableWriter(
            title: profile.texts["export.title"], yes: profile.words[.yes], no: profile.words[.no])
    }

    mutating func begin(
        _ measured: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {}

    mutating func write(
        _ source: TimelineSource, code: String, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        isEmpty = false
        let content = TimelineContent(source, code: code, profile)
        let facts = ExportTable(
            title: "\(content.code) · \(content.country)",
            columns: [
                .init("fact", heading: profile.texts["export.what"], kind: .text),
                .init("value", heading: profile.texts["export.details"], kind: .text),
            ])
        try writer.begin(facts, to: sink)
        for fact in content.facts {
            try writer.write([.text(fact.heading), .text(fact.value.plain(profile.words))], to: sink)
        }
        for table in TimelineSection(profile: profile).tables(of: content) {
            try writer.begin(
                ExportTable(title: "\(content.code) · \(table.table.title)", columns: table.table.columns), to: sink)
            for row in table.rows { try writer.write(row, to: sink) }
        }
    }

    mutating func end(
        _ trailer: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        if !isEmpty { try writer.finish(to: sink) }
        var text = isEmpty ? "" : "\n"
        text += "## \(MarkdownText.escaped(profile.texts["export.about"]))\n\n"
        for line in trailer.lines { text += "- \(MarkdownText.escaped(line))\n" }
        try sink(Array(text.utf8))
    }
}
