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
}
