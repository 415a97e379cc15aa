internal import CaseModel
internal import Crypto

/// The sealed part of a file, chunk by chunk.
struct SealedChunks {
    /// The plaintext of every chunk but the last.
    static let size = 1 << 20
    /// What sealing adds to each.
    static let tagCount = 16

    private let key: SymmetricKey
    private let header: SealedHeader
    private let line: [UInt8]

    init(header: SealedHeader, key: VaultKey) {
        self.key = key.derived(salt: header.terms.salt, purpose: header.format.name + " body")
        self.header = header
        line = header.line
    }

    /// One chunk, sealed.
    func seal(_ plaintext: ArraySlice<UInt8>, number: Int, isLast: Bool) throws(JalonError) -> [UInt8] {
        do {
            let box = try AES.GCM.seal(plaintext, using: key, nonce: nonce(number, isLast), authenticating: line)
            return Array(box.ciphertext) + box.tag
        } catch {
            throw header.format.unsealed
        }
    }

    /// The plaintext of one chunk.
    ///
    /// - Throws: `JalonError` (`damaged`) when it, its number or its place was changed.
    func open(_ chunk: ArraySlice<UInt8>, number: Int, isLast: Bool) throws(JalonError) -> [UInt8] {
        // A last chunk of nothing after others would be a second way to write the same plaintext.
        guard chunk.count > Self.tagCount || number == 0,
            let box = try? AES.GCM.SealedBox(
                nonce: nonce(number, isLast), ciphertext: chunk.dropLast(Self.tagCount),
                tag: chunk.suffix(Self.tagCount)),
            let opened = try? AES.GCM.open(box, using: key, authenticating: line)
        else { throw header.format.damaged }
        return Array(opened)
    }

    private func nonce(_ number: Int, _ isLast: Bool) throws -> AES.GCM.Nonce {
        guard let number = UInt32(exactly: number) else { throw header.format.unsealed }
        let counter = withUnsafeBytes(of: number.bigEndian, Array.init)
        return try AES.GCM.Nonce(data: header.nonce + counter + [isLast ? 1 : 0])
    }
}
