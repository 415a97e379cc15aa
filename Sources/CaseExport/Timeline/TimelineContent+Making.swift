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
    /// By entry: a case has few, and to make a table of them and hash every entry for it costs more.
    private let findings: [Finding]

    init(_ source: TimelineSource, code: String, _ profile: TimelineProfile) {
        self.source = source
        self.code = code
        self.profile = profile
        let names = EntryNames(of: source.entries, profile)
        self.names = names
        summary = TimelineSummary(
            texts: profile.texts, words: profile.words, names: profile.names, entryName: { names.short($0) })
        findings = Self.byEntry(source.outline.findings)
    }

    var words: Words { profile.words }
    var texts: RuleTexts { profile.texts }

    /// A day as it may leave.
    func cell(_ day: CivilDate) -> ExportTable.Cell { profile.isByMonth ? .month(day) : .date(day) }

    /// What the country is called.
    var country: String { profile.names.rules.name(of: source.outline.header.country) }

    /// Entries in the order in which they leave, and what each says where the order rests on that.
    struct Order {
        /// The entries, others among them: to leave those out would copy the rest.
        let entries: [TimelineEntry]
        let isAudit: Bool
        /// What each says, where the order rests on that.
        var texts: [String]?

        /// Whether the entry at a place leaves here.
        func leaves(_ place: Int) -> Bool { entries[place].facts.kind.isAudit == isAudit }

        /// What the entry at a place says; `nil` where nobody had to know it yet.
        func text(_ place: Int) -> String? { texts?[place] }
    }

    /// The entries in the order in which they leave: by day; by month, in one that does not tell their days.
    ///
    /// - Parameter isAudit: Whether those that tell who looked are meant, or the case's own.
    func order(isAudit: Bool) -> Order {
        guard profile.isByMonth else {
            return Order(entries: source.entriesByDay, isAudit: isAudit)
        }
        typealias Place = (month: String, name: String, text: String, entry: String)
        let placed = source.entries.filter { $0.facts.kind.isAudit == isAudit }.map { entry -> (Place, TimelineEntry) in
            let name = names.name(of: entry.id).text
            return ((entry.on.monthText, kindName(of: entry.facts.kind), text(of: entry.facts), name), entry)
        }.sorted { $0.0 < $1.0 }
        return Order(entries: placed.map { $0.1 }, isAudit: isAudit, texts: placed.map { $0.0.text })
    }

    /// The entries in words, in the order in which they leave.
    func lines(isAudit: Bool) -> [TimelineContent.Line] {
        let order = order(isAudit: isAudit)
        return order.entries.indices.filter(order.leaves).map { place in
            let entry = order.entries[place]
            return TimelineContent.Line(
                entry: names.name(of: entry.id), on: cell(entry.on), name: kindName(of: entry.facts.kind),
                text: order.text(place) ?? text(of: entry.facts), remarks: remarks(on: entry.id),
                sealed: sealed(beside: entry.id), author: cell(author: entry.author),
                recordedAt: cell(recorded: entry.recordedAt))
        }
    }

    /// What the kind of an entry is called.
    func kindName(of kind: EntryFacts.Kind) -> String { profile.names.kinds[kind] }

    /// What became of an entry, and what was missing or unusual.
    func remarks(on entry: EntryID) -> [String] {
        var remarks: [String] = []
        switch source.outline.amended[entry] {
        case .corrected: remarks.append(words[.corrected])
        case .retracted: remarks.append(words[.retracted])
        case nil: break
        }
        if !profile.isByMonth {
            for index in findings(on: entry) { remarks.append(texts.sentence(of: findings[index])) }
        }
        return remarks
    }

    /// Findings by entry, those of one entry in their order.
    private static func byEntry(_ findings: [Finding]) -> [Finding] {
        findings.enumerated().sorted { ($0.element.entry, $0.offset) < ($1.element.entry, $1.offset) }.map(\.element)
    }

    /// The places of the findings on an entry.
    private func findings(on entry: EntryID) -> Range<Int> {
        var (first, end) = (0, findings.count)
        while first < end {
            let middle = (first + end) / 2
            if findings[middle].entry < entry { first = middle + 1 } else { end = middle }
        }
        while end < findings.count, findings[end].entry == entry { end += 1 }
        return first..<end
    }

    /// Who recorded an entry, as far as it leaves.
    func cell(author: String) -> ExportTable.Cell { profile.isByMonth ? .empty : .text(author) }

    /// When an entry was recorded, as far as it leaves.
    func cell(recorded moment: Instant) -> ExportTable.Cell {
        profile.tellsRecording ? .instant(moment) : .empty
    }

    /// What an entry says, without what would tell one recipient of another.
    func text(of facts: EntryFacts) -> String {
        if case .timelineExported(let export) = facts, profile.numbersEntries {
            return summary.line(.timelineExported(.init(export.format, export.redaction)))
        }
        return profile.isByMonth ? summary.withoutDays(facts) : summary.line(facts)
    }

    /// What is sealed beside an entry, each with the name of its field; empty unless everything leaves.
    func sealed(beside entry: EntryID) -> [String] {
        guard let sealed = source.texts[entry] else { return [] }
        return TextField.allCases.compactMap { field in
            sealed[field].map { texts.labelled(texts.code("text", field.rawValue), $0) }
        }
    }

    /// The deadlines by day; by the month, in an order that does not tell their days.
    var deadlines: [TimelineContent.DeadlineLine] {
        let deadlines = source.outline.deadlines
        // A method in place of the closure would copy the maker.
        guard profile.isByMonth else { return deadlines.map { deadline($0) } }
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
