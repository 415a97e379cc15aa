import CountryRules
import SeededNumbers
import Testing

@Suite("A text of JSON or JSON5 is read whole, or refused with the line")
struct JSONDocumentTests {
    private let bounds = JSONBounds(bytes: 4_096, depth: 3, values: 20)

    private func read(_ text: String, as dialect: JSONDocument.Dialect = .json) throws(JSONFault) -> JSONTree {
        try JSONDocument.read(text.utf8, as: dialect, within: bounds).value
    }

    private func fault(_ text: String, as dialect: JSONDocument.Dialect = .json) -> String? {
        #expect(throws: JSONFault.self, "\(text)") { try read(text, as: dialect) }?.description
    }

    @Test(
        "Values of JSON",
        arguments: [
            ("null", JSONTree.null), (" true\r\n", .bool(true)), ("false", .bool(false)), ("\u{FEFF}1", .number("1")),
            ("-0.5e+10", .number("-0.5e+10")), ("0", .number("0")), ("\"\"", .string("")), ("[]", .array([])),
            ("{ }", .object([])), ("[1, [2]]", .array([.number("1"), .array([.number("2")])])),
            (#""a\"\\\/\b\f\n\r\té€😀""#, .string("a\"\\/\u{8}\u{c}\n\r\té€😀")),
            (#""\u0041\u00e9\ud83d\ude00""#, .string("Aé😀")),
            (
                #"{"b": "}", "a": [","]}"#,
                .object([.init(key: "b", value: .string("}")), .init(key: "a", value: .array([.string(",")]))])
            ),
        ])
    func json(text: String, value: JSONTree) throws { #expect(try read(text) == value) }

    @Test(
        "What JSON5 adds",
        arguments: [
            ("// a\n/* [ \n* */1/**/", JSONTree.number("1")), ("[1, 2,]", .array([.number("1"), .number("2")])),
            (
                "{a: 1, $b_2: 2, 'c d': 3,}",
                .object([
                    .init(key: "a", value: .number("1")), .init(key: "$b_2", value: .number("2")),
                    .init(key: "c d", value: .number("3")),
                ])
            ),
            ("{été: 1}", .object([.init(key: "été", value: .number("1"))])),
            ("'it\\'s \"here\"'", .string("it's \"here\"")), (#"'\x41\v\0\q'"#, .string("A\u{b}\0q")),
            ("'one\\\ntwo\\\r\nthree\\\u{2028}four'", .string("onetwothreefour")), ("'\t'", .string("\t")),
            ("+.5", .number("+.5")), ("5.", .number("5.")), ("0xFf", .number("0xFf")),
            ("-Infinity", .number("-Infinity")),
            ("\u{00A0}\u{2028}\u{3000}\u{B}1\u{FEFF}", .number("1")),
        ])
    func json5(text: String, value: JSONTree) throws {
        #expect(try read(text, as: .json5) == value)
        #expect(throws: JSONFault.self) { try read(text) }
    }

    @Test(
        "What is neither",
        arguments: [
            ("", "line 1: ends before it is whole"), ("\n{", "line 2: ends before it is whole"),
            ("[1", "line 1: ends before it is whole"), ("\"a", "line 1: ends before it is whole"),
            ("\"a\\", "line 1: ends before it is whole"), ("{\"a\"", "line 1: ends before it is whole"),
            ("[\n1 2]", "line 2: a comma or a closing bracket is missing"),
            ("[1}", "line 1: a comma or a closing bracket is missing"),
            ("[,]", "line 1: a value is missing"), ("{\"a\":}", "line 1: a value is missing"),
            ("{\"a\" 1}", "line 1: a colon is missing behind a key"), ("{1: 1}", "line 1: a key is missing"),
            ("{,}", "line 1: a key is missing"), ("{}\n{}", "line 2: something stands behind the end"),
            ("1 1", "line 1: something stands behind the end"),
            ("\"a\nb\"", "line 1: a text goes on over the end of its line"),
            ("[tru ]", "line 1: a value is neither a text nor a number"),
            ("01 ", "line 1: a value is neither a text nor a number"),
            ("1e ", "line 1: a value is neither a text nor a number"),
            ("- ", "line 1: a value is neither a text nor a number"),
            ("1.2.3 ", "line 1: a value is neither a text nor a number"),
            ("é ", "line 1: a value is neither a text nor a number"),
            ("tru", "line 1: a value is neither a text nor a number"),
            ("\n01", "line 2: a value is neither a text nor a number"),
            (#""\u12G4""#, "line 1: a text has an escape with a digit that is none"),
            (#""\ud83d""#, "line 1: a text has an escape that is half of a character"),
            (#""\ud83d\u0041""#, "line 1: a text has an escape that is half of a character"),
            (#""\ude00\ud83d""#, "line 1: a text has an escape that is half of a character"),
        ])
    func broken(text: String, message: String) {
        #expect(fault(text) == message, "\(text)")
        #expect(fault(text, as: .json5) == message, "\(text)")
    }

    @Test(
        "What only JSON refuses, or only JSON5 could have",
        arguments: [
            ("[1,]", JSONDocument.Dialect.json, "line 1: a comma stands before a closing bracket"),
            ("{\"a\":1\n,}", .json, "line 2: a comma stands before a closing bracket"),
            ("{a:1}", .json, "line 1: a key is missing"), ("['a']", .json, "line 1: a value is missing"),
            ("\"\t\"", .json, "line 1: a text has a control character that is not written as an escape"),
            (#""\x41""#, .json, "line 1: a text has an escape that JSON does not know"),
            ("1e999 ", .json, "line 1: a number is too great"), ("// a", .json, "line 1: a value is missing"),
            ("/* a\n", .json5, "line 1: a comment is not closed"),
            ("/ a", .json5, "line 1: a stroke begins no comment"),
            (#"'\1'"#, .json5, "line 1: a text has an escape that JSON5 does not know"),
            (#"'\01'"#, .json5, "line 1: a text has an escape that JSON5 does not know"),
            (#"{days\: 5}"#, .json5, "line 1: a key has an escape that JSON5 does not know"),
            (#"{a\u0062\ : 5}"#, .json5, "line 1: a key has an escape that JSON5 does not know"),
            ("// a\u{2028}] ", .json5, "line 1: a value is missing"),
            ("1e400", .json, "line 1: a number is too great"),
            ("{1a: 1}", .json5, "line 1: a key is missing"), ("{a-b: 1}", .json5, "line 1: a key is missing"),
        ])
    func dialects(text: String, dialect: JSONDocument.Dialect, message: String) {
        #expect(fault(text, as: dialect) == message, "\(text)")
    }

    @Test(
        "What is within bounds",
        arguments: [
            "[[[]]]", "{\"a\":[{\"b\":1}]}", "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19]",
            "\"[[[[[[,,,,,,,,,,,,,,,,,,,,,,,,\"", #""\"[[[[[""#, "[[[]],[[]],[[]]]", String(repeating: "9", count: 128),
        ])
    func within(text: String) throws { _ = try read(text) }

    @Test(
        "What asks too much, and the line on which it stands",
        arguments: [
            ("[\n[\n[\n[", "line 4: lists and objects stand more than 3 deep in one another"),
            ("{\"a\":{\"b\":{\"c\":{", "line 1: lists and objects stand more than 3 deep in one another"),
            ("[\"\\\"\",\n[[[[", "line 2: lists and objects stand more than 3 deep in one another"),
            ("[1,2,3,4,5,6,7,8,9,10\n,1,2,3,4,5,6,7,8,9,10,1,2", "line 2: has more than 20 values; split it"),
            ("\n" + String(repeating: "9", count: 129), "line 2: has a number or a name of more than 128 characters"),
            ("\n\n\u{0}", "line 3: has a NUL byte; this is not a text file, or it is UTF-16: save it as UTF-8"),
            (
                String(repeating: " ", count: 4_097),
                "line 1: is longer than 4 KiB; split it, or take out what is not needed"
            ),
        ])
    func beyond(text: String, message: String) {
        for dialect in [JSONDocument.Dialect.json, .json5] {
            let fault = #expect(throws: JSONFault.self) { try read(text, as: dialect) }
            #expect(fault?.description == message && fault?.kind == .excess, "\(text)")
        }
    }

    @Test("What is not UTF-8 is told with its line")
    func encoding() {
        let bytes = Array("{\n\"a\":1,\n".utf8) + [0xC3, 0x28]
        let fault = #expect(throws: JSONFault.self) { try JSONDocument.read(bytes, within: bounds) }
        #expect(fault?.description == "line 3: is not UTF-8; save it as UTF-8")
    }

    @Test("A text that ends anywhere is refused, and changes of one byte never crash", arguments: 1...20)
    func cut(seed: UInt64) {
        let text = Array(
            #"{"a": [1, -2.5e3, "é\u00e9\ud83d\ude00", null], 'b': {c: true, /* x */ d: '\x41',},} // end"#.utf8)
        var numbers = SeededGenerator(seed: seed)
        for length in 0..<text.count - 7 {
            #expect(throws: JSONFault.self) { try JSONDocument.read(text.prefix(length), as: .json5, within: bounds) }
            var changed = text
            changed[length] = UInt8.random(in: 0...0xFF, using: &numbers)
            _ = try? JSONDocument.read(changed, as: .json5, within: bounds)
            _ = try? JSONDocument.read(changed[...], within: bounds)
        }
    }

    @Test("Each byte ends what is plain, or not, wherever it stands", arguments: 0..<24)
    func plain(place: Int) throws {
        for code in UInt8(0)...0x7F {
            var text = [UInt8](repeating: UInt8(ascii: "x"), count: 24)
            text[place] = code
            let isMark = code < 0x20 || code == UInt8(ascii: "\"") || code == UInt8(ascii: "\\")
            text.withUnsafeBufferPointer {
                var scan = ByteScanner($0)
                scan.skipPlain()
                #expect(scan.index == (isMark ? place : 24), "\(code)")
            }
        }
        for code in UInt8(0x80)...0xFF {
            let text = [UInt8](repeating: code, count: 24)
            text.withUnsafeBufferPointer {
                var scan = ByteScanner($0)
                scan.skipPlain()
                #expect(scan.isAtEnd, "\(code)")
            }
        }
    }

    @Test(
        "The same key in other objects, values, texts and comments does not stand twice",
        arguments: [
            "{}", "{a: {a: 1}, b: [{a: 1}, {a: 2}]}", #"{"a": "a", "b": "a: 1, a: 2"}"#,
            "{a: 1, /* a: 2, */ b: 3 // a: 4\n}", #"{"a\"b": 1, "a": 2, "b": 3}"#, #"{"a\nb": 1, "anb": 2}"#,
            #"{"a\\": 1, "a": 2}"#, #"{"u0061": 1, "a": 2}"#, "[\"a\", \"a\", 'a']", "{a: 'b', b: 'a'}", "{a: 1, A: 2}",
        ])
    func once(text: String) throws {
        #expect(try JSONDocument.read(text.utf8, as: .json5, within: bounds).twice == [])
    }

    @Test("Every later key of an object is found, with its line, also by another spelling")
    func twice() throws {
        let text = "{\n  a: 1, // a\n  b: [{ c: 1,\n c: 2 }],\n  'x\\\ny': 0,\n  \"a\": 2,\n  '\\x61': 3\n}"
        let found = try JSONDocument.read(text.utf8, as: .json5, within: bounds).twice
        #expect(found.map(\.key) == ["c", "a", "a"])
        #expect(found.map(\.line) == [4, 7, 8])
    }

    @Test("Many equal keys behind much else take no longer than other keys", .timeLimit(.minutes(1)))
    func manyTwice() throws {
        let blanks = String(repeating: "\n", count: 1 << 20)
        let text = "{\(blanks)\"a\":0" + String(repeating: ",\n\"a\":0", count: 200_000) + "}"
        let wide = JSONBounds(bytes: 1 << 24, depth: 1, values: 300_000)
        let found = try JSONDocument.read(text.utf8, within: wide).twice
        #expect(found.count == 200_000 && found.last?.line == 1 + (1 << 20) + 200_000)
    }

    @Test(
        "Whole numbers",
        arguments: [
            ("0", 0), ("-7", -7), ("1.0", 1), ("1e2", 100), ("+5", 5), ("0x1F", 31), ("-0x10", -16),
            ("9223372036854775807", Int.max), ("9223372036854775808", nil), ("1.5", nil), ("Infinity", nil),
            ("NaN", nil),
            ("1e400", nil), ("-9223372036854775808", Int.min), ("-9223372036854775809", nil),
            ("1e15", 1_000_000_000_000_000),
            ("1e17", nil),
        ])
    func numbers(text: String, number: Int?) throws { #expect(try read(text, as: .json5).wholeNumber == number) }

    private struct Sample: Decodable, Equatable {
        var text: String
        var flag: Bool?
        var whole: Int32
        var part: Double
        var list: [UInt8]
        var texts: [String: String]
        var inner: [Inner]

        struct Inner: Decodable, Equatable { var day: String? }
    }

    @Test("A tree makes what is Decodable")
    func decoding() throws {
        let text =
            #"{text: "a", flag: null, whole: -3, part: 2.5, list: [1, 255], texts: {b: "c"}, inner: [{}, {day: "x"}], more: 1}"#
        let sample = try read(text, as: .json5).decode(Sample.self)
        #expect(
            sample
                == Sample(
                    text: "a", flag: nil, whole: -3, part: 2.5, list: [1, 255], texts: ["b": "c"],
                    inner: [.init(), .init(day: "x")]))
        let many = (0..<40).map { "\"k\($0)\":\"\($0)\"" }.joined(separator: ",")
        let wide = JSONBounds(bytes: 4_096, depth: 1, values: 50)
        let texts = try JSONDocument.read("{\(many)}".utf8, within: wide).value.decode([String: String].self)
        #expect(texts == Dictionary(uniqueKeysWithValues: (0..<40).map { ("k\($0)", "\($0)") }))
    }

    @Test(
        "What is of another kind is refused with its place",
        arguments: [
            (#"{text: 1}"#, "text: has to be a text, and is a number"),
            (#"{text: "", flag: "true"}"#, "flag: has to be true or false, and is a text"),
            (#"{text: "", whole: 1.5}"#, "whole: has to be a whole number, and is a number"),
            (#"{text: "", whole: 4294967296}"#, "whole: has to be a whole number, and is a number"),
            (#"{text: "", whole: 1, part: []}"#, "part: has to be a number, and is a list"),
            (
                #"{text: "", whole: 1, part: 1, list: [1, 256]}"#,
                "list.Index 1: has to be a whole number, and is a number"
            ),
            (#"{text: "", whole: 1, part: 1, list: {}}"#, "list: has to be a list, and is an object"),
            (#"{text: "", whole: 1, part: 1, list: [], texts: null}"#, "texts: has to be an object, and is null"),
            (#"{}"#, ": the key \"text\" is missing"),
        ])
    func kinds(text: String, message: String) throws {
        let tree = try read(text, as: .json5)
        let error = #expect(throws: DecodingError.self) { try tree.decode(Sample.self) }
        let context: DecodingError.Context? =
            switch error {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context
            default: nil
            }
        let place = context?.codingPath.map { $0.intValue.map { "Index \($0)" } ?? $0.stringValue }.joined(
            separator: ".")
        #expect("\(place ?? "?"): \(context?.debugDescription ?? "?")" == message)
    }
}

@Suite("A pack of one's own cannot hurt who reads it")
struct HostilePackTests {
    @Test("A pack that is not UTF-8 is refused")
    func encoding() {
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
    func bounds() {
        let deep = Array(("{\n" + String(repeating: "a:{", count: 100_000)).utf8)
        let lists = Array(("{\na:" + String(repeating: "[", count: 100_000)).utf8)
        let long = Array(repeating: UInt8(ascii: " "), count: 1 << 20 + 1)
        let many = Array(("[" + String(repeating: "0,", count: 60_000)).utf8)
        for (bytes, end) in [
            (deep, "line 2: lists"), (lists, "line 2: lists"), (long, "line 1: is longer than 1 MiB"),
            (many, "values; split it"),
        ] {
            let error = #expect(throws: RuleError.self) { try RulePack.read(bytes, name: "mine.json5") }
            #expect(error?.message.contains(end) == true, "\(error?.message ?? "")")
        }
    }
}
