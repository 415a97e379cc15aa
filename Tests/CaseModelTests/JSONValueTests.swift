import CaseModel
import Foundation
import Testing

@Suite("JSON as the casebook writes it")
struct JSONValueTests {
    @Test("The order of keys is kept, and the same value is the same line")
    func order() {
        let value = JSONValue.object([
            .init("z", .int(-1)), .init("a", .array([.bool(true), .bool(false), .null])), .init("m", .object([])),
            .init("t", .text(7)), .init("n", .text(String?.none)), .init("l", .texts([])),
        ])
        #expect(value.line == #"{"z":-1,"a":[true,false,null],"m":{},"t":"7","n":null,"l":[]}"#)
        #expect(JSONValue.array([]).line == "[]")
    }

    @Test("Quotes, backslashes and control characters are escaped, all else is as it is")
    func escapes() {
        #expect(JSONValue.string("\"\\/\n\r\t").line == #""\"\\/\n\r\t""#)
        #expect(JSONValue.string("\u{0}\u{1F}\u{7F}\u{80}").line == "\"\\u0000\\u001f\\u007f\u{80}\"")
        #expect(JSONValue.string("é ß 🦊 \u{2028}").line == "\"é ß 🦊 \u{2028}\"")
        #expect(JSONValue.object([.init("a\"b", .null)]).line == #"{"a\"b":null}"#)
    }

    @Test("An independent reader gives every character back")
    func independent() throws {
        let scalars =
            (0..<0x3000).compactMap { Unicode.Scalar($0) } + [Unicode.Scalar(0x1F98A as UInt32)].compactMap { $0 }
        for scalar in scalars {
            let text = "x\(Character(scalar))y"
            let line = JSONValue.array([.string(text)]).line
            #expect(!line.contains("\n"))
            let read = try JSONDecoder().decode([String].self, from: Data(line.utf8))
            guard let first = read.first, first.unicodeScalars.elementsEqual(text.unicodeScalars) else {
                Issue.record("U+\(String(scalar.value, radix: 16)) became \(read)")
                break
            }
        }
    }
}
