internal import CaseModel
internal import CivilCalendar
internal import CountryRules

extension OverviewTable {
    /// What is due, by its nearness.
    static func due(_ overview: Overview, _ words: OverviewWords) -> OverviewTable {
        let today = overview.today
        let groups = overview.groups.map { group in
            Group(
                title: "\(words.span(group.span)) (\(group.rows.count))", mark: group.span.mark,
                count: group.rows.count
            ) { index in
                let due = group.rows[index]
                return Row(
                    mark: group.span.mark,
                    cells: [
                        .text(due.deadline.caseReference.text), .text(words.described(due.deadline)),
                        .date(due.deadline.due), .text(words.words.state(of: due.deadline, on: today)),
                        due.deadline.earliest == due.deadline.due ? .empty : .date(due.deadline.earliest),
                        text([due.owner, due.deputy].compactMap { $0 }.joined(separator: " / ")),
                    ])
            }
        }
        return OverviewTable(
            table: ExportTable(
                title: words.words[.whatIsDue],
                columns: [
                    .init("case", heading: words["case"], kind: .text, width: .narrow),
                    .init("deadline", heading: words["deadline"], kind: .text),
                    .init("due", heading: words["due"], kind: .date),
                    .init("state", heading: words["state"], kind: .text),
                    .init("earliest", heading: words["planOn"], kind: .date),
                    .init("worker", heading: words["workers"], kind: .text, width: .narrow),
                ]),
            groups: groups)
    }

    /// The cases by who answers for them.
    static func workers(_ overview: Overview, _ words: OverviewWords) -> OverviewTable {
        let groups = overview.workers.map { worker in
            let facts =
                [words.counted("cases", worker.cases.count)]
                + (worker.overdue > 0 ? [words.counted("overdue", worker.overdue)] : [])
            return Group(
                title: "\(worker.code ?? words["nobody"]) · \(facts.joined(separator: ", "))", mark: nil,
                count: worker.cases.count
            ) { index in row(worker.cases[index], overview.today, words) }
        }
        return OverviewTable(
            table: ExportTable(
                title: words["byWorker"],
                columns: [
                    .init("case", heading: words["case"], kind: .text, width: .narrow),
                    .init("stage", heading: "\(words["stage"]) → \(words["step"])", kind: .text),
                    .init("deadline", heading: words["nextDeadline"], kind: .text),
                    .init("due", heading: words["due"], kind: .date),
                    .init("state", heading: words["state"], kind: .text),
                    .init("deputy", heading: words["deputy"], kind: .text, width: .narrow),
                ]),
            groups: groups)
    }

    private static func row(_ line: Overview.Line, _ today: CivilDate, _ words: OverviewWords) -> Row {
        let summary = line.summary
        let stage = summary.stage.map(words.texts.name(ofClock:))
        let step = summary.nextStep.map { "→ \(words.words.move($0))" }
        // A stage without its deadline is said even where another deadline of the case comes.
        let next = [line.next.map(words.name), summary.undatedGrants > 0 ? words["undated.short"] : nil]
        return Row(
            mark: mark(of: line, today),
            cells: [
                .text(summary.reference.text), text([stage, step].compactMap { $0 }.joined(separator: " ")),
                text(next.compactMap { $0 }.joined(separator: "; ")), line.next.map { .date($0.due) } ?? .empty,
                text(line.next.map { words.words.state(of: $0, on: today) } ?? ""), text(summary.deputy ?? ""),
            ])
    }

    private static func mark(of line: Overview.Line, _ today: CivilDate) -> ExportMark? {
        guard let next = line.next else { return line.summary.undatedGrants > 0 ? .undated : nil }
        switch next.state(on: today) {
        case .overdue: return .overdue
        case .dueToday: return .today
        case .upcoming where next.daysLeft(on: today) <= 7: return .soon
        case .upcoming, .met, .cancelled: return line.summary.undatedGrants > 0 ? .undated : nil
        }
    }

    /// The cases with a stage that has no deadline.
    static func undated(_ lines: [Overview.Line], _ words: OverviewWords) -> OverviewTable {
        OverviewTable(
            table: ExportTable(
                title: words["undated"],
                columns: [
                    .init("case", heading: words["case"], kind: .text, width: .narrow),
                    .init("stage", heading: words["stage"], kind: .text),
                    .init("workers", heading: words["workers"], kind: .text, width: .narrow),
                ]),
            groups: [
                Group(title: words["undated"], mark: .undated, count: lines.count) { index in
                    let summary = lines[index].summary
                    return Row(
                        mark: .undated,
                        cells: [
                            .text(summary.reference.text), text(summary.stage.map(words.texts.name(ofClock:)) ?? ""),
                            text([summary.owner, summary.deputy].compactMap { $0 }.joined(separator: " / ")),
                        ])
                }
            ])
    }

    /// The open signalling steps, each with its cases: one row for a step, however many cases there are.
    static func steps(_ lines: [Overview.Line], _ words: OverviewWords) -> OverviewTable {
        let moves = SignallingMove.allCases.map { move in
            (move: move, cases: lines.filter { $0.summary.nextStep == move }.map(\.summary.reference.text))
        }.filter { !$0.cases.isEmpty }
        return OverviewTable(
            table: ExportTable(
                title: words.words[.openSteps],
                columns: [
                    .init("step", heading: words["step"], kind: .text),
                    .init("count", heading: words["count"], kind: .integer),
                    .init("cases", heading: words["case.many"], kind: .text, width: .wide),
                ]),
            groups: [
                Group(title: words.words[.openSteps], mark: nil, count: moves.count) { index in
                    Row(
                        mark: nil,
                        cells: [
                            .text(words.words.move(moves[index].move)), .integer(moves[index].cases.count),
                            .text(moves[index].cases.joined(separator: ", ")),
                        ])
                }
            ])
    }

    private static func text(_ text: String) -> ExportTable.Cell { text.isEmpty ? .empty : .text(text) }
}
