internal import CaseModel

/// Timelines as one table of CSV, in which what has to be known of the export stands in the last rows.
struct TimelineCSVWriter: TimelineCasesWriter {
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

    func bytes(
        of count: Int, _ source: (Int) throws(JalonError) -> (TimelineSource, code: String)
    ) throws(JalonError) -> [[UInt8]] {
        var lines = TimelineCSVLines()
        var written: [[UInt8]] = []
        written.reserveCapacity(count)
        for index in 0..<count {
            let (source, code) = try source(index)
            lines.clear()
            rows.visit(TimelineMaker(source, code: code, profile), &lines)
            written.append(lines.array)
        }
        return written
    }

    mutating func end(
        _ trailer: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        var lines = TimelineCSVLines()
        rows.visit(trailer, &lines)
        try sink(lines.array)
    }
}
