internal import Jalon

/// A pack as a page that people read: headings, lines and points, for the terminal or as Markdown.
struct PackPage {
    /// A part of the page.
    enum Block {
        case title(String)
        case heading(String, id: String?)
        case line(String)
        case point(String, depth: Int)
    }

    let texts: RuleTexts
    let pack: RulePack
    var blocks: [Block] = []

    init(_ pack: RulePack, _ texts: RuleTexts) {
        self.pack = pack
        self.texts = texts
        blocks.append(.title("\(pack.id) · \(texts.name(of: pack.country))"))
        frame()
        for stage in pack.stages { show(stage) }
        for (title, isEmpty) in [("page.periods", pack.periods.isEmpty)] where !isEmpty {
            blocks.append(.heading(texts[title], id: nil))
        }
        for period in pack.periods { show(period) }
        if !pack.stays.isEmpty { blocks.append(.heading(texts["page.stays"], id: nil)) }
        for stay in pack.stays { show(stay) }
        if !pack.duties.isEmpty { blocks.append(.heading(texts["page.duties"], id: nil)) }
        for duty in pack.duties { show(duty) }
        if !pack.notes.isEmpty {
            blocks.append(.heading(texts["page.notes"], id: nil))
            for note in pack.notes { point(texts["note.\(note)"]) }
        }
        blocks.append(.heading(texts["page.sources"], id: nil))
        for (_, source) in pack.citations.sorted(by: { $0.key < $1.key }) {
            let facts = texts.filled(
                "page.source",
                [
                    "published": source.published, "checked": "\(source.checked)",
                    "status": texts["status.\(source.status.rawValue)"],
                ])
            point("\(source.text); \(facts)")
        }
    }

    mutating func point(_ text: String, depth: Int = 0) { blocks.append(.point(text, depth: depth)) }

    mutating func labelled(_ key: String, _ text: String, depth: Int = 0) {
        point("\(texts[key]): \(text)", depth: depth)
    }

    mutating func frame() {
        let days = ["from": "\(pack.from)", "to": pack.to.map { "\($0)" } ?? ""]
        var facts = [texts.filled(pack.to == nil ? "page.inForce" : "page.inForceUntil", days)]
        facts.append(texts["status.\(pack.status.rawValue)"])
        if pack.referenceOnly { facts.append(texts["page.referenceOnly"]) }
        if let region = pack.region { facts.append(texts.filled("page.overlay", ["region": region])) }
        blocks.append(.line(facts.joined(separator: "; ")))
        if !pack.alerts.isEmpty { blocks.append(.line(alerts(pack.alerts))) }
    }

    func alerts(_ days: [Int]) -> String {
        texts.filled("page.alerts", ["days": days.map(String.init).joined(separator: ", ")])
    }

    /// The sources of a value, where they are less than verified, so that this is said beside it.
    func weakness(_ cites: [String]) -> String {
        let statuses = cites.compactMap { pack.citations[$0]?.status }
        let weakest = RuleStatus.weakest(of: statuses + [pack.status])
        guard weakest != .verified else { return "" }
        return " † " + texts["status.\(weakest.rawValue)"]
    }

    mutating func shared(_ days: RuleDays, alerts: [Int]?, notes: [String], _ doubts: [RulePack.Ambiguity]) {
        let values = ["from": days.from.map { "\($0)" } ?? "", "to": days.to.map { "\($0)" } ?? ""]
        switch (days.from, days.to) {
        case (nil, nil): break
        case (_, nil): point(texts.filled("page.onlyFrom", values))
        case (nil, _): point(texts.filled("page.onlyTo", values))
        default: point(texts.filled("page.onlyFromTo", values))
        }
        if let alerts { point(self.alerts(alerts)) }
        for note in notes { labelled("page.note", texts["note.\(note)"]) }
        for doubt in doubts {
            let about = texts.filled(
                "page.doubt", ["cell": texts["page.cell.\(doubt.cell.rawValue)"], "confidence": doubt.confidence])
            point("\(about): \(texts["note.\(doubt.note)"])")
        }
    }
}

extension PackPage {
    /// The page for a terminal.
    func lines(_ style: Style) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .title(let text): [style.heading(text)]
            case .heading(let text, let id): ["", style.heading(text) + (id.map { "  \(style.faint($0))" } ?? "")]
            case .line(let text): ["  " + text]
            case .point(let text, let depth): ["  " + String(repeating: "  ", count: depth) + "- " + text]
            }
        }
    }

    /// The page as Markdown.
    var markdown: [String] {
        var lines: [String] = []
        for block in blocks {
            switch block {
            case .title(let text): lines += ["# " + Self.escaped(text), ""]
            case .heading(let text, let id):
                lines += ["", "## " + Self.escaped(text) + (id.map { " (`\($0)`)" } ?? ""), ""]
            case .line(let text): lines += [Self.escaped(text), ""]
            case .point(let text, let depth):
                lines.append(String(repeating: "  ", count: depth) + "- " + Self.escaped(text))
            }
        }
        return lines
    }

    /// The text with what Markdown would read as its own marks taken literally.
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            if "\\`*_{}[]<>#|".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
    }
}
