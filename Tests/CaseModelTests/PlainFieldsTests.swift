import CaseModel
import Testing

/// What is read in place has to be read as the decoder reads it, to which a line with an escape goes.
@Suite("Plain lines and lines with an escape say the same")
struct PlainFieldsTests {
    /// The same object, with the first letter of its first key written as an escape.
    private func escaped(_ line: String) throws -> String {
        let start = try #require(line.firstIndex(of: "\"")).utf16Offset(in: line) + 1
        let bytes = Array(line.utf8)
        let escape = "\\u00" + String(bytes[start], radix: 16)
        return String(decoding: bytes[..<start] + Array(escape.utf8) + bytes[(start + 1)...], as: UTF8.self)
    }

    @Test("Of every kind of facts")
    func everyFact() throws {
        for facts in try EntryFactsRoundTripTests.everyFact() where !facts.members.isEmpty {
            guard facts.kind != .caseOpened else { continue }
            let line = facts.json
            #expect(try InterchangeFields.read(line.utf8).facts(of: facts.kind) == facts)
            #expect(try InterchangeFields.read(escaped(line).utf8).facts(of: facts.kind) == facts)
            #expect(try InterchangeFields.read(escaped(line).utf8).facts(of: facts.kind) == facts)
        }
    }

    @Test(
        "Of other writings of the same line",
        arguments: [
            #"{"stage":"be.reflection","until":null}"#, #" { "stage" : "be.reflection" , "until" : null } "#,
            "{\t\"until\":null,\r\n\"stage\":\"be.reflection\"}", #"{"stage":"be.reflection"}"#,
        ])
    func writings(line: String) throws {
        for one in [line, try escaped(line)] {
            #expect(try InterchangeFields.read(one.utf8).facts(of: .stageGranted) == .grant("be.reflection"))
        }
    }

    @Test("A text outside ASCII is kept, and bytes that are no UTF-8 are refused")
    func unicode() throws {
        let line = #"{"stage":"être","pack":"日本 🗻"}"#
        let facts = EntryFacts.stageGranted(.init(stage: "être", pack: "日本 🗻"))
        #expect(try InterchangeFields.read(line.utf8).facts(of: .stageGranted) == facts)
        #expect(throws: JalonError.self) {
            try InterchangeFields.read(Array(#"{"stage":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8))
        }
    }

    @Test(
        "Numbers are those of the decoder",
        arguments: [
            "0", "7", "999999999", "1234567890", "-1", "01", "1.0", "1.5", "1e2", "12345678901234567890", "\"7\"",
        ])
    func numbers(number: String) {
        let line =
            "{\"country\":\"BE\",\"openedOn\":\"2020-01-01\",\"closedOn\":\"2021-01-01\",\"basis\":\"retention-ended\",\"entries\":\(number)}"
        let plain = Result { try InterchangeFields.read(line.utf8).facts(of: .contentErased) }
        let decoded = Result { try InterchangeFields.read(escaped(line).utf8).facts(of: .contentErased) }
        #expect((try? plain.get()) == (try? decoded.get()))
        #expect((plain.failure as? JalonError)?.message == (decoded.failure as? JalonError)?.message)
    }
}

extension Result {
    /// The error; `nil` for a success.
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
