internal import CaseModel
internal import CountryRules

/// A case as a part of a page, or as tables.
struct TimelineSection {
    let profile: TimelineProfile

    private var day: ExportTable.Column {
        .init("on", heading: profile.texts["export.day"], kind: profile.isByMonth ? .month : .date)
    }

    private func text(_ id: String, _ key: String) -> ExportTable.Column {
        .init(id, heading: profile.texts[key], kind: .text)
    }

    /// The part of a page.
    func section(of content: TimelineContent) -> ExportSection {
        ExportSection(
            heading: "\(content.code) · \(content.country)", facts: Array(content.facts.dropFirst()),
            picture: content.picture,
            tables: tables(of: content))
    }

    /// The deadlines, the events, and who looked.
    func tables(of content: TimelineContent) -> [ExportRows] {
        var tables = [deadlines(of: content), events(of: content)]
        if !content.audit.isEmpty { tables.append(audit(of: content)) }
        return tables
    }

    private func deadlines(of content: TimelineContent) -> ExportRows {
        ExportRows(
            ExportTable(
                title: profile.words[.deadlines],
                columns: [
                    day, text("what", "export.what"), text("state", "export.state"), text("rules", "export.rules"),
                    .init("sources", heading: profile.texts["page.sources"], kind: .text, width: .wide),
                ]),
            rows: content.deadlines.map {
                [$0.due, .text($0.text), .text($0.state), .text($0.rules), .text($0.sources)]
            },
            whenEmpty: profile.texts["export.none.deadlines"])
    }

    private func events(of content: TimelineContent) -> ExportRows {
        lines(content.events, title: profile.texts["export.events"], whenEmpty: profile.texts["export.none.events"])
    }

    private func audit(of content: TimelineContent) -> ExportRows {
        lines(content.audit, title: profile.texts["export.audit"], whenEmpty: profile.texts["export.none.events"])
    }

    private func lines(_ lines: [TimelineContent.Line], title: String, whenEmpty: String) -> ExportRows {
        var columns = [
            day, text("what", "export.what"),
            ExportTable.Column("text", heading: profile.texts["export.details"], kind: .text, width: .wide),
        ]
        if !profile.isByMonth { columns.append(text("author", "export.author")) }
        if profile.tellsRecording {
            columns.append(.init("recordedAt", heading: profile.texts["export.recorded"], kind: .instant))
        }
        columns.append(.init("entry", heading: profile.texts["export.entry"], kind: .text, width: .narrow))
        return ExportRows(
            ExportTable(title: title, columns: columns),
            rows: lines.map { line in
                let text = ([line.text] + line.sealed + line.remarks.map { "⚠ \($0)" }).filter { !$0.isEmpty }
                var row: [ExportTable.Cell] = [line.on, .text(line.name), .text(text.joined(separator: "\n"))]
                if !profile.isByMonth { row.append(line.author) }
                if profile.tellsRecording { row.append(line.recordedAt) }
                return row + [.text(profile.numbersEntries ? "#\(line.entry.text)" : String(line.entry.text.suffix(8)))]
            },
            whenEmpty: whenEmpty)
    }
}
