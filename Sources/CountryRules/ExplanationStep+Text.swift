internal import CivilCalendar

extension ExplanationStep {
    /// The step as a sentence in English.
    ///
    /// - Parameter texts: What triggers are called.
    public func text(_ texts: RuleTexts) -> String {
        switch kind {
        case .trigger(let key): "trigger: \(texts["trigger.\(key)"])"
        case .pack(let id, let from, let to, let status, let forced):
            "rules: \(id), for events from \(from) \(to.map { "to \($0)" } ?? "on"), status \(status.rawValue)"
                + (forced ? "; named by hand, the trigger lies outside these days" : "")
        case .counting(let step): step.text
        case .range(let least, upTo: let most):
            "the rule gives \(least) to \(most): the shortest is taken, the document prints which"
        case .unlimited: "the right has no end: the day is that of the document which shows it"
        case .prolonged(let times, let by, let total):
            "prolonged \(times == 1 ? "once" : "\(times) times") by \(by): \(total), counted from the anchor"
        case .observed: "printed on the document, which always wins"
        case .earliest(afterPrintedDay: false): "if the first day is counted, it already ends here: plan on this day"
        case .earliest(afterPrintedDay: true):
            "counted from the printed day itself, that day included, it already ends here: plan on this day"
        case .validityDoesNotRoll: "a validity: a last day on a Saturday, Sunday or holiday does not move"
        }
    }
}

extension CountingStep {
    /// The step as a sentence in English.
    var text: String {
        switch self {
        case .trigger: "the day of the event"
        case .firstDay(_, counted: true): "this day is counted: it is day 1"
        case .firstDay(_, counted: false): "this day is not counted: day 1 is the next"
        case .added(let period, _): "\(period) later"
        case .eveOf: "the day before"
        case .missingDay(let year, let month, let day, let became):
            "\(year)-\(month < 10 ? "0" : "")\(month) has no day \(day): \(became.day == 1 ? "the next month's first" : "its last") day is taken"
        case .skipped(let day, let holiday):
            "\(day.weekday)".prefix(1).uppercased() + "\(day.weekday)".dropFirst()
                + " does not count: \(holiday ?? "weekend")"
        case .rolled(let from, _): "\(from) is a day off: moved to the next working day"
        }
    }
}
