import CaseModel
import Testing

@Suite("JSON that is printed onto a terminal")
struct QuietJSONTests {
    @Test("Control characters, line separators and turns of direction are escapes, and all else is as it was")
    func everyCharacter() throws {
        for code in Array(UInt32(1)...0x2100) + [0xFEFF, 0xFFFD, 0x1F468, 0x10FFFF] {
            guard let scalar = Unicode.Scalar(code) else { continue }
            let value = JSONValue.object([.init("a", .string("x\(Character(scalar))é"))])
            var bytes: [UInt8] = []
            value.write(into: &bytes)
            var buffer = ByteBuffer()
            value.write(into: &buffer, isQuiet: true)
            let quiet = buffer.array
            let isLoud =
                (0x80...0x9F).contains(code) || (0x2028...0x202E).contains(code) || (0x2066...0x206F).contains(code)
            #expect((quiet != bytes) == isLoud, "U+\(String(code, radix: 16))")
            #expect(quiet.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
            #expect(try JSONValue(parsing: quiet) == value, "U+\(String(code, radix: 16))")
        }
    }
    @Test("What is escaped may stand anywhere: at both ends, side by side, and apart")
    func everyPlace() throws {
        let pieces = ["", "a", "\"", "\\", "\n", "\u{1}", "\u{7F}", "\u{85}", "\u{2028}", "é", "€", "plain text"]
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    let text = first + second + third
                    for isQuiet in [true, false] {
                        var buffer = ByteBuffer(capacity: 1)
                        buffer.put(json: text, isQuiet: isQuiet)
                        let apart = text.unicodeScalars.map { scalar in
                            var one = ByteBuffer(capacity: 1)
                            one.put(json: String(Character(scalar)), isQuiet: isQuiet)
                            return one.text.dropFirst().dropLast()
                        }
                        #expect(buffer.text == "\"\(apart.joined())\"", "\(text.debugDescription)")
                        #expect(try JSONValue(parsing: buffer.array) == .string(text))
                    }
                }
            }
        }
    }
}
