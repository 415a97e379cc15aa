import CountryRules
import Testing

@Suite("Keys that stand twice in one object")
struct DuplicateKeysTests {
    @Test(
        "The same key in other objects, values, strings and comments is no duplicate",
        arguments: [
            "{}", "{a: {a: 1}, b: [{a: 1}, {a: 2}]}", #"{"a": "a", "b": "a: 1, a: 2"}"#,
            "{a: 1, /* a: 2, */ b: 3 // a: 4\n}",
            #"{"a\"b": 1, "a": 2, "b": 3}"#, #"{"a\nb": 1, "anb": 2}"#, #"{"a\\": 1, "a": 2}"#,
            #"{"u0061": 1, "a": 2}"#,
            "[\"a\", \"a\", 'a']", "{a: 'b', b: 'a'}", "{a: 1, A: 2}",
        ])
    func single(text: String) {
        #expect(DuplicateKeys.find(in: text.utf8) == [], "\(text)")
    }

    @Test("Every later occurrence is found, with its line")
    func lines() {
        let text = "{\n  a: 1, // a\n  b: [{ c: 1,\n c: 2 }],\n  'x\\\ny': 0,\n  \"a\": 2,\n  a: 3\n}"
        let found = DuplicateKeys.find(in: text.utf8)
        #expect(found.map(\.key) == ["c", "a", "a"])
        #expect(found.map(\.line) == [4, 7, 8])
    }

    @Test(
        "Text that ends anywhere is read to its end",
        arguments: [
            "{a: 1, a: 2 /* never closed \\", #"{"a": 1, "a": "\u00"#, #"{"a": 1, "a": "\"#, "{a: 1, 'a': 2 /",
            "{a:1,a:]}}",
        ])
    func cut(text: String) {
        #expect(DuplicateKeys.find(in: text.utf8).map(\.key) == ["a"], "\(text)")
        for length in 0..<text.utf8.count { _ = DuplicateKeys.find(in: text.utf8.prefix(length)) }
    }
}
