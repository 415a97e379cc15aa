import CaseModel
import CountryRules
import Testing

@Suite("What is said of a case at its opening")
struct CaseHeaderTests {
    private func header(_ country: CountryCode = .unitedKingdom) throws -> CaseHeader {
        CaseHeader(reference: try #require(CaseReference("X")), country: country, openedOn: try date("2026-03-01"))
    }

    @Test("A region of the country", arguments: [nil, "GB-SCT", "GB-NIR", "GB-ENG", "GB-A"])
    func regions(region: String?) throws {
        var header = try header()
        header.region = region
        try header.validate()
    }

    @Test("Another region is refused", arguments: ["", "SCT", "gb-sct", "BE-BRU", "GB-", "GB-SCTX", "GB-É", "GB SCT"])
    func otherRegions(region: String) throws {
        var header = try header()
        header.region = region
        let error = #expect(throws: JalonError.self) { try header.validate() }
        #expect(error?.code == .invalidInput && error?.message.contains("is not a region of GB") == true)
    }

    @Test("A month of coming of age, for a minor", arguments: ["2027-5", "2027-13", "2027-05-01", "05-2027", ""])
    func adultOn(month: String) throws {
        var header = try header()
        header.isMinor = true
        header.adultOn = "2027-05"
        try header.validate()
        header.adultOn = month
        #expect(throws: JalonError.self) { try header.validate() }
    }

    @Test("What is said of minors is refused for others")
    func minors() throws {
        var header = try header()
        header.isUnaccompanied = true
        #expect(throws: JalonError.self) { try header.validate() }
        header.isMinor = true
        try header.validate()
        header = try self.header()
        header.adultOn = "2027-05"
        #expect(throws: JalonError.self) { try header.validate() }
    }
}
