public import CaseModel
public import CivilCalendar
internal import CountryRules

extension Overview {
    /// Puts cases and their deadlines together.
    ///
    /// - Parameters:
    ///   - today: The day it is made for.
    ///   - days: How many days ahead deadlines are shown as due; not negative.
    ///   - scope: Which cases these are.
    ///   - cases: The open cases.
    ///   - deadlines: Their open deadlines, by due day, then case, then name.
    ///   - end: The end of the chain that they were read at.
    public init(
        on today: CivilDate, within days: Int = 30, scope: Scope = Scope(), cases: [CaseSummary],
        deadlines: [Deadline], end: ChainEnd
    ) {
        let until = (try? today.adding(days: days)) ?? .latest
        let spans = Self.spans(within: days)
        let found = Dictionary(cases.map { ($0.reference, $0) }) { first, _ in first }
        var nearest: [CaseReference: Deadline] = [:]
        var overdue: [CaseReference: Int] = [:]
        var statuses: [String: [RuleStatus]] = [:]
        var rows: [(span: Span, due: Due)] = []
        for deadline in deadlines {
            let summary = found[deadline.caseReference]
            let isNearest = nearest[deadline.caseReference] == nil
            if isNearest { nearest[deadline.caseReference] = deadline }
            if deadline.state(on: today) == .overdue { overdue[deadline.caseReference, default: 0] += 1 }
            let span = Self.span(of: deadline, on: today, in: spans)
            if let span {
                rows.append((span, Due(deadline: deadline, owner: summary?.owner, deputy: summary?.deputy)))
            }
            guard isNearest || span != nil, let pack = deadline.pack, let status = deadline.packStatus else { continue }
            statuses[pack, default: []].append(status)
        }
        let lines = cases.map {
            Line(summary: $0, next: nearest[$0.reference], overdue: overdue[$0.reference] ?? 0)
        }
        self.init(
            today: today, until: until, scope: scope,
            groups: spans.map { span in
                Group(span: span, rows: rows.filter { $0.span == span }.map(\.due))
            }.filter { !$0.rows.isEmpty || $0.span != .announced },
            workers: Self.workers(lines, scope),
            packs: statuses.sorted { $0.key < $1.key }.map {
                PackStatus(id: $0.key, status: RuleStatus.weakest(of: $0.value))
            },
            end: end)
    }

    /// Where a list of what is due is divided: after the week, and after the month.
    private static let steps = [7, 30]

    private static func spans(within days: Int) -> [Span] {
        var spans: [Span] = [.overdue, .today]
        var first = 1
        for step in steps + [Int.max] where first <= days {
            spans.append(.days(first, min(step, days)))
            first = min(step, days) + 1
        }
        return spans + [.announced]
    }

    private static func span(of deadline: Deadline, on today: CivilDate, in spans: [Span]) -> Span? {
        let left = deadline.daysLeft(on: today)
        switch deadline.state(on: today) {
        case .met, .cancelled: return nil
        case .overdue: return .overdue
        case .dueToday: return .today
        case .upcoming:
            let near = spans.first { span in
                if case .days(let first, let last) = span { (first...last).contains(left) } else { false }
            }
            return near ?? (deadline.alertDays.contains { $0 <= today } ? .announced : nil)
        }
    }

    private static func workers(_ lines: [Line], _ scope: Scope) -> [Worker] {
        // Who was asked for comes first, then those for whom they stand in.
        let asked: String? = if case .of(let code) = scope.worker { code.text } else { nil }
        func place(_ code: String?) -> (Int, String) {
            (code == nil ? 2 : code == asked ? 0 : 1, code ?? "")
        }
        func nearer(_ left: Line, _ right: Line) -> Bool {
            let (one, other) = (left.next?.due ?? .latest, right.next?.due ?? .latest)
            return one != other ? one < other : left.summary.reference.text < right.summary.reference.text
        }
        return Dictionary(grouping: lines, by: \.summary.owner).sorted { place($0.key) < place($1.key) }
            .map { Worker(code: $0.key, cases: $0.value.sorted(by: nearer)) }
    }
}
