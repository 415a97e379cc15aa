import CaseModel
import Crypto
import Foundation
import Testing

@testable import CaseStore

@Suite("Sealed content that was touched, cut or moved is damage")
struct SealingDamageTests {
    private func refusal(
        _ box: Sealing.Box, sealed: Data? = nil, salt: Data? = nil, commitment: Data? = nil,
        entry: String = VaultSample.entry, casebook: String = VaultSample.casebook
    ) throws -> JalonError.Code? {
        let key = try VaultSample.key()
        return code {
            _ = try Sealing.open(
                sealed ?? box.sealed, salt: salt ?? box.salt, commitment: commitment ?? box.commitment, entryID: entry,
                casebook: casebook, key: key)
        }
    }

    @Test("Every single bit of box, salt and commitment")
    func bits() throws {
        let box = try VaultSample.sealed()
        #expect(try refusal(box) == nil)
        for (bit, bytes) in flips(of: Array(box.sealed)) {
            #expect(try refusal(box, sealed: Data(bytes)) == .damaged, "bit \(bit)")
        }
        for (bit, bytes) in flips(of: Array(box.salt)) {
            #expect(try refusal(box, salt: Data(bytes)) == .damaged, "bit \(bit) of the salt")
        }
        for (bit, bytes) in flips(of: Array(box.commitment)) {
            #expect(try refusal(box, commitment: Data(bytes)) == .damaged, "bit \(bit) of the commitment")
        }
    }

    @Test("Every other length")
    func lengths() throws {
        let box = try VaultSample.sealed()
        for count in 0..<box.sealed.count {
            #expect(try refusal(box, sealed: box.sealed.prefix(count)) == .damaged, "\(count)")
            #expect(try refusal(box, sealed: box.sealed.suffix(count)) == .damaged, "\(count)")
        }
        for salt in [Data(), box.salt.prefix(15), box.salt + [0]] { #expect(try refusal(box, salt: salt) == .damaged) }
        for other in [Data(), box.commitment.prefix(31), box.commitment + [0]] {
            #expect(try refusal(box, commitment: other) == .damaged)
        }
        #expect(try refusal(box, sealed: box.sealed + [0]) == .damaged)
    }

    @Test("Another entry, another casebook, another key, another entry's commitment")
    func moved() throws {
        let (box, other) = (try VaultSample.sealed(), try VaultSample.sealed())
        #expect(try refusal(box, entry: "00000000-0000-7000-8000-000000000008") == .damaged)
        #expect(try refusal(box, casebook: "3f1c52a0-0000-4000-8000-00000000000b") == .damaged)
        #expect(try refusal(box, commitment: other.commitment) == .damaged)
        #expect(try refusal(box, salt: other.salt) == .damaged)
        #expect(code { _ = try box.opened(with: .random()) } == .damaged)
        let error = #expect(throws: JalonError.self) { try box.opened(with: .random()) }
        #expect(error?.message.hasPrefix("the sealed content of entry \(VaultSample.entry) was changed") == true)
    }

    @Test("An identifier of two lines cannot pass for another pair")
    func lines() throws {
        for (entry, casebook) in [("b\nc", "a"), ("c", "a\nb")] {
            let refusal = code {
                _ = try Sealing.seal([], entryID: entry, casebook: casebook, key: VaultSample.key())
            }
            #expect(refusal == .damaged)
        }
        #expect(try refusal(VaultSample.sealed(), entry: "b\nc") == .damaged)
    }

    /// Seals an inner layout that `seal` never makes, with the key, as a faulty program could.
    private func handmade(_ inner: [UInt8], commitment: Data) throws -> JalonError.Code? {
        let salt = [UInt8](repeating: 7, count: 16)
        let bound = "jalon.content/1\n\(VaultSample.casebook)\n\(VaultSample.entry)"
        let sealed = try AES.GCM.seal(
            inner, using: VaultSample.key().derived(salt: salt, purpose: "jalon.content/1"),
            authenticating: Array(bound.utf8))
        let box = Sealing.Box(sealed: try #require(sealed.combined), salt: Data(salt), commitment: commitment)
        return code { _ = try box.opened() }
    }

    @Test("Wrong lengths and padding inside, although they were sealed with the key")
    func inside() throws {
        let content = try SealedContent(plaintext: VaultSample.text, blinding: Array(0..<32))
        let good = content.padded
        #expect(good.count == 256)
        #expect(try handmade(good, commitment: content.commitment) == nil)
        var padding = good
        padding[255] = 1
        var longer = good
        longer[35] += 1
        var huge = good
        huge[32] = 0xFF
        var text = good
        text[36] ^= 1
        for bad in [
            padding, longer, huge, text, good + [UInt8](repeating: 0, count: 256), Array(good.dropLast()),
            Array(good.prefix(36)), [],
        ] {
            #expect(try handmade(bad, commitment: content.commitment) == .damaged)
        }
        // The commitment is not asked here: the layout itself is refused.
        for bad in [padding, huge, good + [UInt8](repeating: 0, count: 256), Array(good.dropLast()), []] {
            #expect(SealedContent(padded: bad) == nil)
        }
    }
}
