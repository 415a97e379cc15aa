public import CivilCalendar
public import CountryRules

extension EntryFacts {
    /// That the personal content of a case was erased, and what is kept of it.
    public struct ContentErased: Sendable, Hashable {
        /// The country of the case.
        public let country: CountryCode
        /// The day on which the case was opened.
        public let openedOn: CivilDate
        /// The day on which the case was closed.
        public let closedOn: CivilDate
        /// How many entries were erased: all that stand before this one.
        public let entries: Int
        /// What it was erased for.
        public let basis: ErasureBasis

        /// Makes what is kept.
        public init(
            country: CountryCode, openedOn: CivilDate, closedOn: CivilDate, entries: Int, basis: ErasureBasis
        ) {
            self.country = country
            self.openedOn = openedOn
            self.closedOn = closedOn
            self.entries = entries
            self.basis = basis
        }

        /// What is known of the case.
        package var facts: CaseFacts { CaseFacts(country: country, openedOn: openedOn) }
    }
}

extension TimelineEntry {
    /// The entry without what it said, which was erased; the opening says what is kept of it.
    package func erased(by kept: EntryFacts.ContentErased) -> TimelineEntry {
        TimelineEntry(
            id: id, sequence: sequence, caseReference: caseReference, on: on, recordedAt: recordedAt, author: author,
            facts: facts.kind == .caseOpened
                ? .caseOpened(CaseHeader(reference: caseReference, kept.facts)) : .erased(facts.kind))
    }
}
