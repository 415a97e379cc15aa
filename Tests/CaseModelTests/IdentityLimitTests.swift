import CaseModel
import Testing

@Suite("An identity is at most 16 deep and 64 KiB, by every door")
struct IdentityLimitTests {
    /// An identity in which lists and objects stand so deep in one another, in turn.
    private func nested(_ depth: Int) -> String {
        let inner = (1..<depth).map { $0.isMultiple(of: 2) ? "{\"a\":" : "[" }.joined()
        let ends = (1..<depth).reversed().map { $0.isMultiple(of: 2) ? "}" : "]" }.joined()
        return "{\"a\":\(inner)\"Canary\"\(ends)}"
    }

    /// An identity of so many bytes of JSON.
    private func long(_ count: Int) -> String {
        "{\"a\":\"" + String(repeating: "x", count: count - #"{"a":""}"#.utf8.count) + "\"}"
    }

    /// The ways in which an identity comes in as JSON.
    private static let doors: [(name: String, read: @Sendable (String) throws(JalonError) -> Identity?)] = [
        ("by itself", { (json) throws(JalonError) in try Identity(json: json.utf8) }),
        (
            "in an import",
            { (json) throws(JalonError) in
                let fields = try InterchangeFields.read("{\"identity\":\(json)}".utf8)
                _ = try fields.facts(of: .identityRecorded)
                return try fields.sealedTexts().identity
            }
        ),
        (
            "sealed before",
            { (json) throws(JalonError) in try SealedTexts(bytes: Array("{\"identity\":\(json)}".utf8)).identity }
        ),
    ]

    @Test("So deep and no deeper", arguments: doors.indices)
    func deep(door: Int) throws {
        let read = Self.doors[door].read
        #expect(try read(nested(Identity.deepest))?.keys == ["a"])
        for depth in [Identity.deepest + 1, Identity.deepest + 2, 100] {
            let error = #expect(throws: JalonError.self) { try read(nested(depth)) }
            #expect(
                error?.message.hasSuffix("lists and objects stand more than 16 deep in one another") == true,
                "\(Self.doors[door].name) \(depth): \(error?.message ?? "")")
            #expect(error?.code == .invalidInput && error?.message.contains("Canary") == false)
        }
        // Deeper than any reader goes it is refused too, and the program goes on.
        #expect(throws: JalonError.self) { try read(nested(20_000)) }
    }

    @Test("So long and no longer", arguments: doors.indices)
    func long(door: Int) throws {
        let read = Self.doors[door].read
        #expect(try read(long(Identity.longest))?.jsonBytes.count == Identity.longest)
        let error = #expect(throws: JalonError.self) { try read(long(Identity.longest + 1)) }
        #expect(error?.code == .invalidInput)
        #expect(error?.message.hasSuffix("an identity is at most 64 KiB of JSON") == true)
    }

    @Test("What grows when it is written counts as it is written")
    func escapes() throws {
        // A control character is one byte of a text, and six of JSON.
        let text = String(repeating: "\u{1}", count: Identity.longest / 6)
        let sealed = SealedTexts([:], identity: Identity(["a": text]))
        let error = #expect(throws: JalonError.self) { try sealed.check(for: .identityRecorded) }
        #expect(error?.message == "field \"identity\": is longer than 64 KiB")
        // Blanks between are not kept, and count as long as they are read.
        let wide = "{" + String(repeating: " ", count: Identity.longest) + "\"a\":1}"
        #expect(throws: JalonError.self) { try Identity(json: wide.utf8) }
        #expect(try InterchangeFields.read("{\"identity\":\(wide)}".utf8).sealedTexts().identity?.keys == ["a"])
    }

    @Test(
        "Numbers that are no whole numbers of this machine are refused",
        arguments: ["1.5", "9223372036854775808", "-9223372036854775809", "1e400"])
    func numbers(number: String) throws {
        #expect(try Identity(json: #"{"a":9223372036854775807,"b":-9223372036854775808}"#.utf8).keys == ["a", "b"])
        let error = #expect(throws: JalonError.self) { try Identity(json: "{\"a\":\(number)}".utf8) }
        #expect(error?.code == .invalidInput)
    }
}
