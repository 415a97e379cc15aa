internal import CaseModel
internal import Crypto

/// The sealed part of a bundle, chunk by chunk.
struct BundleChunks {
    /// The plaintext of every chunk but the last.
    static let size = 1 << 20
    private static let tagCount = 16

    private let key: SymmetricKey
    private let prefix: [UInt8]
    private let line: [UInt8]

    init(header: BundleHeader, key: VaultKey) {
        self.key = key.derived(salt: header.terms.salt, purpose: SealedBundle.format + " body")
        prefix = header.nonce
        line = header.line
    }

    /// Appends the chunks of a plaintext.
    func seal(_ plaintext: [UInt8], into bytes: inout [UInt8]) throws(JalonError) {
        let last = Self.last(plaintext.count, each: Self.size)
        bytes.reserveCapacity(bytes.count + plaintext.count + (last + 1) * Self.tagCount + SealedBundle.digestCount)
        do {
            for number in 0...last {
                let chunk = Self.chunk(number, of: plaintext[...], each: Self.size)
                let box = try AES.GCM.seal(
                    chunk, using: key, nonce: nonce(number, isLast: number == last), authenticating: line)
                bytes += box.ciphertext
                bytes += box.tag
            }
        } catch {
            throw JalonError(.failed, "the bundle could not be sealed")
        }
    }

    /// The plaintext of chunks.
    ///
    /// - Throws: `JalonError` (`damaged`) when one of them, their number or their order was changed.
    func open(_ body: ArraySlice<UInt8>) throws(JalonError) -> [UInt8] {
        let each = Self.size + Self.tagCount
        let last = Self.last(body.count, each: each)
        var plaintext: [UInt8] = []
        plaintext.reserveCapacity(body.count)
        for number in 0...last {
            let chunk = Self.chunk(number, of: body, each: each)
            // A last chunk of nothing after others would be a second way to write the same plaintext.
            guard chunk.count > Self.tagCount || number == 0,
                let box = try? AES.GCM.SealedBox(
                    nonce: nonce(number, isLast: number == last), ciphertext: chunk.dropLast(Self.tagCount),
                    tag: chunk.suffix(Self.tagCount)),
                let opened = try? AES.GCM.open(box, using: key, authenticating: line)
            else { throw SealedBundle.damaged }
            plaintext += opened
        }
        return plaintext
    }

    /// The number of the last chunk, from 0; nothing at all is one chunk too.
    private static func last(_ count: Int, each: Int) -> Int { max(count - 1, 0) / each }

    private static func chunk(_ number: Int, of bytes: ArraySlice<UInt8>, each: Int) -> ArraySlice<UInt8> {
        bytes.dropFirst(number * each).prefix(each)
    }

    private func nonce(_ number: Int, isLast: Bool) throws -> AES.GCM.Nonce {
        let counter = withUnsafeBytes(of: UInt32(number).bigEndian, Array.init)
        return try AES.GCM.Nonce(data: prefix + counter + [isLast ? 1 : 0])
    }
}
