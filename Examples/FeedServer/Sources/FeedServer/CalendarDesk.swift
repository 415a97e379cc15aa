import HTTPTypes
import Jalon
import Synchronization

/// Hands calendars out.
///
/// That a calendar left the casebook is an event of the casebook, in the name of the reader. It left when a reader is
/// given one that this reader was not given before: a program that asks every quarter of an hour and is told that
/// nothing changed (304) took nothing out, and neither did a HEAD.
final class CalendarDesk: Sendable {
    private let file: CasebookFile
    private let kept = Mutex<[String: Kept]>([:])

    /// The calendar of a reader as it was last.
    private struct Kept {
        /// What the reader may see, and how: another setting is another calendar.
        var reader: Reader
        /// Which casebook it was made from, and how far its chain went before that.
        var casebook: ObjectIdentifier
        var end: ChainEnd
        var bytes: [UInt8]
        var tag: String
        /// Whether the reader was given these bytes.
        var isGiven: Bool
    }

    init(_ file: CasebookFile) { self.file = file }

    /// - Throws: `JalonError`.
    func answer(_ reader: Reader, known: EntityTags, isHead: Bool) throws -> Answer {
        let casebook = try file.casebook()
        // One at a time: two programs of a reader that ask at once are one export.
        return try kept.withLock { all in
            var kept = try current(casebook, reader, all[reader.name])
            defer { all[reader.name] = kept }
            if known.contains(kept.tag) { return Answer(status: .notModified, tag: kept.tag) }
            if !kept.isGiven, !isHead {
                // What leaves is what was recorded, and not what was looked at before.
                kept.bytes = try Self.exported(from: casebook, to: reader)
                kept.tag = EntityTags.of(kept.bytes)
                kept.isGiven = true
            }
            return Answer(status: .ok, type: "text/calendar; charset=utf-8", bytes: kept.bytes, tag: kept.tag)
        }
    }

    /// The calendar as it would be now; it is made anew only when the chain went on since.
    private func current(_ casebook: Casebook, _ reader: Reader, _ before: Kept?) throws -> Kept {
        let end = try casebook.chainEnd()
        let identity = ObjectIdentifier(casebook)
        if let before, before.reader == reader, before.casebook == identity, before.end == end { return before }
        let bytes = try Self.looked(into: casebook, for: reader)
        let tag = EntityTags.of(bytes)
        return Kept(
            reader: reader, casebook: identity, end: end, bytes: bytes, tag: tag,
            isGiven: before?.tag == tag && before?.isGiven == true)
    }

    /// The calendar, recorded as having left.
    private static func exported(from casebook: Casebook, to reader: Reader) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try casebook.exportCalendar(
            reader.query, showsTitles: reader.showsTitles, in: RuleTexts(reader.ruleLanguage), author: reader.name
        ) { (next) throws(JalonError) in bytes += next }
        return bytes
    }

    /// The same bytes, to see whether anything changed; they stay here.
    private static func looked(into casebook: Casebook, for reader: Reader) throws -> [UInt8] {
        let calendar = DeadlineCalendar(
            texts: try RuleTexts(reader.ruleLanguage), showsTitles: reader.showsTitles, alerts: try casebook.alerts())
        var feed = calendar.feed
        // As `exportCalendar` says it; a test holds the two against each other.
        feed.refreshHours = 12
        var bytes: [UInt8] = []
        let sink = { (next: [UInt8]) throws(JalonError) in bytes += next }
        var writer = try CalendarWriter(feed)
        try writer.begin(to: sink)
        let query = reader.query
        for summary in try casebook.cases(.all, country: query.country, worker: query.worker) {
            let history = try casebook.deadlineHistory(of: summary.reference)
            for event in try calendar.events(of: history, where: { query.finds($0) }) {
                try writer.write(event, to: sink)
            }
        }
        try writer.end(to: sink)
        return bytes
    }
}
