import Testing

@testable import CaseModel

@Suite("Signs in a text")
struct ByteSignsTests {
    @Test("Every byte is seen for what it is, wherever it stands")
    func everyByte() {
        var missed: [String] = []
        for length in 1...20 {
            for place in 0..<length {
                for byte in UInt8.min...UInt8.max {
                    var text = [UInt8](repeating: UInt8(ascii: "a"), count: length)
                    text[place] = byte
                    let signs = text.withUnsafeBufferPointer { ByteSigns(in: $0) }
                    let isControl = (byte < 0x20 && byte != 0x0A) || byte == 0x7F
                    let found = [
                        signs.hasControls == isControl, signs.hasLines == (byte == 0x0A),
                        signs.hasWide == (byte >= 0x80), signs.hasQuotes == (byte == UInt8(ascii: "\"")),
                        signs.hasBackslashes == (byte == UInt8(ascii: "\\")),
                        signs.hasCommas == (byte == UInt8(ascii: ",")),
                        signs.hasSemicolons == (byte == UInt8(ascii: ";")),
                        signs.isPlain == !(byte < 0x20 || byte >= 0x7F || "\"\\,;".utf8.contains(byte)),
                    ]
                    if found.contains(false) { missed.append("\(byte) at \(place) of \(length)") }
                }
            }
        }
        #expect(missed.isEmpty)
    }

    @Test("One sign does not hide another, and no text has none")
    func together() {
        for (text, isSeen) in [
            ("a\n,\u{1}\u{7F}\"\\;\u{E9}", true), ("", false), ("a plain text - of 42 letters!", false),
        ] {
            let signs = Array(text.utf8).withUnsafeBufferPointer { ByteSigns(in: $0) }
            #expect(signs.isPlain == !isSeen)
            let all = [
                signs.hasControls, signs.hasLines, signs.hasWide, signs.hasQuotes, signs.hasBackslashes,
                signs.hasCommas, signs.hasSemicolons,
            ]
            #expect(all.allSatisfy { $0 == isSeen }, "\(text)")
        }
    }
}
