public import CaseModel
internal import CivilCalendar
public import CountryRules

extension DeadlineSheet {
    /// The sheet as a table.
    ///
    /// - Parameters:
    ///   - texts: The language, and what stages and periods are called.
    ///   - isForPaper: Whether there are two empty columns, to tick and to initial; else what programs need: the
    ///     identifiers.
    public func table(texts: RuleTexts, isForPaper: Bool) -> ExportRows {
        let words = Words(texts.language)
        return ExportRows(
            ExportTable(
                title: texts["sheet.table"], columns: Self.columns(texts, isForPaper: isForPaper)),
            rows: lines.map { $0.cells(texts, words, isForPaper: isForPaper) }, whenEmpty: texts["sheet.none"])
    }

    private static func columns(_ texts: RuleTexts, isForPaper: Bool) -> [ExportTable.Column] {
        func column(
            _ id: String, _ key: String, _ kind: ExportTable.Kind = .text, _ width: ExportTable.Width = .ordinary
        ) -> ExportTable.Column {
            ExportTable.Column(id, heading: texts["sheet.\(key)"], kind: kind, width: width)
        }
        // On paper the day of the week stands above the day, which leaves room for the arithmetic.
        let day = isForPaper ? ExportTable.Kind.text : .date
        let shared = [
            column("case", "case", .text, .narrow), column("what", "what"), column("change", "change"),
            column("oldDue", "before", day, .narrow), column("newDue", "after", day, .narrow),
            column("trigger", "trigger", day, .narrow),
            column("how", "how", .text, .wide), column("rules", "rules"),
        ]
        guard isForPaper else {
            return shared + [
                column("packStatus", "status", .text, .narrow), column("author", "author", .text, .narrow),
                column("recordedAt", "moment", .instant), column("deadline", "name"), column("entry", "entry"),
                column("entryKind", "entryKind"),
            ]
        }
        return shared + [
            column("author", "author"), column("checked", "checked"), column("initials", "initials"),
        ]
    }

    /// The sheet as a page to print: A4, the long side at the bottom.
    ///
    /// - Parameters:
    ///   - texts: The language, and what stages and periods are called.
    ///   - sink: Takes the bytes, in UTF-8.
    /// - Throws: What the sink throws.
    public func writePage(
        texts: RuleTexts, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        var page = ExportPage(
            language: texts.language, title: title(texts),
            facts: [
                ExportFact(texts["sheet.day"], .date(day)), ExportFact(texts["sheet.count"], .integer(lines.count)),
            ], layout: .landscape)
        try page.begin(to: sink)
        try page.write(
            ExportSection(heading: texts["sheet.heading"], tables: [table(texts: texts, isForPaper: true)]), to: sink)
        let marks = lines.contains(where: \.isWeak) ? [texts["sheet.weak"]] : []
        try page.end(footer: marks + [texts["sheet.note"]], to: sink)
    }

    /// What the sheet is called.
    public func title(_ texts: RuleTexts) -> String {
        texts.filled("sheet.title", ["date": Words(texts.language).long(day)])
    }
}

extension DeadlineSheet.Line {
    /// Whether the day rests on a source that is not verified.
    public var isWeak: Bool { version?.deadline.packStatus.map { $0 != .verified } ?? false }

    /// What was done, in words.
    public func what(_ texts: RuleTexts) -> String {
        change.kinds.map { texts["sheet.change.\($0.rawValue)"] }.joined(separator: ", ")
    }

    /// How the day came about, in one line; the pack stands apart.
    public func arithmetic(_ texts: RuleTexts) -> String { steps(texts).joined(separator: " → ") }

    /// The steps by which the day came about.
    private func steps(_ texts: RuleTexts) -> [String] {
        guard let version else { return [] }
        guard let explanation = version.explanation else {
            return [texts[version.deadline.kind == .reminder ? "sheet.reminder" : "step.observed"]]
        }
        var parts: [String] = []
        var last: CivilDate?
        for step in explanation.steps {
            if case .pack = step.kind { continue }
            // A day stands where it changes.
            let day = step.date.flatMap { $0 == last ? nil : "\($0) " } ?? ""
            last = step.date ?? last
            parts.append(day + step.text(texts))
        }
        return parts
    }

    fileprivate func cells(_ texts: RuleTexts, _ words: Words, isForPaper: Bool) -> [ExportTable.Cell] {
        guard let deadline = version?.deadline else { return [] }
        func cell(_ day: CivilDate?) -> ExportTable.Cell {
            guard let day else { return .empty }
            guard isForPaper else { return .date(day) }
            return .text(words.short(day).split(separator: " ").joined(separator: "\n"))
        }
        let name = words.name(of: deadline, texts)
        let pack = deadline.pack ?? ""
        let status = deadline.packStatus.map(words.status) ?? ""
        let shared: [ExportTable.Cell] = [
            .text(caseReference.text), .text(name), .text(what(texts)), cell(change.before?.deadline.due),
            cell(change.after?.deadline.due), cell(deadline.trigger),
            // On paper a step a line: the days stand under each other.
            .text(isForPaper ? steps(texts).joined(separator: "\n") : arithmetic(texts)),
        ]
        guard isForPaper else {
            return shared + [
                .text(pack), .text(status), .text(change.author), .instant(change.recordedAt), .text(deadline.name),
                .text(change.entry.text), .text(texts.code("kind", change.entryKind.rawValue)),
            ]
        }
        let rules = pack.isEmpty ? "–" : "\(isWeak ? "† " : "")\(pack) (\(status))"
        let entryKind = texts.code("kind", change.entryKind.rawValue)
        return shared + [.text(rules), .text("\(change.author)\n\(entryKind)"), .empty, .empty]
    }
}
