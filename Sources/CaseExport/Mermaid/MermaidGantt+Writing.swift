package import CaseModel
internal import CivilCalendar

extension MermaidGantt {
    /// Writes the chart in the language of Mermaid, UTF-8, a statement a line.
    ///
    /// There are no directives, no links and no styles in it. Mermaid's own line for today would be that of the day on
    /// which somebody looks, so it is off and today is a mark. Programs that draw Mermaid refuse more than 50 000
    /// characters, some five hundred items.
    ///
    /// - Parameter sink: Takes the bytes.
    /// - Throws: What the sink throws.
    package func write(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        try begin(to: sink)
        try writeSections(to: sink)
    }

    /// Writes the beginning of the chart: its title, and today.
    func begin(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        var text = "gantt\n"
        if let title = MermaidLabel.cleaned(title) { text += "    title \(title)\n" }
        switch precision {
        case .day: text += "    dateFormat YYYY-MM-DD\n    axisFormat %Y-%m-%d\n    inclusiveEndDates\n"
        case .month: text += "    dateFormat YYYY-MM\n    axisFormat %Y-%m\n"
        }
        text += "    todayMarker off\n"
        let mark = Item(todayLabel, from: today, kind: .milestone, state: .current)
        try sink(Array((text + Self.heading(todayLabel) + line(mark)).utf8))
    }

    /// Writes the lanes that have something in them.
    func writeSections(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        for section in sections where !section.items.isEmpty {
            try sink(Array((Self.heading(section.name) + section.items.map(line).joined()).utf8))
        }
    }

    private static func heading(_ name: String) -> String { "    section \(MermaidLabel.cleaned(name) ?? "-")\n" }

    /// The sign before the label keeps Mermaid from taking its first word for a keyword, and says the kind in print.
    private func line(_ item: Item) -> String {
        let label = MermaidLabel.cleaned(item.label) ?? "-"
        let sign =
            switch item.kind {
            case .stage: "■"
            case .stay: "□"
            case .step: "●"
            case .milestone: "◆"
            case .deadline: "▲"
            }
        let state: [String] =
            switch item.state {
            case .ahead: []
            case .current: ["active"]
            case .done: ["done"]
            case .overdue: ["crit"]
            }
        switch item.kind {
        case .stage, .stay:
            let end = max(item.from, item.to ?? today)
            let tags = state + [text(of: item.from), text(ofLast: end)]
            return "    \(sign) \(label)\(item.to == nil ? " …" : "") :\(tags.joined(separator: ", "))\n"
        case .step, .milestone, .deadline:
            let tags = state + ["milestone", text(of: item.from), "0d"]
            return "    \(sign) \(label) :\(tags.joined(separator: ", "))\n"
        }
    }

    private func text(of day: CivilDate) -> String { precision == .day ? "\(day)" : day.monthText }

    /// The end of a bar: its last day, or the month after its last, for a month's end is not inclusive.
    private func text(ofLast day: CivilDate) -> String {
        guard precision == .month else { return "\(day)" }
        return ((try? day.lastOfMonth.adding(days: 1)) ?? day).monthText
    }
}
