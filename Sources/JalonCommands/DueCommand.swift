internal import ArgumentParser
internal import Jalon

/// `jalon` alone: what is due.
struct DueCommand: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "due", abstract: "What is overdue, due today and soon; then the open steps. This is jalon alone.")

    @OptionGroup var whose: WorkerOptions
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        try DueView(casebook: casebook, session: session, worker: whose.filter(in: casebook, session)).show()
    }
}

/// What is due in a casebook, as a case worker reads it in the morning.
struct DueView {
    let casebook: Casebook
    let session: Session
    /// Whose cases.
    var worker: WorkerFilter?

    func show() throws {
        let today = session.today
        let month = (try? today.adding(days: 30)) ?? .latest
        // What is due later is shown as soon as one of its alert days has come.
        let announced = try casebook.announcedDeadlines(DeadlineQuery(from: month, worker: worker), on: today)
            .filter { $0.due > month }
        let deadlines = try casebook.deadlines(DeadlineQuery(until: month, worker: worker)) + announced
        let steps = try casebook.casesWithOpenSteps(of: worker)
        let undated = try casebook.casesWithoutDeadline(of: worker)
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "due",
                    [
                        .init("today", .text(today)),
                        .init("deadlines", Document.deadlines(deadlines, today: today)),
                        .init(
                            "openSteps",
                            .array(
                                steps.map { line in
                                    .object([
                                        .init("case", .string(line.reference.text)),
                                        .init("step", .text(line.nextStep?.rawValue)),
                                    ])
                                })),
                        .init("withoutDeadline", .texts(undated.map(\.reference.text))),
                    ]))
        }
        try showDeadlines(deadlines)
        try showSteps(steps)
        if !undated.isEmpty { session.say(Self.warning(undated)) }
    }

    private func showDeadlines(_ deadlines: [Deadline]) throws {
        let (words, style, today) = (session.words, session.style, session.today)
        try session.print(style.heading("\(words[.whatIsDue]) · \(words.long(today))"))
        guard !deadlines.isEmpty else { return try session.print(["", words[.nothingDue]]) }
        let view = try DeadlineTable(deadlines, session)
        let overdue = deadlines.filter { $0.state(on: today) == .overdue }
        let dueToday = deadlines.filter { $0.state(on: today) == .dueToday }
        let soon = deadlines.filter { $0.state(on: today) == .upcoming && $0.daysLeft(on: today) <= 7 }
        let later = deadlines.filter { (8...30).contains($0.daysLeft(on: today)) }
        let announced = deadlines.filter { $0.daysLeft(on: today) > 30 }
        let sections: [(String, [Deadline], (String) -> String)] = [
            (words[.overdue], overdue, style.overdue), (words[.dueToday].capitalisedStart, dueToday, style.dueToday),
            (words[.within7], soon, style.soon), (words[.within30], later, style.heading),
            (words[.announced], announced, style.heading),
        ]
        var heading = true
        for (title, rows, paint) in sections where !rows.isEmpty {
            try session.print(["", paint("\(title) (\(rows.count))")])
            try session.print(view.lines(rows, heading: heading))
            heading = false
        }
        try session.print(view.legend(deadlines))
    }

    private func showSteps(_ cases: [CaseSummary]) throws {
        guard !cases.isEmpty else { return }
        let (words, texts) = (session.words, try session.texts())
        try session.print(["", session.style.heading("\(words[.openSteps]) (\(cases.count))")])
        var table = Table(indent: 2)
        for line in cases.prefix(20) {
            table.add([line.reference.text, texts.labelled(words[.nextStep], line.nextStep.map(words.move) ?? "")])
        }
        try session.print(table.lines())
        if cases.count > 20 { try session.print("  … \(cases.count - 20)") }
    }

    /// A deadline that is not in the list must still be seen.
    static func warning(_ cases: [CaseSummary]) -> Wording {
        let names = cases.prefix(5).map(\.reference.text).joined(separator: ", ") + (cases.count > 5 ? ", …" : "")
        return Wording("message.undated", ["n": .number(cases.count), "cases": .text(names)])
    }
}

extension String {
    /// With a capital letter at its start.
    var capitalisedStart: String { prefix(1).uppercased() + dropFirst() }
}
