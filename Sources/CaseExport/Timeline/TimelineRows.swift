internal import CaseModel
internal import CountryRules

/// A timeline as one table, in which the first column says what a row is: the case, an event, a look at it, a
/// deadline, or what has to be known of the export.
struct TimelineRows {
    let profile: TimelineProfile

    /// What a row is, in English and never localised.
    enum Record: String {
        case theCase = "case"
        case event, audit, deadline
        case export
    }

    /// The title and the columns.
    var table: ExportTable {
        let texts = profile.texts
        var columns: [ExportTable.Column] = [
            .init("record", heading: texts["export.record"], kind: .text, width: .narrow),
            .init("case", heading: texts["export.case"], kind: .text, width: .narrow),
            .init("on", heading: texts["export.day"], kind: profile.isByMonth ? .month : .date),
            .init("kind", heading: texts["export.kind"], kind: .text, width: .narrow),
            .init("what", heading: texts["export.what"], kind: .text),
            .init("text", heading: texts["export.details"], kind: .text, width: .wide),
        ]
        if profile.redaction == .full {
            columns.append(.init("sealed", heading: texts["export.sealed"], kind: .text, width: .wide))
        }
        columns += [
            .init("state", heading: texts["export.state"], kind: .text, width: .narrow),
            .init("rules", heading: texts["export.rules"], kind: .text),
            .init("sources", heading: texts["page.sources"], kind: .text, width: .wide),
            .init("remarks", heading: texts["export.remarks"], kind: .text, width: .wide),
            .init("author", heading: texts["export.author"], kind: .text, width: .narrow),
            .init("recordedAt", heading: texts["export.recorded"], kind: .instant),
            .init("entry", heading: texts["export.entry"], kind: .text, width: .narrow),
        ]
        return ExportTable(title: texts["export.title"], columns: columns)
    }

    /// Goes through the rows of a case.
    func visit(_ maker: TimelineMaker, _ rows: inout some TimelineRowVisitor & ~Copyable) {
        let known = maker.facts
        let facts = profile.texts.labelled(known.map { ($0.heading, $0.value.plain(profile.words)) })
        let opened = known.first { if case .text = $0.value { false } else { true } }?.value
        row(.theCase, maker.code, on: opened ?? .empty, what: maker.country, text: facts, &rows)
        for (record, isAudit) in [(.event, false), (.audit, true)] as [(Record, Bool)] {
            let order = maker.order(isAudit: isAudit)
            // Where they lie: a copy of each would count a reference to all that it holds.
            order.entries.withUnsafeBufferPointer { entries in
                for place in entries.indices where order.leaves(place) {
                    row(record, entries[place], order.text(place), maker, &rows)
                }
            }
        }
        for deadline in maker.deadlines {
            row(
                .deadline, maker.code, on: deadline.due, kind: deadline.kind.rawValue, what: deadline.text,
                state: deadline.state, rules: deadline.rules, sources: deadline.sources, entry: .given(deadline.name),
                &rows)
        }
    }

    /// Goes through the rows at the end.
    func visit(_ trailer: TimelineTrailer, _ rows: inout some TimelineRowVisitor & ~Copyable) {
        for line in trailer.lines { row(.export, "", on: .empty, text: line, &rows) }
    }

    /// Its place is in the loop over the entries: a function that is called is given a copy of each (make bench ROW=csv).
    @inline(__always)
    private func row(
        _ record: Record, _ entry: TimelineEntry, _ text: String?, _ maker: TimelineMaker,
        _ rows: inout some TimelineRowVisitor & ~Copyable
    ) {
        rows.take(code: record.rawValue)
        rows.take(maker.code)
        rows.take(maker.cell(entry.on))
        let facts = entry.facts
        rows.take(facts, name: maker.kindName(of: facts.kind)) { text ?? maker.text(of: facts) }
        if profile.redaction == .full { rows.take(lines(maker.sealed(beside: entry.id))) }
        // An entry has no state, rules or sources.
        for _ in 0..<3 { rows.take("") }
        rows.take(lines(maker.remarks(on: entry.id)))
        rows.take(maker.cell(author: entry.author))
        rows.take(maker.cell(recorded: entry.recordedAt))
        take(maker.names.name(of: entry.id), &rows)
        rows.endRow()
    }

    /// Texts, each on a line; most entries have none.
    private func lines(_ texts: [String]) -> String {
        guard texts.count > 1 else { return texts.first ?? "" }
        var lines = ""
        lines.reserveCapacity(texts.reduce(texts.count) { $0 + $1.utf8.count })
        for (index, text) in texts.enumerated() {
            if index > 0 { lines += "\n" }
            lines += text
        }
        return lines
    }

    private func row(
        _ record: Record, _ code: String, on day: ExportTable.Cell, kind: String = "", what: String = "",
        text: String = "", state: String = "", rules: String = "", sources: String = "",
        entry: EntryName = .given(""), _ rows: inout some TimelineRowVisitor & ~Copyable
    ) {
        rows.take(code: record.rawValue)
        rows.take(code)
        rows.take(day)
        rows.take(code: kind)
        rows.take(what)
        rows.take(text)
        if profile.redaction == .full { rows.take("") }
        rows.take(state)
        rows.take(rules)
        rows.take(sources)
        // Nothing but an entry has remarks, an author and a moment.
        rows.take("")
        for _ in 0..<2 { rows.take(ExportTable.Cell.empty) }
        take(entry, &rows)
        rows.endRow()
    }

    private func take(_ entry: EntryName, _ rows: inout some TimelineRowVisitor & ~Copyable) {
        switch entry {
        case .own(let id): rows.take(id)
        case .given(let name): rows.take(name)
        }
    }
}

extension ExportTable.Cell {
    /// The value as it stands within a text.
    func plain(_ words: Words) -> String {
        switch self {
        case .text(let text): text
        case .date(let day): "\(day)"
        case .month(let day): day.monthText
        case .instant(let instant): "\(instant)"
        case .integer(let number): "\(number)"
        case .boolean(let value): words[value ? .yes : .no]
        case .empty: ""
        }
    }
}
