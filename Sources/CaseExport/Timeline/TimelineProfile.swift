package import CaseModel
package import CivilCalendar
package import CountryRules

/// How much leaves, for whom, in which language, and on which day.
package struct TimelineProfile: Sendable {
    /// How much leaves.
    package let redaction: Redaction
    /// For whom, by code; a recipient knows the cases under codes of its own.
    package let recipient: WorkerCode?
    /// What stages, kinds and codes are called.
    package let texts: RuleTexts
    /// The day it is.
    package let today: CivilDate
    /// What the program itself says.
    let words: Words
    /// What codes are called.
    let names: SummaryNames
    /// What the facts of a case are called.
    let labels: TimelineLabels

    /// Makes a profile.
    ///
    /// - Parameter packs: The packs whose stages are named many times.
    package init(
        redaction: Redaction, recipient: WorkerCode? = nil, texts: RuleTexts, packs: [RulePack] = [], today: CivilDate
    ) {
        self.redaction = redaction
        self.recipient = recipient
        self.texts = texts
        self.today = today
        words = Words(texts.language)
        names = SummaryNames(texts, packs: packs)
        labels = TimelineLabels(texts, words)
    }

    /// Whether months leave in place of days.
    var isByMonth: Bool { redaction == .minimal }

    /// Whether entries leave under numbers of their own: an identifier would tell the moment of recording, and would
    /// be the same in what another recipient got.
    var numbersEntries: Bool { isByMonth || recipient != nil }

    /// Whether when something was recorded leaves.
    var tellsRecording: Bool { !numbersEntries }
}
