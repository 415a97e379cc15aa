import Foundation
import Testing

@testable import CountryRules

@Suite("Texts by key are found on sorted lines")
struct FlatTextsTests {
    /// What a reader of texts finds in bytes.
    private func reading(_ text: String, _ body: (FlatTexts) -> Void) throws {
        try Array(text.utf8).withUnsafeBufferPointer {
            let texts = FlatTexts($0)
            body(try #require(texts))
        }
    }

    @Test(
        "The files of all languages are lines sorted by key, and are read as the decoder reads them",
        arguments: RuleLanguage.allCases)
    func carried(language: RuleLanguage) throws {
        let file = try #require(EmbeddedRules.textFile(of: language))
        let texts = try #require(FlatTexts(file.place))
        let decoded = try JSONDecoder().decode([String: String].self, from: Data(file.bytes))
        #expect(texts.keys.count == decoded.count && decoded.count > 1_000)
        for (key, text) in decoded { #expect(texts[key] == text && texts.has(key)) }
        for (key, next) in zip(texts.keys, texts.keys.dropFirst()) {
            #expect(key.utf8.lexicographicallyPrecedes(next.utf8), "\(next) stands behind \(key)")
        }
        // The only escapes that are read, and only in texts.
        for line in String(decoding: file.bytes, as: UTF8.self).split(separator: "\n") where line.contains("\\") {
            let plain = line.replacing(#"\\"#, with: "").replacing(#"\""#, with: "")
            #expect(!plain.contains("\\") && plain.count { $0 == "\"" } == 4, "\(line)")
        }
    }

    @Test("Each of some lines is found, and nothing before, between and behind them", arguments: 1...17)
    func halving(count: Int) throws {
        let keys = (0..<count).map { "key.\(10 + 2 * $0)" }
        let lines = keys.map { #"  "\#($0)": "text of \#($0)""# }
        try reading("{\n\(lines.joined(separator: ",\n"))\n}\n") { texts in
            #expect(texts.keys == keys)
            for key in keys { #expect(texts[key] == "text of \(key)") }
            for place in 0...count { #expect(texts["key.\(9 + 2 * place)"] == nil) }
            for key in ["", "k", "key.1", "key.100", "key.12\": \"text", "l"] { #expect(!texts.has(key)) }
        }
    }

    @Test("Texts may be empty, hold escapes and be of any script")
    func texts() throws {
        try reading("{\n  \"a\": \"\",\n  \"b\": \"say \\\"no\\\" or \\\\ never\",\n  \"é\": \"日本 🗻,\"\n}\n") { texts in
            #expect(texts["a"] == "")
            #expect(texts["b"] == #"say "no" or \ never"#)
            #expect(texts["é"] == "日本 🗻,")
        }
    }

    @Test("Bytes that are no UTF-8 are no text")
    func invalid() throws {
        let bytes = Array("{\n  \"a\": \"".utf8) + [0xC3, 0x28] + Array("\"\n}\n".utf8)
        bytes.withUnsafeBufferPointer {
            let texts = FlatTexts($0)
            #expect(texts != nil && texts?["a"] == nil)
        }
    }

    @Test(
        "What has no lines between two braces is refused",
        arguments: ["", "{}", "{\n}\n", "[\n1\n]\n", #"{"a":"b"}"#, "{\n  \"a\": \"b\"\n}"])
    func others(text: String) {
        Array(text.utf8).withUnsafeBufferPointer { #expect(FlatTexts($0) == nil) }
    }

    @Test(
        "A line that is no key with a text has none",
        arguments: ["  \"a\": 1", "  \"a\": \"", "  \"a\"", "\"a\": \"b\"", "  \"a\":\"b\"", "  ", ",", ""])
    func lines(line: String) throws {
        try reading("{\n\(line)\n}\n") { texts in
            #expect(texts["a"] == nil)
            #expect(texts.keys.isEmpty)
        }
    }
}
