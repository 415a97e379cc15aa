import CountryRules
import Testing

@Suite("What a text of JSON may ask is looked at before a decoder reads it")
struct JSONBoundsTests {
    private let bounds = JSONBounds(bytes: 4_096, depth: 3, values: 20)

    @Test(
        "What is within bounds",
        arguments: [
            "", "[[[]]]", "{\"a\":[{\"b\":1}]}", "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19]",
            "\"[[[[[[,,,,,,,,,,,,,,,,,,,,,,,,\"", "'[[[[['", #""\"[[[[[""#, "// [[[[[[\n1", "/* [[[[[ */ 1", "/* [[[[[",
            "[[[]],[[]],[[]]]", "]]]][[[", "\"open [[[[[[", "é", String(repeating: "9", count: 128), "/", "\"\\",
        ])
    func within(text: String) { #expect(bounds.excess(in: text.utf8) == nil) }

    @Test(
        "What is not, and the line on which it stands",
        arguments: [
            ("[\n[\n[\n[", 4, "lists and objects stand more than 3 deep in one another"),
            ("{a:{b:{c:{", 1, "lists and objects stand more than 3 deep in one another"),
            ("\"\\\"\"\n[[[[", 2, "lists and objects stand more than 3 deep in one another"),
            ("/* [ \n*/[[[[", 2, "lists and objects stand more than 3 deep in one another"),
            ("1,2,3,4,5,6,7,8,9,10\n,1,2,3,4,5,6,7,8,9,10,1,2", 2, "has more than 20 values; split it"),
            ("\n" + String(repeating: "9", count: 129), 2, "has a number or a name of more than 128 characters"),
            ("\n\n\u{0}", 3, "has a NUL byte; this is not a text file, or it is UTF-16: save it as UTF-8"),
            (
                String(repeating: " ", count: 4_097), 1,
                "is longer than 4 KiB; split it, or take out what is not needed"
            ),
        ])
    func beyond(text: String, line: Int, reason: String) {
        let excess = bounds.excess(in: text.utf8)
        #expect(excess?.line == line && excess?.reason == reason)
    }

    @Test("What is not UTF-8 is told with its line")
    func encoding() {
        let excess = bounds.excess(in: Array("{\n\"a\":1,\n".utf8) + [0xC3, 0x28])
        #expect(excess?.line == 3 && excess?.reason == "is not UTF-8; save it as UTF-8")
    }

    @Test("A pack that is not UTF-8 is refused; Foundation's reader of JSON5 ends the process on such a key")
    func pack() {
        // Found by fuzzing: a key without quotation marks that begins with such a byte, among others.
        let found: [[UInt8]] = [
            [0x7B, 0xFF, 0x7B, 0xFF, 0x7B, 0x24, 0xFF, 0x7B, 0x1A, 0x7B], [0x7B, 0x61, 0xC3, 0x3A], [0x7B, 0xFF],
        ]
        for bytes in found {
            let error = #expect(throws: RuleError.self) { try RulePack.read(bytes, name: "mine.json5") }
            #expect(error?.code == .unreadablePack)
            #expect(error?.message == "mine.json5, line 1: is not UTF-8; save it as UTF-8")
        }
    }

    @Test("Packs that go too deep, are too long or say too much are refused with the line")
    func hostilePacks() {
        let deep = Array(("{\n" + String(repeating: "a:[", count: 100_000)).utf8)
        let long = Array(repeating: UInt8(ascii: " "), count: 1 << 20 + 1)
        let many = Array(("[" + String(repeating: "0,", count: 60_000)).utf8)
        for (bytes, end) in [
            (deep, "line 2: lists"), (long, "line 1: is longer than 1 MiB"), (many, "values; split it"),
        ] {
            let error = #expect(throws: RuleError.self) { try RulePack.read(bytes, name: "mine.json5") }
            #expect(error?.message.contains(end) == true, "\(error?.message ?? "")")
        }
    }
}
