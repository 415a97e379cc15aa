internal import CaseModel
internal import CountryRules

/// The deadlines of timelines as a calendar.
///
/// A calendar says what it is about in its beginning, where the format has a place for it: every case is measured
/// first.
struct TimelineCalendarWriter: TimelineWriter {
    private let calendar: DeadlineCalendar
    /// The moment that events are of when that of recording does not leave; `nil` when it does.
    private let moment: Instant?
    private var writer: CalendarWriter?

    init(_ profile: TimelineProfile, alerts: [Int]?) {
        // Everything leaves, so that what ends may be named too.
        calendar = DeadlineCalendar(
            texts: profile.texts, showsTitles: profile.redaction == .full, alerts: alerts,
            isOfHouse: profile.recipient == nil)
        // To the second it would be the same in what another recipient got.
        moment = profile.tellsRecording ? nil : Instant(rfc3339: "\(profile.today)T00:00:00Z")
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
        for var event in try calendar.events(of: history, code: code) {
            if let moment { event.lastModified = moment }
            try writer?.write(event, as: calendar.component, to: sink)
        }
    }

    mutating func end(
        _ trailer: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try writer?.end(to: sink)
    }
}
