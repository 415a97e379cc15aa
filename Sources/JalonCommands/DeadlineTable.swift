internal import Jalon

/// Deadlines as people read them at a glance: the state in words first.
///
/// On a terminal that is too narrow the last columns give way; a mark then says which days rest on a weak
/// source, so that this is said everywhere.
struct DeadlineTable {
    /// The columns in the order of reading.
    enum Column: CaseIterable {
        case state, due, planOn, reference, what, note, rules
    }

    private let session: Session
    private let texts: RuleTexts
    /// The columns that fit.
    private let columns: [Column]
    private let widths: [Int]

    /// A table for these deadlines, which may be shown in several parts under one another.
    init(_ deadlines: [Deadline], _ session: Session) throws(JalonError) {
        self.session = session
        texts = try session.texts()
        let whole = Self.table(deadlines, Column.allCases, heading: true, session, texts)
        var shown = Array(zip(Column.allCases, whole.widths))
        while let last = [Column.rules, .note, .planOn].first(where: { shown.map(\.0).contains($0) }),
            whole.width(ofColumns: shown.map(\.1)) > session.output.width
        {
            shown.removeAll { $0.0 == last }
        }
        columns = shown.map(\.0)
        widths = shown.map(\.1)
    }

    /// The lines of some of the deadlines, in the columns of all.
    func lines(_ deadlines: [Deadline], heading: Bool = true) -> [String] {
        Self.table(deadlines, columns, heading: heading, session, texts)
            .lines(least: widths, room: session.output.width)
    }

    /// What the mark means, when one of the deadlines has it.
    func legend(_ deadlines: [Deadline]) -> [String] {
        deadlines.contains(where: Self.isWeak) ? ["", "  † \(session.words[.weakSource])"] : []
    }

    private static func isWeak(_ deadline: Deadline) -> Bool { deadline.packStatus.map { $0 != .verified } ?? false }

    private static func table(
        _ deadlines: [Deadline], _ columns: [Column], heading: Bool, _ session: Session, _ texts: RuleTexts
    ) -> Table {
        var table = Table(indent: 2)
        if heading { table.add(columns.map { Table.Cell(title(of: $0, session.words), session.style.faint) }) }
        for deadline in deadlines { table.add(columns.map { cell($0, deadline, session, texts) }) }
        return table
    }

    private static func title(of column: Column, _ words: Words) -> String {
        switch column {
        case .state: words[.state]
        case .due: words[.due]
        case .planOn: words[.planOn]
        case .reference: words[.caseHeading]
        case .what: "  " + words[.what]
        case .note: words[.note]
        case .rules: words[.rules]
        }
    }

    private static func cell(_ column: Column, _ deadline: Deadline, _ session: Session, _ texts: RuleTexts)
        -> Table.Cell
    {
        let (words, style, today) = (session.words, session.style, session.today)
        switch column {
        case .state: return Table.Cell(words.state(of: deadline, on: today), paint(deadline, today, style))
        case .due: return Table.Cell(words.short(deadline.due))
        case .planOn: return Table.Cell(words.short(deadline.earliest), style.faint)
        case .reference: return Table.Cell(deadline.caseReference.text, style.heading)
        case .what: return Table.Cell((isWeak(deadline) ? "† " : "  ") + words.name(of: deadline, texts))
        case .note:
            let notes = deadline.flags.filter { $0 != .outsidePack }.map(words.flag)
            return Table.Cell(notes.together(", "), style.faint)
        case .rules:
            let named = deadline.flags.contains(.outsidePack) ? ", \(words[.outsidePack])" : ""
            guard let pack = deadline.pack, let status = deadline.packStatus else { return Table.Cell("–") }
            return Table.Cell("\(pack) (\(words.status(status))\(named))", style.faint)
        }
    }

    private static func paint(_ deadline: Deadline, _ today: CivilDate, _ style: Style) -> (String) -> String {
        switch deadline.state(on: today) {
        case .overdue: style.overdue
        case .dueToday: style.dueToday
        case .upcoming where deadline.daysLeft(on: today) <= 7: style.soon
        default: { $0 }
        }
    }
}
