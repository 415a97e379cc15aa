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

    /// The rows of a case.
    func rows(of content: TimelineContent) -> [[ExportTable.Cell]] {
        let facts = content.facts.map { profile.texts.labelled($0.heading, $0.value.plain(profile.words)) }.joined(
            separator: "\n")
        let opened = content.facts.first { if case .text = $0.value { false } else { true } }?.value
        return [
            row(.theCase, content.code, on: opened ?? .empty, kind: "", what: content.country, text: facts)
        ] + content.events.map { row(.event, content.code, $0) } + content.audit.map { row(.audit, content.code, $0) }
            + content.deadlines.map { deadline in
                row(
                    .deadline, content.code, on: deadline.due, kind: deadline.kind.rawValue, what: deadline.text,
                    state: deadline.state, rules: deadline.rules, sources: deadline.sources, entry: deadline.name)
            }
    }

    /// The rows at the end.
    func rows(of trailer: TimelineTrailer) -> [[ExportTable.Cell]] {
        trailer.lines.map { row(.export, "", on: .empty, kind: "", what: "", text: $0) }
    }

    private func row(_ record: Record, _ code: String, _ line: TimelineContent.Line) -> [ExportTable.Cell] {
        row(
            record, code, on: line.on, kind: line.kind.rawValue, what: line.name, text: line.text,
            sealed: line.sealed.joined(separator: "\n"), remarks: line.remarks.joined(separator: "\n"),
            author: line.author, recordedAt: line.recordedAt, entry: line.entry)
    }

    private func row(
        _ record: Record, _ code: String, on day: ExportTable.Cell, kind: String, what: String, text: String = "",
        sealed: String = "", state: String = "", rules: String = "", sources: String = "", remarks: String = "",
        author: ExportTable.Cell = .empty, recordedAt: ExportTable.Cell = .empty, entry: String = ""
    ) -> [ExportTable.Cell] {
        var cells: [ExportTable.Cell] = [
            .text(record.rawValue), .text(code), day, .text(kind), .text(what), .text(text),
        ]
        if profile.redaction == .full { cells.append(.text(sealed)) }
        return cells + [
            .text(state), .text(rules), .text(sources), .text(remarks), author, recordedAt, .text(entry),
        ]
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
