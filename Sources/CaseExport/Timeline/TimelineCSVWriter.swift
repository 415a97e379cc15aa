internal import CaseModel

/// Timelines as one table of CSV, in which what has to be known of the export stands in the last rows.
struct TimelineCSVWriter: TimelineWriter {
    private let profile: TimelineProfile
    private let rows: TimelineRows

    init(_ profile: TimelineProfile) {
        self.profile = profile
        rows = TimelineRows(profile: profile)
    }

    mutating func begin(
        _ measured: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        var writer = CSVTableWriter()
        try writer.begin(rows.table, to: sink)
    }

    mutating func write(
        _ source: TimelineSource, code: String, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try sink(bytes(of: source, code: code))
    }

    var caseBytes: (@Sendable (_ source: TimelineSource, _ code: String) -> [UInt8])? {
        { bytes(of: $0, code: $1) }
    }

    private func bytes(of source: TimelineSource, code: String) -> [UInt8] {
        var lines = TimelineCSVLines()
        rows.visit(TimelineContent(source, code: code, profile), &lines)
        return lines.array
    }

    mutating func end(
        _ trailer: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        var lines = TimelineCSVLines()
        rows.visit(trailer, &lines)
        try sink(lines.array)
    }
}
