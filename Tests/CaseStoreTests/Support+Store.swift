import CaseModel
import CaseStore
import CivilCalendar
import CountryRules
import Testing

/// A date that the test itself spells out.
func date(_ text: String) throws -> CivilDate { try CivilDate(iso8601: text) }

/// A case reference that the test itself spells out.
func reference(_ text: String) throws -> CaseReference { try #require(CaseReference(text)) }

/// A header of a case opened on the first day of 2013.
func header(_ text: String, _ country: CountryCode = .belgium) throws -> CaseHeader {
    CaseHeader(reference: try reference(text), CaseFacts(country: country, openedOn: try date("2013-01-01")))
}

extension EntryID {
    /// An identifier that ends in a number.
    static func numbered(_ number: Int) throws -> EntryID {
        let digits = String(number)
        return try #require(
            EntryID("00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits))
    }
}

extension StoreTransaction {
    /// Opens a case of the first day of 2013.
    func open(_ text: String, _ country: CountryCode = .belgium) throws {
        _ = try open(header(text, country), recordedAt: nil, author: "hd")
    }

    /// Appends an entry.
    @discardableResult
    func append(_ facts: EntryFacts, to text: String, on day: String, id: Int? = nil) throws -> TimelineEntry? {
        let draft = EntryDraft(id: try id.map(EntryID.numbered), on: try date(day), author: "hd", facts: facts)
        return try append(draft, to: reference(text))
    }
}

/// A casebook of two cases and eight entries, with the number of each in the chain.
func exampleStore(at path: String) throws -> CasebookStore {
    let store = try CasebookStore.create(at: path)
    try store.write(under: .embedded()) { transaction in
        try transaction.open("BE-1")
        try transaction.open("FR-1", .france)
        try transaction.append(.stageGranted(.init(stage: "be.reflection")), to: "BE-1", on: "2013-03-01")
        try transaction.append(.stageGranted(.init(stage: "fr.reflection")), to: "FR-1", on: "2013-03-01")
        try transaction.append(.conditionRecorded("statement-made", .met), to: "BE-1", on: "2013-03-15")
        try transaction.append(.conditionRecorded("consented", .met), to: "FR-1", on: "2013-03-15")
        try transaction.append(.stageGranted(.init(stage: "be.provisional")), to: "BE-1", on: "2013-04-10")
        try transaction.append(.stepRecorded(.init(.teamDiscussion)), to: "FR-1", on: "2013-04-10")
    }
    return store
}

extension CasebookStore {
    /// Verifies under the rules that Jalon carries.
    func verify(head: String? = nil) throws -> Verification { try verify(under: .embedded(), head: head) }
}
