import CaseModel
import CountryRules
import Testing

@Suite("What is said of a case at its opening")
struct CaseFactsTests {
    private func facts(_ country: CountryCode = .unitedKingdom) throws -> CaseFacts {
        CaseFacts(country: country, openedOn: try date("2026-03-01"))
    }

    @Test("A region of the country", arguments: [nil, "GB-SCT", "GB-NIR", "GB-ENG", "GB-A"])
    func regions(region: String?) throws {
        var facts = try facts()
        facts.region = region
        try facts.validate()
    }

    @Test("Another region is refused", arguments: ["", "SCT", "gb-sct", "BE-BRU", "GB-", "GB-SCTX", "GB-É", "GB SCT"])
    func otherRegions(region: String) throws {
        var facts = try facts()
        facts.region = region
        let error = #expect(throws: JalonError.self) { try facts.validate() }
        #expect(error?.code == .invalidInput && error?.message.contains("is not a region of GB") == true)
    }

    @Test("A month of coming of age, for a minor", arguments: ["2027-5", "2027-13", "2027-05-01", "05-2027", ""])
    func adultOn(month: String) throws {
        var facts = try facts()
        facts.isMinor = true
        facts.adultOn = "2027-05"
        try facts.validate()
        facts.adultOn = month
        #expect(throws: JalonError.self) { try facts.validate() }
    }

    @Test(
        "A minor is one until the end of the month of coming of age; without a month, on any day",
        arguments: [
            ("2027-05", "2027-04-30", true), ("2027-05", "2027-05-31", true), ("2027-05", "2027-06-01", false),
            ("2027-12", "2027-12-31", true), ("2027-12", "2028-01-01", false), (nil, "2090-01-01", true),
        ] as [(String?, String, Bool)])
    func minorOn(month: String?, day: String, isMinor: Bool) throws {
        var facts = try facts()
        #expect(try !facts.isMinor(on: date(day)))
        facts.isMinor = true
        facts.adultOn = month
        #expect(try facts.isMinor(on: date(day)) == isMinor)
    }

    @Test("What is said of minors is refused for others")
    func minors() throws {
        var facts = try facts()
        facts.isUnaccompanied = true
        #expect(throws: JalonError.self) { try facts.validate() }
        facts.isMinor = true
        try facts.validate()
        facts = try self.facts()
        facts.adultOn = "2027-05"
        #expect(throws: JalonError.self) { try facts.validate() }
    }
}
