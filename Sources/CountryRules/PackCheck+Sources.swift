internal import CivilCalendar

extension PackCheck {
    func checkCitations(_ pack: RulePack, _ report: inout PackReport) {
        func check(_ cites: [String], at place: String, needed: Bool = true) {
            if cites.isEmpty, needed { report.error(place, "a value without a source") }
            for key in cites where pack.citations[key] == nil {
                report.error(place, "cites \"\(key)\", which the pack does not list")
            }
        }
        for stage in pack.stages {
            let place = "stage \(stage.id)"
            check(stage.duration.cites, at: "\(place), duration")
            check(stage.renewal.cites, at: "\(place), renewal")
            check(stage.conditionsCites, at: "\(place), conditions", needed: stage.conditions != nil)
            for shortcut in stage.shortcuts { check(shortcut.cites, at: "\(place), shortcuts") }
            for end in stage.earlyEnds { check(end.cites, at: "\(place), earlyEnd \(end.ground)") }
            for right in stage.rights { check(right.cites, at: "\(place), right \(right.id)", needed: false) }
            if let document = stage.document { check(document.cites, at: "\(place), document") }
        }
        for period in pack.periods {
            check(period.source.cites, at: "period \(period.id)")
            if let prolongation = period.prolongation {
                check(prolongation.cites, at: "period \(period.id), extension")
            }
        }
        for stay in pack.stays {
            check(stay.cites, at: "stay \(stay.id)")
            if let duration = stay.duration { check(duration.cites, at: "stay \(stay.id), duration") }
            if let prolongation = stay.prolongation { check(prolongation.cites, at: "stay \(stay.id), extension") }
        }
        for duty in pack.duties { check(duty.cites, at: "duty \(duty.id)") }
        for (key, citation) in pack.citations.sorted(by: { $0.key < $1.key }) {
            if citation.text.isEmpty { report.error("citation \(key)", "says nothing") }
            if !Self.isDay(citation.published) {
                report.error(
                    "citation \(key)", "\"\(citation.published)\" is no day of publication: a year, a month or a day")
            }
        }
    }

    /// A year, a month or a day.
    private static func isDay(_ text: String) -> Bool {
        [text, text + "-01", text + "-01-01"].contains { (try? CivilDate(iso8601: $0)) != nil }
    }

    /// Every condition and right has to be a known identifier, and every text to exist in every language.
    func checkTexts(_ pack: RulePack, _ report: inout PackReport) {
        for language in pack.languages {
            guard let texts = texts[language]?.adding([pack]) else {
                report.error("languages", "there are no texts in \"\(language.rawValue)\"")
                continue
            }
            for key in pack.textKeys where !texts.has(key) {
                report.error("text \(key)", "is missing in \"\(language.rawValue)\"")
            }
            for key in pack.textKeys where texts.has(key) && texts[key].isEmpty {
                report.error("text \(key)", "is empty in \"\(language.rawValue)\"")
            }
        }
    }
}
