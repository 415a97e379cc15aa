import CaseModel
import Crypto
import Foundation
import Testing

@testable import CaseStore

@Suite("A bundle that was touched, cut or put together anew does not open")
struct SealedBundleDamageTests {
    private func refusal(_ bytes: [UInt8], _ secret: BundleSecret? = nil) throws -> JalonError.Code? {
        let secret = try secret ?? .key(VaultSample.key())
        return code { _ = try SealedBundle.open(bytes, with: secret) }
    }

    @Test("Every single bit, whatever the secret")
    func bits() throws {
        for secret in [BundleSecret.key(try VaultSample.key()), .passphrase(VaultSample.passphrase)] {
            let bytes = try SealedBundle.seal(VaultSample.text, with: secret, cost: VaultSample.cheap())
            #expect(try refusal(bytes, secret) == nil)
            for (bit, changed) in flips(of: bytes) {
                let expected = bit < 15 * 8 ? JalonError.Code.invalidInput : .damaged
                #expect(try refusal(changed, secret) == expected, "bit \(bit)")
            }
        }
    }

    @Test("Every single bit, when the digest at the end is made to fit")
    func forgedBits() throws {
        let bytes = try SealedBundle.seal(VaultSample.text, with: .key(VaultSample.key())).dropLast(32)
        #expect(try refusal(redigested(bytes)) == nil)
        for (bit, changed) in flips(of: Array(bytes)) {
            let found = try refusal(redigested(changed))
            // A changed salt or check looks as a wrong key does; nothing else can be told without the sender.
            #expect(found == .damaged || (bit < 15 * 8 ? found == .invalidInput : found == .keyWrong), "bit \(bit)")
        }
    }

    @Test("Every other length, with the digest made to fit and without")
    func lengths() throws {
        let bytes = try SealedBundle.seal(VaultSample.text, with: .key(VaultSample.key()))
        for count in 0..<bytes.count {
            let cut = Array(bytes.prefix(count))
            let expected = count < 15 ? JalonError.Code.invalidInput : .damaged
            #expect(try refusal(cut) == expected, "\(count)")
            guard count < bytes.count - 32 else { continue }
            #expect(try refusal(redigested(cut)) == expected, "\(count)")
        }
        #expect(try refusal(bytes + [0]) == .damaged)
        #expect(try refusal(redigested(bytes.dropLast(32) + [0])) == .damaged)
        #expect(try refusal(redigested(bytes)) == .damaged)
    }

    @Test("Chunks that were dropped, moved, repeated or added")
    func chunks() throws {
        let each = SealedChunks.size + 16
        let plaintext = [UInt8](repeating: 65, count: 2 * SealedChunks.size + 5)
        let bytes = try SealedBundle.seal(plaintext, with: .key(VaultSample.key())).dropLast(32)
        let start = bytes.count - (2 * each + 21)
        let part = [0, each, 2 * each].map { Array(bytes[(start + $0)...].prefix(each)) }
        func forged(_ order: [Int]) -> [UInt8] { redigested(bytes[..<start] + order.flatMap { part[$0] }) }
        #expect(try refusal(forged([0, 1, 2])) == nil)
        let orders = [
            [1, 0, 2], [0, 1], [0, 2], [1, 2], [2], [0], [0, 0, 1, 2], [0, 1, 1], [0, 1, 2, 2], [0, 1, 0], [2, 1, 0],
            [],
        ]
        for order in orders { #expect(try refusal(forged(order)) == .damaged, "\(order)") }
    }

    @Test("An empty chunk after a full one, although it was sealed with the key")
    func emptyLast() throws {
        let plaintext = [UInt8](repeating: 65, count: SealedChunks.size)
        let key = try VaultSample.key()
        let bytes = try SealedBundle.seal(plaintext, with: .key(key), random: VaultSample.known).dropLast(32)
        let line = bytes.dropFirst(15).prefix { $0 != 10 }
        let bodyKey = key.derived(salt: Array(0x40..<0x50), purpose: "jalon.bundle/1 body")
        func chunk(_ plaintext: [UInt8], _ end: [UInt8]) throws -> Data {
            let nonce = try AES.GCM.Nonce(data: Array(0xE0..<0xE7) + end)
            let box = try AES.GCM.seal(plaintext, using: bodyKey, nonce: nonce, authenticating: line)
            return box.ciphertext + box.tag
        }
        let head = bytes[...line.endIndex]
        #expect(try refusal(redigested(head + chunk(plaintext, [0, 0, 0, 0, 1]))) == nil)
        let split = try chunk(plaintext, [0, 0, 0, 0, 0])
        #expect(try refusal(redigested(head + split + chunk([66], [0, 0, 0, 1, 1]))) == nil)
        #expect(try refusal(redigested(head + split + chunk([], [0, 0, 0, 1, 1]))) == .damaged)
    }

    @Test("The end of one bundle on the beginning of another of the same key")
    func spliced() throws {
        let (one, other) = (
            try SealedBundle.seal(VaultSample.text, with: .key(VaultSample.key())),
            try SealedBundle.seal(VaultSample.text, with: .key(VaultSample.key()))
        )
        let body = one.count - 32 - 16 - VaultSample.text.count
        #expect(try refusal(redigested(one[..<body] + other[body...].dropLast(32))) == .damaged)
    }

    @Test("A header that is not the very one, or asks for too much, although its digest fits")
    func headers() throws {
        let secret = BundleSecret.passphrase(VaultSample.passphrase)
        let bytes = try SealedBundle.seal(VaultSample.text, with: secret, cost: VaultSample.cheap()).dropLast(32)
        let lines = bytes.split(separator: 10, maxSplits: 2, omittingEmptySubsequences: false)
        let header = String(decoding: lines[1], as: UTF8.self)
        func forged(_ part: String, _ other: String) -> [UInt8] {
            #expect(header.contains(part))
            let changed = header.replacingOccurrences(of: part, with: other)
            return redigested(Array("jalon-bundle-1\n\(changed)\n".utf8) + lines[2])
        }
        #expect(try refusal(forged("{", "{"), secret) == nil)
        for (part, other) in [
            (#""n":16"#, #""n":2097152"#), (#""n":16"#, #""n":-16"#), (#""n":16"#, #""n":17"#), (#""r":1"#, #""r":17"#),
            (#""p":1"#, #""p":5"#), (#""n":16"#, #""n":16,"n":16"#), (#""n":16"#, #""n":16.0"#), (":", ": "),
            (#""kind":"passphrase""#, #""kind":"key""#), (#","scrypt":{"n":16,"r":1,"p":1}"#, ""),
            (#"}"#, #"},"more":1"#), (#""nonce":""#, #""nonce":"00"#), (#""salt":""#, #""salt":"00"#),
            ("bundle/1", "bundle/2"), ("{", String(repeating: "[", count: 2000)),
        ] {
            #expect(try refusal(forged(part, other), secret) == .damaged, "\(part) to \(other)")
        }
        #expect(try refusal(forged(#""n":16"#, #""n":32"#), secret) == .keyWrong)
    }
}
