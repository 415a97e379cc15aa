internal import CaseModel
internal import Crypto

/// Seals plaintext as it comes, in the memory of two chunks: what it gives is appended to the file.
struct SealedWriter {
    private let header: SealedHeader
    private let chunks: SealedChunks
    private var hash = SHA256()
    private var pending: [UInt8] = []
    private var number = 0

    /// - Throws: `JalonError`: `invalidInput` for a passphrase of fewer than 12 characters; `failed` when the machine
    ///   has not the memory for it.
    init(
        _ format: SealedFormat, with secret: BundleSecret, cost: ScryptCost, random: RandomBytes
    ) throws(JalonError) {
        let (terms, key) = try KeyTerms.make(for: secret, format: format.name, cost: cost, random: random)
        header = SealedHeader(format: format, nonce: random.bytes(SealedFormat.nonceCount), terms: terms)
        chunks = SealedChunks(header: header, key: key)
    }

    /// The beginning of the file.
    mutating func start() -> [UInt8] { hashed(header.bytes) }

    /// Takes more plaintext, and gives the chunks that are full and not the last.
    mutating func write(_ plaintext: some Collection<UInt8>) throws(JalonError) -> [UInt8] {
        pending += plaintext
        var sealed: [UInt8] = []
        var start = 0
        // What fills a chunk may still be the last one.
        while pending.count - start > SealedChunks.size {
            let end = start + SealedChunks.size
            sealed += try chunks.seal(pending[start..<end], number: number, isLast: false)
            number += 1
            start = end
        }
        pending.removeFirst(start)
        return hashed(sealed)
    }

    /// The last chunk, and the digest of all that was given.
    mutating func finish() throws(JalonError) -> [UInt8] {
        let last = hashed(try chunks.seal(pending[...], number: number, isLast: true))
        pending = []
        return last + hash.finalize()
    }

    private mutating func hashed(_ bytes: [UInt8]) -> [UInt8] {
        hash.update(data: bytes)
        return bytes
    }
}
