internal import CaseModel
internal import CountryRules

/// The deadlines of timelines as a calendar.
///
/// A calendar says what it is about in its beginning, where the format has a place for it: every case is measured
/// first.
struct TimelineCalendarWriter: TimelineWriter {
    private let calendar: DeadlineCalendar
    private var writer: CalendarWriter?

    init(_ profile: TimelineProfile, alerts: [Int]?) {
        // Everything leaves, so that what ends may be named too.
        calendar = DeadlineCalendar(texts: profile.texts, showsTitles: profile.redaction == .full, alerts: alerts)
    }

    var needsMeasuring: Bool { true }

    mutating func begin(
        _ measured: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        var feed = calendar.feed
        feed.description = measured.lines.joined(separator: "\n")
        writer = try CalendarWriter(feed)
        try writer?.begin(to: sink)
    }

    mutating func write(
        _ source: TimelineSource, code: String, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        guard let history = source.history else { return }
        for event in try calendar.events(of: history, code: code) {
            try writer?.write(event, as: calendar.component, to: sink)
        }
    }

    mutating func end(
        _ trailer: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try writer?.end(to: sink)
    }
}
