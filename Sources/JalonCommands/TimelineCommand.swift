internal import ArgumentParser
internal import Jalon

/// `jalon timeline`.
struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "What happened in a case.", subcommands: [TimelineShow.self])
}

/// `jalon timeline show`.
struct TimelineShow: JalonSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the entries of a case by day, with what was missing or unusual.")

    @OptionGroup var which: CaseArgument

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let reference = try which.found(in: casebook)
        let entries = try casebook.timeline(of: reference).sorted { ($0.on, $0.sequence) < ($1.on, $1.sequence) }
        let state = try casebook.state(of: reference)
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "timeline",
                    [
                        .init("today", .text(session.today)), .init("case", .object(Document.header(state.header))),
                        .init("entries", .array(entries.map(Document.entry))),
                        .init("deadlines", Document.deadlines(state.deadlines, today: session.today)),
                        .init("findings", Document.findings(state.findings)),
                    ]))
        }
        let texts = try session.texts()
        var table = Table()
        for entry in entries {
            table.add([
                Table.Cell(session.words.short(entry.on)), Table.Cell(entry.facts.kind.rawValue, session.style.heading),
                Table.Cell(Self.summary(entry.facts, texts, session.words)),
                Table.Cell(Self.fate(state.amended[entry.id], session.words)),
                Table.Cell("\(entry.author), \(entry.recordedAt)", session.style.faint),
                Table.Cell(String(entry.id.text.suffix(8)), session.style.faint),
            ])
            for finding in state.findings where finding.entry == entry.id {
                table.add(["", "", "finding: \(finding.message)"])
            }
        }
        try session.print(table.lines())
    }

    /// What became of an entry that does not hold as it was recorded.
    private static func fate(_ amendment: CaseState.Amendment?, _ words: Words) -> String {
        switch amendment {
        case .corrected: words[.corrected]
        case .retracted: words[.retracted]
        case nil: ""
        }
    }

    private static func summary(_ facts: EntryFacts, _ texts: RuleTexts, _ words: Words) -> String {
        switch facts {
        case .caseOpened(let header): header.exploitation.map(\.rawValue).joined(separator: ", ")
        case .stepRecorded(let step):
            ([words.step(step.step)] + [step.outcome?.rawValue].compactMap { $0 } + step.with.map(\.rawValue))
                .joined(separator: ", ")
        case .stepSkipped(let step, let reason): "\(words.step(step)), \(reason.rawValue)"
        case .stageGranted(let decision), .stageExtended(let decision):
            texts.name(ofClock: decision.stage) + (decision.until.map { ", \(words[.observed]) \($0)" } ?? "")
                + (decision.pack.map { ", \($0)" } ?? "")
        case .stageRefused(let stage, let delivery):
            ([texts.name(ofClock: stage)] + [delivery].compactMap { $0 }.map { texts["delivery.\($0)"] })
                .joined(separator: ", ")
        case .stageWithdrawn(let stage, let reason, let delivery):
            ([texts.name(ofClock: stage), reason.rawValue]
                + [delivery].compactMap { $0 }.map { texts["delivery.\($0)"] }).joined(separator: ", ")
        case .decisionRequested(let decision): "\(texts["decision.\(decision)"]): \(words[.requested])"
        case .decisionRecorded(let decided):
            "\(texts["decision.\(decided.decision)"]): \(words[decided.outcome == .positive ? .positive : .negative])"
        case .stayStarted(let decision), .stayExtended(let decision):
            texts.name(ofClock: decision.stay) + (decision.until.map { ", \(words[.until]) \($0)" } ?? "")
        case .stayEnded(let stay): texts.name(ofClock: stay)
        case .deadlineMet(let settled): "\(texts.name(ofClock: settled.clock)), \(settled.trigger)"
        case .entryCorrected(let target, let facts):
            "\(target.text.suffix(8)) → " + summary(facts, texts, words)
        case .entryRetracted(let target, let reason): "\(target.text.suffix(8)), \(reason.rawValue)"
        case .conditionRecorded(let id, let status): "\(texts["condition.\(id)"]): \(status.rawValue)"
        case .caseClosed(let reason): reason.rawValue
        case .caseReopened: ""
        }
    }
}
