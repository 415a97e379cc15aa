import Foundation
import Testing

@testable import CountryRules

@Suite("Texts by key are read as the decoder reads them")
struct FlatTextsTests {
    private func decoded(_ bytes: [UInt8]) throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(bytes))
    }

    @Test("The texts of every language are plain enough", arguments: RuleLanguage.allCases)
    func carried(language: RuleLanguage) throws {
        let file = try #require(EmbeddedRules.textFile(of: language))
        let texts = try #require(FlatTexts.read(file.bytes))
        #expect(try texts == decoded(file.bytes))
        #expect(texts.count > 1_000)
    }

    @Test(
        "Other plain texts",
        arguments: [
            #"{"a":"b"}"#, #" { "a" : "b" , "c" : "" } "#, #"{"a":"say \"no\" or \\ never"}"#, #"{"\"":"é 日本 🗻"}"#,
        ])
    func plain(text: String) throws {
        #expect(try FlatTexts.read(Array(text.utf8)) == decoded(Array(text.utf8)))
    }

    @Test(
        "What is not plain is left to the decoder",
        arguments: [
            "", "{}", "[]", #"{"a":1}"#, #"{"a":null}"#, #"{"a":"b",}"#, #"{"a":"b"} x"#, #"{"a":"b" "c":"d"}"#,
            #"{"a":"b","a":"c"}"#, #"{"a":"\u0062"}"#, #"{"a":"\n"}"#, #"{"a":{"b":"c"}}"#, #"{"a":"b"#,
            "{\"a\":\"\n\"}",
        ])
    func others(text: String) {
        #expect(FlatTexts.read(Array(text.utf8)) == nil)
    }

    @Test("Bytes that are no UTF-8 are no text")
    func invalid() {
        #expect(FlatTexts.read(Array(#"{"a":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)) == nil)
    }
}
