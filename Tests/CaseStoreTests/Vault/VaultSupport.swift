import CaseModel
import Crypto
import Foundation
import Testing

@testable import CaseStore

/// Values that the tests of the vault share; none of them is anybody's.
enum VaultSample {
    static let passphrase = "café au lait, deux sucres"
    static let text = Array("Zoé said: only to Ms K.".utf8)
    static let casebook = "3f1c52a0-0000-4000-8000-00000000000a"
    static let entry = "00000000-0000-7000-8000-000000000007"

    /// The key of the bytes 0 to 31.
    static func key() throws -> VaultKey { try VaultKey(bytes: Array(0..<32)) }

    /// A cost that a test can pay a thousand times.
    static func cheap() throws -> ScryptCost { try #require(ScryptCost(rounds: 16, blockSize: 1, parallelism: 1)) }

    /// Bytes that depend on their count alone, as the independently computed answers were made with.
    static let known = RandomBytes { count in
        let first: UInt8 = [16: 0x40, 32: 0x80, 12: 0xC0, 7: 0xE0][count] ?? 0
        return (0..<count).map { first + UInt8($0) }
    }

    /// Seals the sample text for the sample entry.
    static func sealed(_ plaintext: [UInt8] = text, random: RandomBytes = .system) throws -> Sealing.Box {
        try Sealing.seal(plaintext, entryID: entry, casebook: casebook, key: key(), random: random)
    }
}

extension Sealing.Box {
    /// Opens it where the sample was sealed.
    func opened(with key: VaultKey? = nil) throws -> SealedContent {
        try Sealing.open(
            sealed, salt: salt, commitment: commitment, entryID: VaultSample.entry, casebook: VaultSample.casebook,
            key: key ?? VaultSample.key())
    }
}

/// The code that something is refused with; `nil` when it is not.
func code(_ body: () throws -> Void) -> JalonError.Code? {
    do {
        try body()
        return nil
    } catch {
        return (error as? JalonError)?.code ?? JalonError.Code(rawValue: "\(type(of: error))")
    }
}

/// Every text that differs from one in a single bit.
func flips(of bytes: [UInt8]) -> some Sequence<(bit: Int, bytes: [UInt8])> {
    (0..<bytes.count * 8).lazy.map { bit in
        var changed = bytes
        changed[bit / 8] ^= 1 << (bit % 8)
        return (bit, changed)
    }
}

/// The bytes of a bundle with the digest at its end made anew, as somebody who changed it would.
func redigested(_ bytes: some Collection<UInt8>) -> [UInt8] {
    Array(bytes) + SHA256.hash(data: Array(bytes))
}
