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
    func visit(_ content: TimelineContent, _ rows: inout some TimelineRowVisitor & ~Copyable) {
        let facts = lines(content.facts.map { profile.texts.labelled($0.heading, $0.value.plain(profile.words)) })
        let opened = content.facts.first { if case .text = $0.value { false } else { true } }?.value
        row(.theCase, content.code, on: opened ?? .empty, what: content.country, text: facts, &rows)
        // By index: a loop over the lines would count references to all that they hold.
        for index in content.events.indices { row(.event, content.code, content.events[index], &rows) }
        for index in content.audit.indices { row(.audit, content.code, content.audit[index], &rows) }
        for deadline in content.deadlines {
            row(
                .deadline, content.code, on: deadline.due, kind: deadline.kind.rawValue, what: deadline.text,
                state: deadline.state, rules: deadline.rules, sources: deadline.sources, entry: .given(deadline.name),
                &rows)
        }
    }

    /// Goes through the rows at the end.
    func visit(_ trailer: TimelineTrailer, _ rows: inout some TimelineRowVisitor & ~Copyable) {
        for line in trailer.lines { row(.export, "", on: .empty, text: line, &rows) }
    }

    private func row(
        _ record: Record, _ code: String, _ line: TimelineContent.Line,
        _ rows: inout some TimelineRowVisitor & ~Copyable
    ) {
        row(
            record, code, on: line.on, kind: line.kind.rawValue, what: line.name, text: line.text,
            sealed: lines(line.sealed), remarks: lines(line.remarks),
            author: line.author, recordedAt: line.recordedAt, entry: line.entry, &rows)
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
        text: String = "", sealed: String = "", state: String = "", rules: String = "", sources: String = "",
        remarks: String = "", author: ExportTable.Cell = .empty, recordedAt: ExportTable.Cell = .empty,
        entry: EntryName = .given(""), _ rows: inout some TimelineRowVisitor & ~Copyable
    ) {
        rows.take(code: record.rawValue)
        rows.take(code)
        rows.take(day)
        rows.take(code: kind)
        rows.take(what)
        rows.take(text)
        if profile.redaction == .full { rows.take(sealed) }
        rows.take(state)
        rows.take(rules)
        rows.take(sources)
        rows.take(remarks)
        rows.take(author)
        rows.take(recordedAt)
        switch entry {
        case .own(let id): rows.take(id)
        case .given(let name): rows.take(name)
        }
        rows.endRow()
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
