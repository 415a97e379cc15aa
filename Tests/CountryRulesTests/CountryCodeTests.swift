import CountryRules
import Testing

@Suite("Country codes")
struct CountryCodeTests {
    @Test(
        "Two ASCII letters in any case; UK is GB", arguments: [("BE", "BE"), ("hu", "HU"), ("Fr", "FR"), ("uk", "GB")])
    func accepted(text: String, code: String) {
        #expect(CountryCode(rawValue: text)?.rawValue == code)
    }

    @Test(
        "Anything else is refused, letters that only become two ASCII letters too",
        arguments: ["", "B", "BEL", "B1", "B ", "ß", "ﬁ", "ıt", "ſk", "ÉÉ", "BE\u{301}"])
    func refused(text: String) {
        #expect(CountryCode(rawValue: text) == nil, "\(text)")
    }

    @Test("The countries of the kit have names")
    func names() {
        let codes: [CountryCode] = [.belgium, .france, .unitedKingdom, .hungary, .italy]
        #expect(codes.map(\.rawValue) == ["BE", "FR", "GB", "HU", "IT"])
        #expect(codes.sorted() == codes)
    }
}
