internal import Jalon

extension PackPage {
    func length(_ duration: RulePack.Duration) -> String {
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

    func bounded(_ period: Period, _ bound: RulePack.Bound) -> String {
        let text = texts.text(of: period)
        return switch bound {
        case .exact: text
        case .least: texts.filled("page.atLeast", ["period": text])
        case .most: texts.filled("page.atMost", ["period": text])
        }
    }

    func renewal(_ renewal: RulePack.Renewal) -> String {
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

    func times(_ count: Int) -> String {
        count == 1 ? texts["page.times.one"] : texts.filled("page.times.many", ["count": "\(count)"])
    }

    func text(of prolongation: RulePack.Prolongation) -> String {
        let by = texts.filled("page.extension", ["period": texts.text(of: prolongation.period)])
        return by + (prolongation.times.map { ", " + times($0) } ?? "") + weakness(prolongation.cites)
    }

    func text(of start: RulePack.Start) -> String {
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

    func text(of limits: RulePack.Window.Limits, _ stages: [String]) -> String {
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
