import Jalon

extension CaseFile {
    /// Records signs that were seen: how many of how many, and never a verdict.
    func observe(_ indicators: [Indicator], on day: String) throws {
        let seen = try record(.indicatorsObserved(indicators), on: day).state.indicators.count
        let known = try ReferenceBook.carried().indicatorLists.first?.indicators.count ?? 0
        say(try date(day), "\(seen) of \(known) indicators; whether it is trafficking is for the magistrate to say")
    }

    /// Takes one of the four steps, and says where that leads.
    func take(_ step: SignallingStep, with roles: [Role], outcome: StepOutcome, on day: String) throws {
        let recorded = try record(.stepRecorded(.init(step, with: roles, outcome: outcome)), on: day)
        let path = recorded.state.signalling
        let next = path.next.map { ", next: \($0.rawValue)" } ?? ""
        say(recorded.entry.on, "step \(step.rawValue): \(outcome.rawValue) (\(path.state.rawValue)\(next))")
    }

    /// Asks whether secrecy may or must be lifted; it is guidance, and nothing is disclosed by it.
    func askAboutSecrecy(_ facts: Set<SecrecyFact>, on day: String) throws {
        let (assessment, recorded) = try centre.casebook.assessSecrecy(
            facts, in: reference, on: date(day), author: centre.worker)
        let articles = assessment.articles.map(\.text).joined(separator: ", ")
        say(recorded.entry.on, "secrecy: \(assessment.answer.rawValue), \(articles)")
    }

    /// Tells an authority.
    func signal(to role: Role, on day: String) throws {
        let recorded = try record(.signalSent(.init(to: role)), on: day)
        say(recorded.entry.on, "signal to \(role.rawValue) (\(recorded.state.signalling.state.rawValue))")
    }
}
