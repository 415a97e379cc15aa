internal import CaseModel
internal import Crypto
internal import CryptoExtras

/// What guessing a passphrase costs: the parameters of scrypt (RFC 7914), kept beside what they protect so that
/// they can rise later.
package struct ScryptCost: Sendable, Hashable {
    /// N: the number of blocks in memory, a power of two.
    package let rounds: Int
    /// r: the size of a block, in units of 128 bytes.
    package let blockSize: Int
    /// p: how often it is done.
    package let parallelism: Int

    /// For all that is new: N = 2^17, r = 8, p = 1, which takes 128 MiB.
    package static let standard = ScryptCost(unchecked: 1 << 17, 8, 1)

    /// The most memory that a file may ask for, in bytes: what Jalon itself takes.
    private static let mostMemory = 1 << 27

    /// Takes parameters as they are: those of this program, not those of a file.
    init(unchecked rounds: Int, _ blockSize: Int, _ parallelism: Int) {
        self.rounds = rounds
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// Takes parameters within bounds: N at most 2^20, r at most 16, p at most 4, and at most 128 MiB of memory.
    ///
    /// The bounds keep a file that somebody else made from exhausting the machine: it takes at most 128 MiB, and four
    /// times as long as a passphrase of one's own. They rise together with `standard`.
    ///
    /// - Returns: `nil` when they are out of bounds, or not parameters of scrypt at all.
    package init?(rounds: Int, blockSize: Int, parallelism: Int) {
        guard (2...1 << 20).contains(rounds), rounds & (rounds - 1) == 0, (1...16).contains(blockSize),
            (1...4).contains(parallelism), blockSize > 1 || rounds < 1 << 16,
            128 * rounds * blockSize <= Self.mostMemory
        else { return nil }
        self.init(unchecked: rounds, blockSize, parallelism)
    }

    /// The key that a passphrase stands for.
    ///
    /// - Parameter passphrase: Not empty.
    /// - Throws: `JalonError` (`failed`) when the machine has not the memory.
    func key(from passphrase: [UInt8], salt: [UInt8]) throws(JalonError) -> VaultKey {
        do {
            return VaultKey(
                try KDF.Scrypt.deriveKey(
                    from: passphrase, salt: salt, outputByteCount: VaultKey.count, rounds: rounds,
                    blockSize: blockSize, parallelism: parallelism))
        } catch {
            throw JalonError(
                .failed,
                "the machine has not the memory for the passphrase (\(128 * rounds * blockSize >> 20) MiB): "
                    + "close other programs and try again")
        }
    }

    /// As it is kept, with the names that RFC 7914 gives them.
    var json: JSONValue {
        .object([.init("n", .int(rounds)), .init("r", .int(blockSize)), .init("p", .int(parallelism))])
    }
}
