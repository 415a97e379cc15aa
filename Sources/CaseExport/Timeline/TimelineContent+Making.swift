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
        country = profile.names.rules.name(of: source.state.header.country)
        facts = maker.facts
        events = maker.lines { !$0.isAudit }
        audit = maker.lines(\.isAudit)
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
        findings = Dictionary(grouping: source.state.findings, by: \.entry)
        summary = TimelineSummary(
            texts: profile.texts, words: profile.words, names: profile.names, entryName: { names.short($0) })
    }

    var words: Words { profile.words }
    var texts: RuleTexts { profile.texts }

    /// A day as it may leave.
    func cell(_ day: CivilDate) -> ExportTable.Cell { profile.isByMonth ? .month(day) : .date(day) }

    /// The entries of some kinds, by day; by month, in an order that does not tell their days.
    func lines(_ isWanted: (EntryFacts.Kind) -> Bool) -> [TimelineContent.Line] {
        guard profile.isByMonth else {
            let entries = source.entriesByDay
            var lines: [TimelineContent.Line] = []
            // By index: a loop over the entries would count references to all that they hold.
            for index in entries.indices where isWanted(entries[index].facts.kind) {
                if lines.isEmpty { lines.reserveCapacity(entries.count - index) }
                lines.append(line(entries[index]))
            }
            return lines
        }
        return source.entries.filter { isWanted($0.facts.kind) }.map { (month: $0.on.monthText, line: line($0)) }
            .sorted {
                ($0.month, $0.line.name, $0.line.text, $0.line.entry.text) < (
                    $1.month, $1.line.name, $1.line.text, $1.line.entry.text
                )
            }
            .map(\.line)
    }

    private func line(_ entry: TimelineEntry) -> TimelineContent.Line {
        var remarks: [String] = []
        switch source.state.amended[entry.id] {
        case .corrected: remarks.append(words[.corrected])
        case .retracted: remarks.append(words[.retracted])
        case nil: break
        }
        if !profile.isByMonth {
            for finding in findings[entry.id] ?? [] { remarks.append(texts.sentence(of: finding)) }
        }
        return TimelineContent.Line(
            entry: names.name(of: entry.id), on: cell(entry.on), kind: entry.facts.kind,
            name: profile.names.kinds[entry.facts.kind], text: text(of: entry), remarks: remarks,
            sealed: sealed(source.texts[entry.id]),
            author: profile.isByMonth ? .empty : .text(entry.author),
            recordedAt: profile.tellsRecording ? .instant(entry.recordedAt) : .empty)
    }

    /// What an entry says, without what would tell one recipient of another.
    private func text(of entry: TimelineEntry) -> String {
        if case .timelineExported(let export) = entry.facts, profile.numbersEntries {
            return summary.line(.timelineExported(.init(export.format, export.redaction)))
        }
        return profile.isByMonth ? summary.withoutDays(entry.facts) : summary.line(entry.facts)
    }

    private func sealed(_ sealed: SealedTexts?) -> [String] {
        guard let sealed else { return [] }
        return TextField.allCases.compactMap { field in
            sealed[field].map { texts.labelled(texts.code("text", field.rawValue), $0) }
        }
    }

    /// The deadlines by day; by the month, in an order that does not tell their days.
    var deadlines: [TimelineContent.DeadlineLine] {
        let deadlines = source.state.deadlines
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
