import CountryRules
import Testing

@Suite("Texts with a separator between them")
struct ArrayTogetherTests {
    @Test("As the standard library joins them", arguments: [[], [""], ["a"], ["a", "b"], ["", "é", "", "x y", ""]])
    func same(texts: [String]) {
        for separator in ["", ", ", " AND "] {
            #expect(texts.together(separator) == texts.joined(separator: separator))
        }
    }
}
