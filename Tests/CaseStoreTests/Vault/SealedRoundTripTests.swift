import CaseModel
import Testing

@testable import CaseStore

@Suite("Properties of keys and bundles, over random bytes")
struct SealedRoundTripTests {
    @Test("A key file of any key is read back, with capitals and blanks too")
    func keys() throws {
        for _ in 0..<500 {
            let key = VaultKey.random()
            #expect(try VaultKey(text: Array(key.text.utf8), from: "mine.key") == key)
            #expect(try VaultKey(text: Array(" \(key.text.uppercased())\r\n".utf8), from: "mine.key") == key)
        }
    }

    @Test("A bundle of any bytes opens as these, and with no other secret")
    func bundles() throws {
        for count in Array(0..<64) + [1_000, 1 << 20, 1 << 20 + 17] {
            let plaintext = (0..<count).map { _ in UInt8.random(in: 0...255) }
            let (key, other) = (VaultKey.random(), VaultKey.random())
            let sealed = try SealedBundle.seal(plaintext, with: .key(key))
            #expect(try SealedBundle.open(sealed, with: .key(key)) == plaintext)
            #expect(code { _ = try SealedBundle.open(sealed, with: .key(other)) } == .keyWrong)
        }
    }

    @Test("A bundle that would be too long is not made, and one that is too long not opened")
    func tooLong() throws {
        let key = VaultKey.random()
        let longest = [UInt8](repeating: 7, count: SealedBundle.longest - 1 << 16)
        let sealed = try SealedBundle.seal(longest, with: .key(key))
        #expect(sealed.count <= SealedBundle.longest)
        #expect(code { _ = try SealedBundle.seal(longest + [7], with: .key(key)) } == .invalidInput)
        let added = sealed + [UInt8](repeating: 7, count: 1 << 16)
        #expect(code { _ = try SealedBundle.open(added, with: .key(key)) } == .invalidInput)
    }

    @Test("What a bundle holds has no more lines than a case")
    func lines() {
        let lines = Array(repeating: UInt8(ascii: "\n"), count: BundleContent.mostLines)
        #expect(code { _ = try BundleContent(lines) } == .damaged)
    }
}
