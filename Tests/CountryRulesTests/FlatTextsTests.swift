import Foundation
import Testing

@testable import CountryRules

@Suite("Texts by key are read as the decoder reads them")
struct FlatTextsTests {
    private func decoded(_ bytes: [UInt8]) throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(bytes))
    }

    /// The texts by key as they are found one by one.
    private func read(_ bytes: [UInt8]) -> [String: String]? {
        bytes.withUnsafeBufferPointer { bytes in
            FlatTexts(bytes).map { texts in
                texts.keys.reduce(into: [:]) { $0[$1] = texts[$1] }
            }
        }
    }

    @Test("The texts of every language are plain enough", arguments: RuleLanguage.allCases)
    func carried(language: RuleLanguage) throws {
        let file = try #require(EmbeddedRules.textFile(of: language))
        let texts = try #require(read(file.bytes))
        #expect(try texts == decoded(file.bytes))
        #expect(texts.count > 1_000)
    }

    @Test(
        "Other plain texts",
        arguments: [
            #"{"a":"b"}"#, #" { "a" : "b" , "c" : "" } "#, #"{"a":"say \"no\" or \\ never"}"#, #"{"é":"é 日本 🗻"}"#,
        ])
    func plain(text: String) throws {
        #expect(try read(Array(text.utf8)) == decoded(Array(text.utf8)))
    }

    @Test(
        "What is not plain is refused",
        arguments: [
            "", "{}", "[]", #"{"a":1}"#, #"{"a":null}"#, #"{"a":"b",}"#, #"{"a":"b"} x"#, #"{"a":"b" "c":"d"}"#,
            #"{"a":"b","a":"c"}"#, #"{"\"":"b"}"#, #"{"a":"\u0062"}"#, #"{"a":"\n"}"#, #"{"a":{"b":"c"}}"#, #"{"a":"b"#,
            "{\"a\":\"\n\"}",
        ])
    func others(text: String) {
        #expect(read(Array(text.utf8)) == nil)
    }

    @Test("Bytes that are no UTF-8 are no text")
    func invalid() {
        #expect(read(Array(#"{"a":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)) == [:])
    }

    @Test("What is not there is not found", arguments: ["", "ab", "a", "stage.", "abc\":\"d", "abcd"])
    func absent(key: String) throws {
        let bytes = Array(#"{"abc":"d","stage":"e"}"#.utf8)
        try bytes.withUnsafeBufferPointer { bytes in
            let texts = try #require(FlatTexts(bytes))
            #expect(texts[key] == nil)
            #expect(!texts.has(key))
            #expect(texts.has("abc") && texts["stage"] == "e")
        }
    }
}
