internal import Jalon

/// An overview as a document for scripts.
enum OverviewDocument {
    static func make(_ overview: Overview) -> JSONValue {
        let today = overview.today
        return Document.make(
            "overview",
            [
                .init("today", .text(today)), .init("until", .text(overview.until)),
                .init("country", .text(overview.scope.country?.rawValue)),
                .init("worker", .text(worker(overview.scope))),
                .init("unassigned", .bool(overview.scope.worker == .nobody)),
                .init("cases", .int(overview.caseCount)),
                .init(
                    "groups",
                    .array(
                        overview.groups.map { group in
                            let (name, first, last) = span(group.span)
                            return .object([
                                .init("group", .string(name)), .init("from", first.map { .int($0) } ?? .null),
                                .init("to", last.map { .int($0) } ?? .null), .init("count", .int(group.rows.count)),
                                .init("deadlines", .array(group.rows.map { due($0, today) })),
                            ])
                        })),
                .init(
                    "workers",
                    .array(
                        overview.workers.map { worker in
                            .object([
                                .init("worker", .text(worker.code)), .init("overdue", .int(worker.overdue)),
                                .init("cases", .array(worker.cases.map { line($0, today) })),
                            ])
                        })),
                .init("withoutDeadline", .texts(overview.undated.map(\.summary.reference.text))),
                .init(
                    "openSteps",
                    .array(
                        overview.openSteps.map { line in
                            .object([
                                .init("case", .string(line.summary.reference.text)),
                                .init("step", .text(line.summary.nextStep?.rawValue)),
                            ])
                        })),
                .init(
                    "packs",
                    .array(
                        overview.packs.map {
                            .object([.init("pack", .string($0.id)), .init("status", .string($0.status.rawValue))])
                        })),
                .init("chain", overview.end.document),
            ])
    }

    /// A deadline with who answers for its case.
    static func deadline(_ deadline: Deadline, owner: String?, deputy: String?, today: CivilDate) -> JSONValue {
        guard case .object(let members) = Document.deadline(deadline, today: today) else { return .null }
        return .object(members + [.init("owner", .text(owner)), .init("deputy", .text(deputy))])
    }

    private static func due(_ due: Overview.Due, _ today: CivilDate) -> JSONValue {
        deadline(due.deadline, owner: due.owner, deputy: due.deputy, today: today)
    }

    private static func line(_ line: Overview.Line, _ today: CivilDate) -> JSONValue {
        let summary = line.summary
        return .object([
            .init("case", .string(summary.reference.text)), .init("country", .string(summary.country.rawValue)),
            .init("stage", .text(summary.stage)), .init("nextStep", .text(summary.nextStep?.rawValue)),
            .init("deputy", .text(summary.deputy)), .init("overdue", .int(line.overdue)),
            .init("undatedGrants", .int(summary.undatedGrants)),
            .init(
                "next",
                line.next.map {
                    .object([
                        .init("deadline", .string($0.name)), .init("due", .text($0.due)),
                        .init("daysLeft", .int($0.daysLeft(on: today))),
                        .init("state", .string($0.state(on: today).rawValue)),
                        .init("packStatus", .text($0.packStatus?.rawValue)),
                    ])
                } ?? .null),
        ])
    }

    private static func worker(_ scope: Overview.Scope) -> String? {
        if case .of(let code) = scope.worker { code.text } else { nil }
    }

    /// The name of a group, and the days that it spans.
    private static func span(_ span: Overview.Span) -> (String, Int?, Int?) {
        switch span {
        case .overdue: ("overdue", nil, -1)
        case .today: ("due-today", 0, 0)
        case .days(let first, let last): ("upcoming", first, last)
        case .announced: ("announced", nil, nil)
        }
    }
}
