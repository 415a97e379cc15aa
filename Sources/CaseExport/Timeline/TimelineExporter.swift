package import CaseModel
internal import CountryRules

/// Writes timelines in one of the forms, case after case.
///
/// An export is `begin`, a `write` for each case, and `end`. Nothing is kept of a case that was written. The same calls
/// give the same bytes on every machine.
package struct TimelineExporter {
    private var writer: any TimelineWriter
    private var trailer: TimelineTrailer
    /// What the trailer will be, once every case was measured.
    private var measured: TimelineTrailer

    /// Makes an exporter.
    ///
    /// - Parameters:
    ///   - format: The form.
    ///   - profile: How much leaves.
    ///   - end: The end of the chain up to which the casebook is looked at.
    ///   - isAll: Whether all cases leave.
    ///   - alerts: How many days before a deadline it is announced; `nil` for what the rules say.
    /// - Throws: `JalonError` (`invalidInput`) for a form that cannot say what the profile asks for.
    package init(
        _ format: ExportFormat, _ profile: TimelineProfile, end: ChainEnd, isAll: Bool, alerts: [Int]?
    ) throws(JalonError) {
        trailer = TimelineTrailer(profile, end: end, isAll: isAll)
        measured = trailer
        writer =
            switch format {
            case .html: TimelinePageWriter(profile, isAll: isAll)
            case .svg: TimelinePictureWriter(profile, isAll: isAll)
            case .csv: TimelineCSVWriter(profile)
            case .fods:
                TimelineRowsWriter(profile, SpreadsheetWriter(title: profile.texts["export.title"]))
            case .md: TimelineMarkdownWriter(profile)
            case .mermaid: TimelineGanttWriter(profile, isAll: isAll)
            case .json: TimelineJSONWriter(profile, isAll: isAll)
            case .jsonl: TimelineLinesWriter(profile)
            case .ics: TimelineCalendarWriter(profile, alerts: alerts)
            case .htcds: throw JalonError(.invalidInput, "records in HTCDS are written by jalon htcds export")
            }
    }

    /// Whether every case has to be measured before the export begins.
    package var needsMeasuring: Bool { writer.needsMeasuring }

    /// Measures a case that will be written, for a form that says its size first.
    package mutating func measure(_ source: TimelineSource, code: String) {
        measured.count(source, code: code)
        writer.measure(source, code: code)
    }

    /// Writes the beginning.
    package mutating func begin(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        try writer.begin(measured, to: sink)
    }

    /// Writes a case.
    package mutating func write(
        _ source: TimelineSource, code: String, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        trailer.count(source, code: code)
        try writer.write(source, code: code, to: sink)
    }

    /// Writes cases on any thread, for a form in which each is written by itself; `nil` for the others.
    package var caseWriter: TimelineCaseWriter? { writer.cases.map(TimelineCaseWriter.init) }

    /// Takes a case that was written already.
    package mutating func take(
        _ written: TimelineCaseWriter.Written, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        trailer.count(written.tally)
        try sink(written.bytes)
    }

    /// Writes the end, with what has to be known of the export.
    package mutating func end(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        try writer.end(trailer, to: sink)
    }
}

/// One form of a timeline.
protocol TimelineWriter {
    /// Whether every case has to be measured before the beginning is written.
    var needsMeasuring: Bool { get }
    mutating func measure(_ source: TimelineSource, code: String)
    mutating func begin(
        _ measured: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError)
    mutating func write(
        _ source: TimelineSource, code: String, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError)
    mutating func end(
        _ trailer: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError)
    /// What writes cases apart from the export, for a form in which each rests on nothing but itself.
    var cases: (any TimelineCasesWriter)? { get }
}

extension TimelineWriter {
    var needsMeasuring: Bool { false }
    mutating func measure(_ source: TimelineSource, code: String) {}
    var cases: (any TimelineCasesWriter)? { nil }
}

/// A form in which the bytes of a case rest on nothing but the case.
protocol TimelineCasesWriter: TimelineWriter, Sendable {
    /// What is written of some cases.
    ///
    /// - Parameter source: Is asked for each once, in their order.
    func bytes(
        of count: Int, _ source: (Int) throws(JalonError) -> (TimelineSource, code: String)
    ) throws(JalonError) -> [[UInt8]]
}

extension TimelineCasesWriter {
    var cases: (any TimelineCasesWriter)? { self }

    mutating func write(
        _ source: TimelineSource, code: String, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        for bytes in try bytes(of: 1, { (_: Int) throws(JalonError) in (source, code) }) { try sink(bytes) }
    }
}

/// Writes cases apart from the export that they belong to, on any thread.
package struct TimelineCaseWriter: Sendable {
    let writer: any TimelineCasesWriter

    /// A case as it was written, for `TimelineExporter/take(_:to:)`.
    package struct Written: Sendable {
        let bytes: [UInt8]
        let tally: TimelineTrailer.Tally
    }

    /// Writes some cases.
    ///
    /// - Parameter source: Is asked for each once, in their order.
    package func write(
        _ count: Int, _ source: (Int) throws(JalonError) -> (TimelineSource, code: String)
    ) throws(JalonError) -> [Written] {
        var tallies: [TimelineTrailer.Tally] = []
        tallies.reserveCapacity(count)
        let bytes = try writer.bytes(of: count) { (index) throws(JalonError) in
            let (source, code) = try source(index)
            tallies.append(.init(source, code: code))
            return (source, code)
        }
        precondition(bytes.count == count && tallies.count == count, "a case that was not written")
        return zip(bytes, tallies).map(Written.init)
    }
}
