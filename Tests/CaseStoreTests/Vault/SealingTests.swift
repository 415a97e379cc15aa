import CaseModel
import Foundation
import Testing

@testable import CaseStore

@Suite("Sealed content opens with its key, in its place, and tells nothing else")
struct SealingTests {
    @Test("A box is as an independent program makes it")
    func known() throws {
        let box = try VaultSample.sealed(random: VaultSample.known)
        let expected =
            "c0c1c2c3c4c5c6c7c8c9cacbf6f2e4543f9d490cb4b22936aa5e1338fa3677a64b3ded126571931addebef7681b8367c7c8dfa46"
            + "0f38be04e558636ef345009f30295783f79d7642b56f353913e2ec89aa7aef06c094faf5bc7d2d1bf39108dee813993238b8aec0"
            + "09273e45ee9dca5040fd67130c6c0eabd8dabe3867e8dc29466b701e866c0bbffe08d4ed3853aab42e622056839cfa822c04fd53"
            + "1ce6f9b3c52a9501069dc9b13a5ce98c7ec905da78e1e53674eeaf2c63c8bb36eeb0253e3624f9b8c92c79ede125fec4cfc23f57"
            + "8c93c48320de6ea1f5a3e9250cfe9e20c006cf940fe0a4cdf4cd2a1f8f9afcfde571751b08961e3e55549190e9f891f808e5a384"
            + "62b53fe815fd6086428ed314e703481fda6420cd981dd603"
        #expect(box.sealed.hexadecimal == expected)
        #expect(box.salt.hexadecimal == "404142434445464748494a4b4c4d4e4f")
        #expect(box.commitment.hexadecimal == "deb8207d0722227c5ee8db2ca60a539b53c4b6a33ad449ec2b847e8202b79702")
        #expect(try box.opened().plaintext == VaultSample.text)
    }

    @Test("What was sealed comes back", arguments: [0, 1, 219, 220, 221, 476, 477, 1 << 20, 1 << 20 + 1])
    func roundTrip(count: Int) throws {
        let plaintext = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let box = try VaultSample.sealed(plaintext)
        let content = try box.opened()
        #expect(content.plaintext == plaintext && content.commitment == box.commitment && content.blinding.count == 32)
    }

    @Test("The size tells a length to within 256 bytes only")
    func sizes() throws {
        let sizes = try [0, 1, 100, 220, 221, 476, 477].map {
            try VaultSample.sealed([UInt8](repeating: 65, count: $0)).sealed.count
        }
        #expect(sizes == [284, 284, 284, 284, 540, 540, 796])
    }

    @Test("Two seals of the same text share nothing, and neither text nor blinding shows")
    func fresh() throws {
        let (one, other) = (try VaultSample.sealed(), try VaultSample.sealed())
        #expect(one.sealed != other.sealed && one.salt != other.salt && one.commitment != other.commitment)
        #expect(one.sealed.prefix(12) != other.sealed.prefix(12))
        let kept = one.sealed + one.salt + one.commitment
        #expect(kept.range(of: Data(VaultSample.text.prefix(8))) == nil)
        #expect(kept.range(of: Data(try one.opened().blinding.prefix(8))) == nil)
    }

    @Test("More than 16 MiB, and a blinding of another length, are not sealed")
    func refused() throws {
        let long = [UInt8](repeating: 0, count: Sealing.most + 1)
        #expect(code { _ = try VaultSample.sealed(long) } == .invalidInput)
        #expect(try VaultSample.sealed(long.dropLast()).opened().plaintext.count == Sealing.most)
        for count in [0, 31, 33] {
            let refusal = code {
                _ = try Sealing.seal(
                    VaultSample.text, entryID: VaultSample.entry, casebook: VaultSample.casebook,
                    key: VaultSample.key(), blinding: [UInt8](repeating: 1, count: count))
            }
            #expect(refusal == .invalidInput)
        }
    }

    @Test("A change of the key keeps blinding and commitment, and leaves nothing that the old key opens")
    func reseal() throws {
        let (old, new) = (try VaultSample.key(), VaultKey.random())
        let box = try VaultSample.sealed()
        let (entry, casebook) = (VaultSample.entry, VaultSample.casebook)
        let second = try Sealing.reseal(box, entryID: entry, casebook: casebook, from: old, to: new)
        #expect(second.commitment == box.commitment)
        #expect(second.salt != box.salt && second.sealed.prefix(12) != box.sealed.prefix(12))
        let content = try second.opened(with: new)
        #expect(try content.plaintext == VaultSample.text && content.blinding == box.opened().blinding)
        #expect(code { _ = try second.opened(with: old) } == .damaged)
        #expect(
            code { _ = try Sealing.reseal(box, entryID: entry, casebook: casebook, from: new, to: old) } == .damaged)
    }

    @Test("Content of another casebook keeps its commitment by its blinding")
    func transfer() throws {
        let box = try VaultSample.sealed()
        let content = try box.opened()
        let (entry, casebook, key) = (VaultSample.entry, "another", VaultKey.random())
        let received = try Sealing.seal(
            content.plaintext, entryID: entry, casebook: casebook, key: key, blinding: content.blinding)
        #expect(received.commitment == box.commitment)
        let opened = try Sealing.open(
            received.sealed, salt: received.salt, commitment: box.commitment, entryID: entry, casebook: casebook,
            key: key)
        #expect(opened.plaintext == VaultSample.text)
    }
}
