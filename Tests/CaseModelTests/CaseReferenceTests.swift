import CaseModel
import CountryRules
import SeededNumbers
import Testing

@Suite("References of cases")
struct CaseReferenceTests {
    @Test(
        "Letters, digits, dots, dashes and underscores",
        arguments: ["BE-2026-7Q4K", "a", "7", "a.b_c-d", String(repeating: "A", count: 64)])
    func accepted(text: String) {
        #expect(CaseReference(text)?.text == text)
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "", "-a", ".a", "_a", "a b", "a/b", "a\n", "é", "a%", "a*", "a\u{301}", "Ａ",
            String(repeating: "A", count: 65),
        ])
    func refused(text: String) {
        #expect(CaseReference(text) == nil)
    }

    @Test("A random one tells the country and the year, and nothing else")
    func random() throws {
        var generator = SeededGenerator(seed: 3)
        let day = try date("2026-11-21")
        let references = (0..<1000).map { _ in CaseReference(country: .hungary, openedOn: day, using: &generator) }
        let alphabet = Set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        for reference in references {
            #expect(reference.text.hasPrefix("HU-2026-") && reference.text.count == 12)
            #expect(alphabet.isSuperset(of: reference.text.suffix(4)), "\(reference)")
            #expect(CaseReference(reference.text) == reference)
        }
        #expect(Set(references).count > 990)
        #expect(Set(references.flatMap { $0.text.suffix(4) }) == alphabet)
    }
}
