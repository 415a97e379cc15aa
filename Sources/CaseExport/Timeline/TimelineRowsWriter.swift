internal import CaseModel
internal import CountryRules

/// Timelines as rows of one table, by a writer of tables.
struct TimelineRowsWriter<Writer: TableWriter>: TimelineWriter {
    private let profile: TimelineProfile
    private let rows: TimelineRows
    private var writer: Writer
    /// Whether what has to be known of the export gets a table of its own, where the form has room for one.
    private let hasOwnTrailer: Bool

    init(_ profile: TimelineProfile, _ writer: Writer, hasOwnTrailer: Bool) {
        self.profile = profile
        rows = TimelineRows(profile: profile)
        self.writer = writer
        self.hasOwnTrailer = hasOwnTrailer
    }

    mutating func begin(
        _ measured: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try writer.begin(rows.table, to: sink)
    }

    mutating func write(
        _ source: TimelineSource, code: String, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        for row in rows.rows(of: TimelineContent(source, code: code, profile)) { try writer.write(row, to: sink) }
    }

    mutating func end(
        _ trailer: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        if hasOwnTrailer {
            let title = profile.texts["export.about"]
            try writer.begin(
                ExportTable(title: title, columns: [.init("about", heading: title, kind: .text, width: .wide)]),
                to: sink)
            for line in trailer.lines { try writer.write([.text(line)], to: sink) }
        } else {
            for row in rows.rows(of: trailer) { try writer.write(row, to: sink) }
        }
        try writer.finish(to: sink)
    }
}
