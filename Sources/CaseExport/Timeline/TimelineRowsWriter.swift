internal import CaseModel
internal import CountryRules

/// Timelines as rows of one table by a writer of tables, and what has to be known of the export as another.
struct TimelineRowsWriter<Writer: TableWriter>: TimelineWriter {
    private let profile: TimelineProfile
    private let rows: TimelineRows
    private var writer: Writer

    init(_ profile: TimelineProfile, _ writer: Writer) {
        self.profile = profile
        rows = TimelineRows(profile: profile)
        self.writer = writer
    }

    mutating func begin(
        _ measured: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try writer.begin(rows.table, to: sink)
    }

    mutating func write(
        _ source: TimelineSource, code: String, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        var cells = TimelineCells()
        rows.visit(TimelineMaker(source, code: code, profile), &cells)
        for row in cells.rows { try writer.write(row, to: sink) }
    }

    mutating func end(
        _ trailer: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        let title = profile.texts["export.about"]
        try writer.begin(
            ExportTable(title: title, columns: [.init("about", heading: title, kind: .text, width: .wide)]), to: sink)
        for line in trailer.lines { try writer.write([.text(line)], to: sink) }
        try writer.finish(to: sink)
    }
}
