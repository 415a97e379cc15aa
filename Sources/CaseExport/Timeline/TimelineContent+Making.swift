internal import CaseModel
internal import CivilCalendar
internal import CountryRules

extension TimelineContent {
    /// Puts a case into words.
    ///
    /// - Parameters:
    ///   - source: The case.
    ///   - code: The code under which it leaves: its reference, or a pseudonym.
    ///   - profile: How much leaves.
    package init(_ source: TimelineSource, code: String, _ profile: TimelineProfile) {
        let maker = TimelineMaker(source, code: code, profile)
        self.code = code
        country = maker.country
        facts = maker.facts
        events = maker.lines(isAudit: false)
        audit = maker.lines(isAudit: true)
        deadlines = maker.deadlines
        self.maker = maker
    }
}

/// Puts the parts of a case into words, as much of them as may leave.
struct TimelineMaker: Sendable {
    let source: TimelineSource
    let code: String
    let profile: TimelineProfile
    let names: EntryNames
    private let summary: TimelineSummary
    private let findings: [EntryID: [Finding]]

    init(_ source: TimelineSource, code: String, _ profile: TimelineProfile) {
        self.source = source
        self.code = code
        self.profile = profile
        let names = EntryNames(of: source.entries, profile)
        self.names = names
        summary = TimelineSummary(
            texts: profile.texts, words: profile.words, names: profile.names, entryName: { names.short($0) })
        findings = Dictionary(grouping: source.outline.findings, by: \.entry)
    }

    var words: Words { profile.words }
    var texts: RuleTexts { profile.texts }

    /// A day as it may leave.
    func cell(_ day: CivilDate) -> ExportTable.Cell { profile.isByMonth ? .month(day) : .date(day) }

    /// What the country is called.
    var country: String { profile.names.rules.name(of: source.outline.header.country) }

    /// Goes through the entries in the order in which they leave: by day; by month, in one that does not tell their days.
    ///
    /// - Parameters:
    ///   - isAudit: Whether those that tell who looked are meant, or the case's own.
    ///   - body: Takes an entry, and what it says where the order rests on that.
    func eachEntry(isAudit: Bool, _ body: (_ entry: TimelineEntry, _ text: String?) -> Void) {
        guard profile.isByMonth else {
            let entries = source.entriesByDay
            // By index: a loop over the entries would count references to all that they hold.
            for index in entries.indices where entries[index].facts.kind.isAudit == isAudit {
                body(entries[index], nil)
            }
            return
        }
        typealias Place = (month: String, name: String, text: String, entry: String)
        let placed = source.entries.filter { $0.facts.kind.isAudit == isAudit }.map { entry -> (Place, TimelineEntry) in
            let name = names.name(of: entry.id).text
            return ((entry.on.monthText, kindName(of: entry), text(of: entry), name), entry)
        }
        for (place, entry) in placed.sorted(by: { $0.0 < $1.0 }) { body(entry, place.text) }
    }

    /// The entries in words, in the order in which they leave.
    func lines(isAudit: Bool) -> [TimelineContent.Line] {
        var lines: [TimelineContent.Line] = []
        eachEntry(isAudit: isAudit) { entry, text in
            lines.append(
                TimelineContent.Line(
                    entry: names.name(of: entry.id), on: cell(entry.on), name: kindName(of: entry),
                    text: text ?? self.text(of: entry), remarks: remarks(on: entry), sealed: sealed(beside: entry),
                    author: author(of: entry), recordedAt: recordedAt(of: entry)))
        }
        return lines
    }

    /// What the kind of an entry is called.
    func kindName(of entry: TimelineEntry) -> String { profile.names.kinds[entry.facts.kind] }

    /// What became of an entry, and what was missing or unusual.
    func remarks(on entry: TimelineEntry) -> [String] {
        var remarks: [String] = []
        switch source.outline.amended[entry.id] {
        case .corrected: remarks.append(words[.corrected])
        case .retracted: remarks.append(words[.retracted])
        case nil: break
        }
        if !profile.isByMonth {
            for finding in findings[entry.id] ?? [] { remarks.append(texts.sentence(of: finding)) }
        }
        return remarks
    }

    /// Who recorded an entry, as far as it leaves.
    func author(of entry: TimelineEntry) -> ExportTable.Cell { profile.isByMonth ? .empty : .text(entry.author) }

    /// When an entry was recorded, as far as it leaves.
    func recordedAt(of entry: TimelineEntry) -> ExportTable.Cell {
        profile.tellsRecording ? .instant(entry.recordedAt) : .empty
    }

    /// What an entry says, without what would tell one recipient of another.
    func text(of entry: TimelineEntry) -> String {
        if case .timelineExported(let export) = entry.facts, profile.numbersEntries {
            return summary.line(.timelineExported(.init(export.format, export.redaction)))
        }
        return profile.isByMonth ? summary.withoutDays(entry.facts) : summary.line(entry.facts)
    }

    /// What is sealed beside an entry, each with the name of its field; empty unless everything leaves.
    func sealed(beside entry: TimelineEntry) -> [String] {
        guard let sealed = source.texts[entry.id] else { return [] }
        return TextField.allCases.compactMap { field in
            sealed[field].map { texts.labelled(texts.code("text", field.rawValue), $0) }
        }
    }

    /// The deadlines by day; by the month, in an order that does not tell their days.
    var deadlines: [TimelineContent.DeadlineLine] {
        let deadlines = source.outline.deadlines
        guard profile.isByMonth else { return deadlines.map(deadline) }
        return deadlines.map { (month: $0.due.monthText, line: deadline($0)) }
            .sorted { ($0.month, $0.line.text, $0.line.name) < ($1.month, $1.line.text, $1.line.name) }
            .map(\.line)
    }

    private func deadline(_ deadline: Deadline) -> TimelineContent.DeadlineLine {
        let pack = deadline.pack.map { pack in
            pack + (deadline.packStatus.map { " (\(words.status($0)))" } ?? "")
        }
        return TimelineContent.DeadlineLine(
            name: names.deadline(deadline.name), kind: deadline.kind,
            text: words.name(of: deadline, texts, ofClock: profile.names.rules.name(ofClock:)),
            due: cell(deadline.due),
            state: profile.isByMonth
                ? words.plainState(of: deadline, on: profile.today) : words.state(of: deadline, on: profile.today),
            rules: pack ?? "–", sources: deadline.citations.joined(separator: "\n"))
    }
}
