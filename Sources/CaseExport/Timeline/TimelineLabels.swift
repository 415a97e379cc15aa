internal import CountryRules

/// What the facts of a case are called at the head of its timeline, looked up once for all cases.
final class TimelineLabels: Sendable {
    let country, opened, closed, reason, erased, stage, nextStep, person, exploitation, nationality: String

    /// Looks them up.
    init(_ texts: RuleTexts, _ words: Words) {
        country = texts["export.country"]
        opened = words[.openedOn].capitalizedFirst
        closed = words[.closed].capitalizedFirst
        reason = words[.reason].capitalizedFirst
        erased = texts["erase.erased"].capitalizedFirst
        stage = texts["export.stage"]
        nextStep = words[.nextStep].capitalizedFirst
        person = texts["export.person"]
        exploitation = texts["export.exploitation"]
        nationality = words[.nationality].capitalizedFirst
    }
}
