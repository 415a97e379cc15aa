public import CaseModel
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
    public func write(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        var text = "gantt\n"
        if let title = MermaidLabel.cleaned(title) { text += "    title \(title)\n" }
        text += "    dateFormat YYYY-MM-DD\n    axisFormat %Y-%m-%d\n    inclusiveEndDates\n    todayMarker off\n"
        try sink(Array(text.utf8))
        let mark = Item(todayLabel, from: today, kind: .milestone, state: .current)
        try sink(Array((Self.heading(todayLabel) + line(mark)).utf8))
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
            let tags = state + ["\(item.from)", "\(end)"]
            return "    \(sign) \(label)\(item.to == nil ? " …" : "") :\(tags.joined(separator: ", "))\n"
        case .step, .milestone, .deadline:
            let tags = state + ["milestone", "\(item.from)", "0d"]
            return "    \(sign) \(label) :\(tags.joined(separator: ", "))\n"
        }
    }
}
