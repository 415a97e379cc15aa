internal import Jalon

/// Deadlines by who answers for their cases.
struct WorkerSections {
    /// A part of the list.
    struct Section {
        /// Who answers for the cases; `nil` for those that nobody does.
        let owner: String?
        let deadlines: [Deadline]
    }

    /// The parts by code, the one that was asked for first, the cases that nobody answers for last.
    let sections: [Section]

    init(_ deadlines: [Deadline], _ cases: [CaseReference: CaseSummary], first: WorkerFilter?) {
        let asked: String? = if case .of(let code) = first { code.text } else { nil }
        func place(_ owner: String?) -> (Int, String) { (owner == nil ? 2 : owner == asked ? 0 : 1, owner ?? "") }
        sections = Dictionary(grouping: deadlines) { cases[$0.caseReference]?.owner }
            .sorted { place($0.key) < place($1.key) }
            .map { Section(owner: $0.key, deadlines: $0.value) }
    }

    /// The table, a part for each.
    func lines(_ table: DeadlineTable, _ session: Session) throws(JalonError) -> [String] {
        let nobody = try session.texts()["overview.nobody"]
        return sections.enumerated().flatMap { index, section in
            let title = session.style.heading("\(section.owner ?? nobody) (\(section.deadlines.count))")
            return (index > 0 ? [""] : []) + [title] + table.lines(section.deadlines, heading: index == 0)
        }
    }
}
