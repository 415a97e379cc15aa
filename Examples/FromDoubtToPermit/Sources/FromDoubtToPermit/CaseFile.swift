import Jalon

/// One case of a centre, in which the centre's worker records.
struct CaseFile {
    let centre: Centre
    let reference: CaseReference

    /// Opens a case under a random code.
    init(_ facts: CaseFacts, at centre: Centre) throws {
        self.centre = centre
        reference = try centre.casebook.open(facts, author: centre.worker).reference
        say(facts.openedOn, "case \(reference) is opened")
    }

    /// Records what happened on a day; free text beside it is sealed.
    @discardableResult
    func record(_ facts: EntryFacts, _ texts: [TextField: String] = [:], on day: String) throws -> Recorded {
        let recorded = try centre.casebook.record(
            facts, texts: SealedTexts(texts), in: reference, on: date(day), author: centre.worker)
        for finding in recorded.findings { say(recorded.entry.on, "finding: \(finding.message)") }
        return recorded
    }
}
