internal import ArgumentParser
internal import Jalon

/// `jalon deadline sheet`.
struct DeadlineSheetCommand: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "sheet",
        abstract: "The deadlines that were entered or changed on a day, for a second person to check.",
        discussion: """
            Each with its old and its new day, how the day was counted, the rules and who recorded it. With --format \
            html it is a sheet to print, with room to tick and to initial. Days of recording are in UTC.
            """)

    static var formats: [Settings.Format] { [.table, .json, .csv, .md, .html] }

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("The day of recording. (default: today)", valueName: "date"), completion: .days,
        transform: Parsed.date)
    var on: DateArgument?

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let day = try (on ?? .offset(0)).date(today: session.today)
        let sheet = try session.casebook().deadlineSheet(on: day)
        let output = session.output
        let sink: ([UInt8]) throws(JalonError) -> Void = { (bytes) throws(JalonError) in
            try output.write(bytes: bytes)
        }
        switch session.settings.format {
        case .json: try session.print(SheetDocument.document(sheet, session.englishTexts()))
        case .html: try sheet.writePage(texts: session.texts(), to: sink)
        case .csv:
            try Self.write(sheet.table(texts: session.texts(), isForPaper: false), by: CSVTableWriter(), to: sink)
        case .md:
            let texts = try session.texts()
            try Self.write(
                sheet.table(texts: texts, isForPaper: true), by: MarkdownTableWriter(title: sheet.title(texts)),
                to: sink)
        default: try show(sheet, session)
        }
    }

    private static func write(
        _ rows: ExportRows, by writer: some TableWriter, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws {
        var writer = writer
        try writer.begin(rows.table, to: sink)
        for row in rows.rows { try writer.write(row, to: sink) }
        try writer.finish(to: sink)
    }

    private func show(_ sheet: DeadlineSheet, _ session: Session) throws {
        let (texts, words, style) = (try session.texts(), session.words, session.style)
        guard !sheet.lines.isEmpty else { return session.say(texts["sheet.none"]) }
        try session.print([style.heading(sheet.title(texts)), ""])
        var table = Table(indent: 2)
        let headings = ["case", "what", "change", "before", "after", "rules", "author"]
        table.add(headings.map { Table.Cell(texts["sheet.\($0)"], style.faint) })
        for line in sheet.lines {
            guard let deadline = line.version?.deadline else { continue }
            let rules =
                deadline.pack.map { pack in "\(pack) (\(deadline.packStatus.map(words.status) ?? "–"))" } ?? "–"
            table.add([
                Table.Cell(line.caseReference.text, style.heading), Table.Cell(words.name(of: deadline, texts)),
                Table.Cell(line.what(texts)), Table.Cell(Self.day(line.change.before, words)),
                Table.Cell(Self.day(line.change.after, words)),
                Table.Cell((line.isWeak ? "† " : "") + rules, style.faint), Table.Cell(line.change.author),
            ])
        }
        let lines = table.lines()
        try session.print(lines[0])
        // The arithmetic is longer than any column: it stands below its line.
        for (line, row) in zip(sheet.lines, lines.dropFirst()) {
            try session.print([row, "      \(line.arithmetic(texts))"])
        }
        let marks = sheet.lines.contains(where: \.isWeak) ? [texts["sheet.weak"]] : []
        try session.print([""] + marks.map { "  \($0)" } + ["  \(texts["sheet.note"])"])
    }

    private static func day(_ version: DeadlineVersion?, _ words: Words) -> String {
        version.map { words.short($0.deadline.due) } ?? "–"
    }
}

/// The control sheet for programs.
private enum SheetDocument {
    static func document(_ sheet: DeadlineSheet, _ texts: RuleTexts) -> JSONValue {
        Document.make(
            "sheet", [.init("on", .text(sheet.day)), .init("lines", .array(sheet.lines.map { line($0, texts) }))])
    }

    private static func line(_ line: DeadlineSheet.Line, _ texts: RuleTexts) -> JSONValue {
        let (change, shown) = (line.change, line.version?.deadline)
        return .object([
            .init("case", .string(line.caseReference.text)), .init("country", .text(shown?.country.rawValue)),
            .init("deadline", .text(shown?.name)), .init("kind", .string(line.id.kind.rawValue)),
            .init("stage", .string(line.id.clock)), .init("root", .string(line.id.root.text)),
            .init("changes", .texts(change.kinds.map(\.rawValue))),
            .init("before", version(change.before)), .init("after", version(change.after)),
            .init("entry", .string(change.entry.text)), .init("entryKind", .string(change.entryKind.rawValue)),
            .init("sequence", .int(Int(change.sequence))), .init("recordedAt", .text(change.recordedAt)),
            .init("author", .string(change.author)),
            .init("steps", line.version?.explanation.map { Document.steps($0, texts: texts) } ?? .array([])),
        ])
    }

    private static func version(_ version: DeadlineVersion?) -> JSONValue {
        guard let deadline = version?.deadline else { return .null }
        return .object([
            .init("trigger", .text(deadline.trigger)), .init("due", .text(deadline.due)),
            .init("earliest", .text(deadline.earliest)), .init("latest", .text(deadline.latest)),
            .init("opens", .text(deadline.opens)), .init("rolledFrom", .text(deadline.rolledFrom)),
            .init("status", .string(deadline.status.rawValue)), .init("observed", .bool(deadline.isObserved)),
            .init("flags", .texts(deadline.flags.map(\.rawValue))), .init("pack", .text(deadline.pack)),
            .init("packStatus", .text(deadline.packStatus?.rawValue)),
        ])
    }
}
