internal import Jalon

extension PackPage {
    mutating func show(_ stage: RulePack.Stage) {
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

    mutating func show(_ period: RulePack.TimedPeriod) {
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

    mutating func show(_ stay: RulePack.Stay) {
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

    mutating func show(_ duty: RulePack.Duty) {
        let limit =
            switch duty.limit {
            case .atOnce: texts["page.duty.atOnce"]
            case .beforeEnd:
                texts.filled("page.duty.beforeEnd", ["stage": duty.stage.map { texts["stage.\($0)"] } ?? ""])
            }
        point("\(texts["role.\(duty.who)"]): \(texts["duty.\(duty.id)"]) (\(limit))\(weakness(duty.cites))")
        for note in duty.notes { point(texts["note.\(note)"], depth: 1) }
    }

    mutating func show(_ duration: RulePack.Duration, basis: String? = nil) {
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

    mutating func show(_ tree: ConditionTree, depth: Int) {
        switch tree {
        case .condition(let id): point("\(texts["condition.\(id)"]) (\(id))", depth: depth)
        case .allOf(let branches), .anyOf(let branches):
            let key = if case .allOf = tree { "page.allOf" } else { "page.anyOf" }
            point("\(texts[key]):", depth: depth)
            for branch in branches { show(branch, depth: depth + 1) }
        }
    }
}
