internal import CivilCalendar

extension ExplanationStep {
    /// The step as a sentence in the language of the texts.
    ///
    /// - Parameter texts: The language, and what triggers, decisions and ways of delivery are called.
    public func text(_ texts: RuleTexts) -> String {
        switch kind {
        case .trigger(let key): texts.sentence("step.trigger", ["event": texts["trigger.\(key)"]])
        case .pack(let id, let from, let to, let status, let forced):
            Self.pack(id, from, to, status, forced, texts)
        case .overlay(let pack, let region): texts.sentence("step.overlay", ["pack": pack, "region": region])
        case .counting(let step): step.text(texts)
        case .range(let least, upTo: let most):
            texts.sentence("step.range", ["least": texts.text(of: least), "most": texts.text(of: most)])
        case .least(let period): texts.sentence("step.least", period)
        case .most(let period): texts.sentence("step.most", period)
        case .unlimited: texts["step.unlimited"]
        case .average: texts["step.average"]
        case .phase(let period): texts.sentence("step.phase", period)
        case .extended(let period, let pack):
            texts.sentence(
                "step.extended",
                ["period": texts.text(of: period), "pack": pack, "date": date.map { "\($0)" } ?? ""])
        case .total(let period): texts.sentence("step.total", period)
        case .observed: texts["step.observed"]
        case .earliest(afterPrintedDay: false): texts["step.earliest"]
        case .earliest(afterPrintedDay: true): texts["step.earliestPrinted"]
        case .earliestUnrolled: texts["step.earliestUnrolled"]
        case .validityDoesNotRoll: texts["step.noRoll"]
        case .notMoved: texts["step.notMoved"]
        case .delivery(let id): texts.sentence("step.delivery", ["delivery": texts["delivery.\(id)"]])
        case .deliveryStart(let count): texts.sentence("step.deliveryStart", ["count": "\(count)"])
        case .decided(let decision, let take, on: _): Self.decision(decision, take, isTaken: true, texts)
        case .undecided(let decision, let take): Self.decision(decision, take, isTaken: false, texts)
        case .windowOpens(let period): texts.sentence("step.windowOpens", period)
        case .windowCloses(let period): texts.sentence("step.windowCloses", period)
        case .windowClosesAtEnd: texts["step.windowClosesAtEnd"]
        case .windowOtherwise(let from, let to):
            texts.sentence("step.windowOtherwise", ["from": "\(from)", "to": "\(to)"])
        case .backwards: texts["step.backwards"]
        }
    }

    private static func pack(
        _ id: String, _ from: CivilDate, _ to: CivilDate?, _ status: RuleStatus, _ forced: Bool, _ texts: RuleTexts
    ) -> String {
        var values = ["pack": id, "from": "\(from)", "status": texts["status.\(status.rawValue)"]]
        values["to"] = to.map { "\($0)" }
        let rules = texts.sentence(to == nil ? "step.pack" : "step.packUntil", values)
        return forced ? rules + "; " + texts.sentence("step.packForced", values) : rules
    }

    private static func decision(
        _ decision: String, _ take: RulePack.DecisionEnd.Take, isTaken: Bool, _ texts: RuleTexts
    ) -> String {
        let key =
            switch (take, isTaken) {
            case (.later, true): "step.decisionLater"
            case (.earlier, true): "step.decisionEarlier"
            case (.decision, true): "step.decisionEnds"
            case (.later, false): "step.decisionOpenLater"
            case (.earlier, false), (.decision, false): "step.decisionOpenEarlier"
            }
        return texts.sentence(key, ["decision": texts["decision.\(decision)"]])
    }
}

extension CountingStep {
    /// The step as a sentence in the language of the texts.
    func text(_ texts: RuleTexts) -> String {
        switch self {
        case .trigger: ""
        case .firstDay(_, counted: true): texts["step.firstDayCounted"]
        case .firstDay(_, counted: false): texts["step.firstDayNotCounted"]
        case .added(let period, _): texts.sentence("step.added", period)
        case .eveOf: texts["step.eve"]
        case .missingDay(let year, let month, let day, let became):
            texts.sentence(
                became.day == 1 ? "step.missingDayUp" : "step.missingDay",
                ["month": "\(year)-\(month < 10 ? "0" : "")\(month)", "day": "\(day)"])
        case .skipped(let day, let holiday):
            texts.sentence(
                "step.skipped",
                ["weekday": texts["weekday.\(day.weekday)"], "holiday": holiday ?? texts["step.weekend"]])
        case .rolled(let from, _): texts.sentence("step.rolled", ["date": "\(from)"])
        }
    }
}
