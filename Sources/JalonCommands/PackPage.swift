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

    private let texts: RuleTexts
    private let pack: RulePack
    private(set) var blocks: [Block] = []

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

    private mutating func point(_ text: String, depth: Int = 0) { blocks.append(.point(text, depth: depth)) }

    private mutating func labelled(_ key: String, _ text: String, depth: Int = 0) {
        point("\(texts[key]): \(text)", depth: depth)
    }

    private mutating func frame() {
        let days = ["from": "\(pack.from)", "to": pack.to.map { "\($0)" } ?? ""]
        var facts = [texts.filled(pack.to == nil ? "page.inForce" : "page.inForceUntil", days)]
        facts.append(texts["status.\(pack.status.rawValue)"])
        if pack.referenceOnly { facts.append(texts["page.referenceOnly"]) }
        if let region = pack.region { facts.append(texts.filled("page.overlay", ["region": region])) }
        blocks.append(.line(facts.joined(separator: "; ")))
        if !pack.alerts.isEmpty { blocks.append(.line(alerts(pack.alerts))) }
    }

    private func alerts(_ days: [Int]) -> String {
        texts.filled("page.alerts", ["days": days.map(String.init).joined(separator: ", ")])
    }

    /// The sources of a value, where they are less than verified, so that this is said beside it.
    private func weakness(_ cites: [String]) -> String {
        let statuses = cites.compactMap { pack.citations[$0]?.status }
        let weakest = RuleStatus.allCases.last { statuses.contains($0) || pack.status == $0 }
        guard let weakest, weakest != .verified else { return "" }
        return " † " + texts["status.\(weakest.rawValue)"]
    }

    private mutating func shared(_ days: RuleDays, alerts: [Int]?, notes: [String], _ doubts: [RulePack.Ambiguity]) {
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
    private mutating func show(_ stage: RulePack.Stage) {
        blocks.append(.heading(texts["stage.\(stage.id)"], id: stage.id))
        if let document = stage.document { labelled("page.document", texts["document.\(document.id)"]) }
        show(stage.duration)
        labelled("page.renewal", renewal(stage.renewal) + weakness(stage.renewal.cites))
        if !stage.after.isEmpty {
            labelled("page.after", stage.after.map { texts["stage.\($0)"] }.joined(separator: "; "))
        }
        for shortcut in stage.shortcuts {
            let who =
                switch shortcut.when {
                case .anyone: texts["page.shortcut.anyone"]
                case .unaccompaniedMinor: texts["page.shortcut.unaccompaniedMinor"]
                case .condition(let id): texts["condition.\(id)"]
                }
            labelled("page.shortcut", who + (shortcut.note.map { " (\(texts["note.\($0)"]))" } ?? ""))
        }
        if let start = stage.startedBy { labelled("page.starts", text(of: .decision(start))) }
        if let conditions = stage.conditions {
            point("\(texts["page.conditions"]):\(weakness(stage.conditionsCites))")
            show(conditions, depth: 1)
        }
        if !stage.rights.isEmpty { point("\(texts["page.rights"]):") }
        for right in stage.rights {
            let unless = right.unless.map { id in
                " (" + texts.filled("page.notWith", ["condition": texts["condition.\(id)"]]) + ")"
            }
            point(texts["right.\(right.id)"] + (unless ?? "") + weakness(right.cites), depth: 1)
            if let note = right.note { point(texts["note.\(note)"], depth: 2) }
        }
        if !stage.earlyEnds.isEmpty { point("\(texts["page.earlyEnd"]):") }
        for end in stage.earlyEnds {
            point(texts["ground.\(end.ground)"] + weakness(end.cites), depth: 1)
            if let note = end.note { point(texts["note.\(note)"], depth: 2) }
        }
        if let beside = stage.beside {
            point(texts.filled("page.beside", ["period": texts["period.\(beside)"]]))
        }
        shared(stage.days, alerts: stage.alerts, notes: stage.notes, stage.ambiguous)
    }

    private mutating func show(_ period: RulePack.TimedPeriod) {
        blocks.append(.heading(texts["period.\(period.id)"], id: period.id))
        switch period.clock {
        case .duration(let duration): show(duration)
        case .window(let window):
            labelled("page.length", text(of: window.limits, window.beforeEndOf) + weakness(window.cites))
            if let other = window.otherwise {
                labelled(
                    "page.otherwise",
                    text(of: other, window.beforeEndOf)
                        + (window.otherwiseNote.map { " (\(texts["note.\($0)"]))" } ?? ""))
            }
        }
        if !period.starts.isEmpty {
            labelled("page.starts", period.starts.map(text).joined(separator: "; "))
        }
        if !period.metBy.isEmpty {
            labelled("page.metBy", period.metBy.map { texts["decision.\($0)"] }.joined(separator: "; "))
        }
        if period.delivery.count > 1 { point("\(texts["page.deliveries"]):") }
        for delivery in period.delivery where period.delivery.count > 1 {
            let from =
                delivery.workingDays.map { texts.filled("page.delivery.workingDay", ["count": "\($0)"]) }
                ?? texts["page.delivery.nextDay"]
            point("\(texts["delivery.\(delivery.id)"]) (\(delivery.id)): \(from)", depth: 1)
        }
        if let more = period.prolongation { point(text(of: more)) }
        shared(period.days, alerts: period.alerts, notes: period.notes, period.ambiguous)
    }

    private mutating func show(_ stay: RulePack.Stay) {
        blocks.append(.heading(texts["stay.\(stay.id)"], id: stay.id))
        if let duration = stay.duration {
            show(duration, basis: texts["page.basis.\(stay.basis.rawValue)"])
        } else {
            labelled("page.length", texts["page.basis.\(stay.basis.rawValue)"] + weakness(stay.cites))
        }
        for phase in stay.phases {
            let until = texts.filled(
                "page.phase", ["phase": texts["stay.\(phase.id)"], "period": texts.text(of: phase.until)])
            point("\(until) (\(phase.id))" + (phase.report ? "; \(texts["page.report"])" : ""), depth: 1)
        }
        if let more = stay.prolongation {
            point(text(of: more))
        } else if stay.extendable {
            point(texts["page.extensionAny"])
        }
        if !stay.after.isEmpty {
            labelled("page.after", stay.after.map { texts["stay.\($0)"] }.joined(separator: "; "))
        }
        shared(stay.days, alerts: stay.alerts, notes: stay.notes, stay.ambiguous)
    }

    private mutating func show(_ duty: RulePack.Duty) {
        let limit =
            switch duty.limit {
            case .atOnce: texts["page.duty.atOnce"]
            case .beforeEnd:
                texts.filled("page.duty.beforeEnd", ["stage": duty.stage.map { texts["stage.\($0)"] } ?? ""])
            }
        point("\(texts["role.\(duty.who)"]): \(texts["duty.\(duty.id)"]) (\(limit))\(weakness(duty.cites))")
        for note in duty.notes { point(texts["note.\(note)"], depth: 1) }
    }

    private mutating func show(_ duration: RulePack.Duration, basis: String? = nil) {
        var facts = [length(duration) + (basis.map { " (\($0))" } ?? "")]
        facts.append(texts.filled("page.from", ["event": texts["trigger.\(duration.trigger)"]]))
        if duration.computed != nil {
            if duration.computed?.unit != .workingDays {
                facts.append(texts["page.counting.\(duration.counting.rawValue)"])
            }
            facts.append(texts["page.nature.\(duration.nature.rawValue)"])
        }
        labelled("page.length", facts.joined(separator: "; ") + weakness(duration.cites))
        for end in duration.ends {
            let key =
                switch end.take {
                case .later: "step.decisionLater"
                case .earlier: "step.decisionEarlier"
                case .decision: "step.decisionEnds"
                }
            let decision = text(of: .decision(.init(decision: end.decision, outcome: end.outcome)))
            labelled("page.ends", texts.filled(key, ["decision": decision]))
        }
    }

    private mutating func show(_ tree: ConditionTree, depth: Int) {
        switch tree {
        case .condition(let id): point("\(texts["condition.\(id)"]) (\(id))", depth: depth)
        case .allOf(let branches), .anyOf(let branches):
            let key = if case .allOf = tree { "page.allOf" } else { "page.anyOf" }
            point("\(texts[key]):", depth: depth)
            for branch in branches { show(branch, depth: depth + 1) }
        }
    }
}

extension PackPage {
    private func length(_ duration: RulePack.Duration) -> String {
        switch duration.length {
        case .period(let period): bounded(period, duration.bound)
        case .range(let least, upTo: let most):
            texts.filled("page.range", ["least": texts.text(of: least), "most": texts.text(of: most)])
        case .unlimited(nil): texts["page.unlimited"]
        case .unlimited(let document?):
            texts.filled("page.unlimitedDocument", ["period": texts.text(of: document)])
        case .unstated: texts["page.unstated"]
        }
    }

    private func bounded(_ period: Period, _ bound: RulePack.Bound) -> String {
        let text = texts.text(of: period)
        return switch bound {
        case .exact: text
        case .least: texts.filled("page.atLeast", ["period": text])
        case .most: texts.filled("page.atMost", ["period": text])
        }
    }

    private func renewal(_ renewal: RulePack.Renewal) -> String {
        var facts: [String] = []
        switch renewal.kind {
        case .none: facts.append(texts["page.renewal.no"])
        case .renewable: facts.append(texts["page.renewal.yes"])
        case .conditional:
            facts.append(
                texts.filled("page.renewal.if", ["condition": renewal.condition.map { texts["condition.\($0)"] } ?? ""])
            )
        }
        switch renewal.length {
        case .same: facts.append(texts["page.renewal.same"])
        case .period(let period):
            facts.append(texts.filled("page.renewal.by", ["period": bounded(period, renewal.bound)]))
        case .unstated: break
        }
        if let times = renewal.times { facts.append(self.times(times)) }
        return facts.joined(separator: ", ") + (renewal.note.map { " (\(texts["note.\($0)"]))" } ?? "")
    }

    private func times(_ count: Int) -> String {
        count == 1 ? texts["page.times.one"] : texts.filled("page.times.many", ["count": "\(count)"])
    }

    private func text(of prolongation: RulePack.Prolongation) -> String {
        let by = texts.filled("page.extension", ["period": texts.text(of: prolongation.period)])
        return by + (prolongation.times.map { ", " + times($0) } ?? "") + weakness(prolongation.cites)
    }

    private func text(of start: RulePack.Start) -> String {
        switch start {
        case .decision(let trigger):
            let key =
                switch trigger.outcome {
                case .positive: "page.start.positive"
                case .negative: "page.start.negative"
                case nil: "page.start.decided"
                }
            return texts.filled(key, ["decision": texts["decision.\(trigger.decision)"]])
        case .requested(let decision):
            return texts.filled("page.start.requested", ["decision": texts["decision.\(decision)"]])
        case .refused: return texts["page.start.refused"]
        case .withdrawn: return texts["page.start.withdrawn"]
        case .granted(let stage): return texts.filled("page.start.granted", ["stage": texts["stage.\(stage)"]])
        }
    }

    private func text(of limits: RulePack.Window.Limits, _ stages: [String]) -> String {
        let values = [
            "opens": limits.opens.map(texts.text) ?? "", "closes": limits.closes.map(texts.text) ?? "",
            "stages": stages.map { texts["stage.\($0)"] }.joined(separator: "; "),
        ]
        let key =
            switch (limits.opens, limits.closes) {
            case (nil, _): "page.windowUntilEnd"
            case (_, nil): "page.windowAtEnd"
            default: "page.window"
            }
        return texts.filled(key, values)
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
