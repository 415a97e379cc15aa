import Jalon

extension Centre {
    /// Records that an authority granted a stage, and says what is missing or unusual about it.
    func grant(
        _ stage: String, in reference: CaseReference, on day: String, printed lastDay: String? = nil
    ) throws -> [String] {
        let grant = EntryFacts.StageDecision(stage: stage, until: try lastDay.map(CivilDate.init(iso8601:)))
        let recorded = try casebook.record(
            .stageGranted(grant), in: reference, on: CivilDate(iso8601: day), author: worker)
        return recorded.findings.map(\.message)
    }
}
