import Jalon

extension Centre {
    /// Opens a case; its reference is random.
    func openCase(on day: String) throws -> CaseReference {
        let facts = try CaseFacts(country: .belgium, openedOn: CivilDate(iso8601: day))
        return try casebook.open(facts, author: worker).reference
    }
}
