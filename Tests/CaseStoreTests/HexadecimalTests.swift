import Foundation
import Testing

@testable import CaseStore

@Suite("Bytes in hexadecimal")
struct HexadecimalTests {
    @Test("Every byte there and back, in letters of either size")
    func everyByte() {
        let bytes = Data(0...255)
        #expect(bytes.hexadecimal == (0...255).map { String(format: "%02x", $0) }.joined())
        #expect(Data(hexadecimal: bytes.hexadecimal) == bytes)
        #expect(Data(hexadecimal: bytes.hexadecimal.uppercased()) == bytes)
        // Of a slice, whose first place is not 0.
        #expect(
            bytes[16..<18].hexadecimal == "1011"
                && Data(hexadecimal: "x1011y".dropFirst().dropLast()) == Data([16, 17]))
        #expect(Data().hexadecimal == "" && Data(hexadecimal: "") == Data())
    }

    @Test("What is none", arguments: ["1", "123", "0g", "g0", "0 ", " 00", "0x00", "é0", "/0", ":0", "@0", "`0", "１２"])
    func none(text: String) { #expect(Data(hexadecimal: text) == nil) }
}
