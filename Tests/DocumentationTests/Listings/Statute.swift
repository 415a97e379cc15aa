import Jalon

/// The law alone: the last day of the reflection period, and how it came about.
func reflectionPeriod(print: (Any...) -> Void) throws {
    let rules = try RuleBook.embedded(countries: [.belgium])
    let texts = try RuleTexts(.english)
    let deadline = try rules.deadline(of: "be.reflection", in: .belgium, on: CivilDate(iso8601: "2026-03-02"))

    print(deadline.due, deadline.earliest, deadline.pack, deadline.packStatus)
    for step in deadline.steps { print(step.date ?? deadline.trigger, step.text(texts)) }
}

/// The same stage in a case, where an authority printed another day.
func printedDay(in casebook: Casebook, _ reference: CaseReference, print: (Any...) -> Void) throws {
    let recorded = try casebook.record(
        .stageGranted(.init(stage: "be.reflection", until: CivilDate(iso8601: "2026-04-10"))), in: reference,
        on: CivilDate(iso8601: "2026-03-02"), author: "hd")
    for deadline in recorded.state.deadlines { print(deadline.due, deadline.isObserved) }
    for finding in recorded.findings { print(finding.code.rawValue) }
}
