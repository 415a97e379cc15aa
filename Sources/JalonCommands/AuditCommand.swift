internal import ArgumentParser
internal import Jalon

/// `jalon audit`.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "What people have to answer for.", subcommands: [AuditList.self])
}

/// `jalon audit list`.
struct AuditList: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "list",
        abstract: "Who looked, exported, handed over, erased, restored, changed the key, or failed to open the vault.",
        discussion: """
            In the order of recording, by the chain that jalon verify checks. Readings of codes alone (deadlines, overview, \
            statistics, control sheet, case and timeline without --identify) leave no record. Reasons are sealed: jalon \
            timeline show CASE --identify shows them, and that is recorded too.
            """)

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("Only what was recorded on this day (UTC) or later.", valueName: "date"), completion: .days,
        transform: Parsed.date)
    var since: DateArgument?

    @Option(
        name: .customLong("case"),
        help: ArgumentHelp("Only this case; what happened to the casebook itself is left out.", valueName: "case"))
    var caseName: String?

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let reference = try caseName.map { try casebook.reference(beginningWith: $0) }
        let since = try since?.date(today: session.today)
        if session.isJSON {
            try list(casebook, since, reference, asJSONIn: session)
        } else {
            try list(casebook, since, reference, asTextIn: session)
        }
    }

    /// One document, written while the records are read.
    private func list(
        _ casebook: Casebook, _ since: CivilDate?, _ reference: CaseReference?, asJSONIn session: Session
    ) throws(JalonError) {
        let head = Document.make(
            "audit", [.init("since", .text(since)), .init("case", .text(reference?.text))])
        try session.output.write(head.line.dropLast() + ",\"records\":[")
        var separator = ""
        try casebook.audit(since: since, of: reference) { (record) throws(JalonError) in
            try session.output.write(separator + Self.document(record).line)
            separator = ","
        }
        try session.output.write("]}\n")
    }

    private static func document(_ record: AuditRecord) -> JSONValue {
        .object([
            .init("sequence", .int(Int(record.sequence))), .init("entry", .string(record.id.text)),
            .init("recordedAt", .text(record.recordedAt)), .init("author", .string(record.author)),
            .init("case", .text(record.caseReference?.text)), .init("kind", .string(record.kind)),
            .init("facts", .object(record.facts)),
        ])
    }

    /// A line a record, in columns that are wide enough for what most of them hold.
    private func list(
        _ casebook: Casebook, _ since: CivilDate?, _ reference: CaseReference?, asTextIn session: Session
    ) throws {
        let texts = try session.texts()
        let summary = TimelineSummary(texts: texts, words: session.words)
        var isEmpty = true
        try casebook.audit(since: since, of: reference) { (record) throws(JalonError) in
            isEmpty = false
            var table = Table()
            let what: (name: String, details: String) =
                switch record {
                case .entry(let entry): (texts.code("kind", record.kind), summary.line(entry.facts))
                case .event(let event): (texts["audit.event.\(record.kind)"], Self.details(event))
                }
            table.add([
                Table.Cell(Self.moment(record), session.style.faint), Table.Cell(record.author),
                Table.Cell(record.caseReference?.text ?? texts["audit.casebook"]),
                Table.Cell(what.name, session.style.heading), Table.Cell(what.details),
            ])
            try session.print(table.lines(least: [16, 8, 12, 20], room: session.output.width))
        }
        if isEmpty { session.say("audit.none", [:]) }
    }

    /// The moment to the minute.
    private static func moment(_ record: AuditRecord) -> String {
        String(record.recordedAt.description.prefix(16)).split(separator: "T").joined(separator: " ")
    }

    /// The codes and counts of an event.
    private static func details(_ recorded: RecordedEvent) -> String {
        AuditRecord.event(recorded).facts.compactMap { member in
            switch member.value {
            case .string(let text): text
            case .int(let number): "\(member.key) \(number)"
            case .bool(true): member.key
            case .array(let values):
                values.compactMap { if case .int(let number) = $0 { "\(number)" } else { nil } }.joined(separator: " ")
            default: nil
            }
        }.joined(separator: ", ")
    }
}
