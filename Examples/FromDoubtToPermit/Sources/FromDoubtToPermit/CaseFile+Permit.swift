import Jalon

extension CaseFile {
    /// Says which stages may come next, and what is missing for them.
    func sayOptions(on day: String) throws {
        let options = try centre.casebook.options(of: reference, on: date(day))
        for option in options.options {
            let missing = option.missing.map { "is missing \($0.sentence)" } ?? "has all it asks for"
            say(try date(day), "\(option.stage.id) under \(options.pack.id) \(missing)")
        }
    }

    /// Records a grant, and says for each day that follows from it why it is that day.
    func grant(_ stage: String, on day: String) throws {
        let recorded = try record(.stageGranted(.init(stage: stage)), on: day)
        say(recorded.entry.on, "\(stage) is granted")
        let texts = try RuleTexts(.english)
        for deadline in recorded.state.deadlines where deadline.stage == stage {
            detail("due \(deadline.due), plan on \(deadline.earliest)")
            for step in recorded.state.explanations[deadline.name]?.steps ?? [] {
                detail("  \(step.date.map { "\($0)" } ?? "          ")  \(step.text(texts))")
            }
            for source in deadline.citations { detail("  source: \(source)") }
        }
    }

    /// Says what the stage that runs entitles to.
    func sayEntitlements(on day: String) throws {
        guard let entitled = try centre.casebook.entitlements(of: reference, on: date(day)) else { return }
        let rights = entitled.rights.map(\.id).joined(separator: ", ")
        say(try date(day), "entitled to in \(entitled.stage): \(rights)")
    }
}
