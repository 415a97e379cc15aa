package import CaseModel
internal import Crypto
internal import Foundation

/// A file that carries sealed content from one casebook to another.
///
///     jalon-bundle-1\n
///     {"format":"jalon.bundle/1","kind":"key" or "passphrase","nonce":"<7 bytes>",
///      "salt":"<16 bytes>","scrypt":{"n":<N>,"r":<r>,"p":<p>},"check":"<32 bytes>"}\n
///     chunks
///     SHA-256 over everything before, 32 bytes
///
/// The header is one line, in this order and without blanks; bytes are hexadecimal in small letters, and `scrypt` is
/// there with a passphrase only. The key is HKDF-SHA256 of the secret's key with the salt, for the purpose
/// `jalon.bundle/1 body`; `check` the same for `jalon.bundle/1 check`.
///
/// A chunk is AES-256-GCM of 1 MiB of plaintext, the last of what is left, followed by its tag of 16 bytes. Its nonce
/// is the header's 7 bytes, the chunk's number from 0 (4 bytes, big-endian) and 1 in the last chunk, else 0 (the STREAM
/// construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), and the header line without its line feed is
/// authenticated with each: chunks that are cut, moved, repeated or added do not open. An empty plaintext is one empty
/// chunk; no other chunk is empty.
///
/// The last 32 bytes need no secret: they tell a file that suffered on its way from a wrong passphrase.
package enum SealedBundle {
    /// What opens a bundle.
    package enum Kind: String, Sendable {
        /// A key that both sides have.
        case key
        /// A passphrase that both sides have.
        case passphrase
    }

    static let format = "jalon.bundle/1"
    static let digestCount = SHA256.byteCount

    /// Seals plaintext into the bytes of a file.
    ///
    /// - Throws: `JalonError`: `invalidInput` for a passphrase of fewer than 12 characters; `failed` when the machine
    ///   has not the memory for it.
    package static func seal(
        _ plaintext: [UInt8], with secret: BundleSecret, cost: ScryptCost = .standard, random: RandomBytes = .system
    ) throws(JalonError) -> [UInt8] {
        let (terms, key) = try KeyTerms.make(for: secret, format: format, cost: cost, random: random)
        let header = BundleHeader(nonce: random.bytes(BundleHeader.nonceCount), terms: terms)
        var bytes = BundleHeader.magic + header.line + [UInt8(ascii: "\n")]
        try BundleChunks(header: header, key: key).seal(plaintext, into: &bytes)
        bytes += SHA256.hash(data: bytes)
        return bytes
    }

    /// Opens the bytes of a file.
    ///
    /// - Throws: `JalonError`: `invalidInput` when it is not a bundle, with what it looks like; `damaged` when it was
    ///   changed, cut or added to; `keyWrong` when the secret is not the one, or of the other kind; `keyMissing` for an
    ///   empty passphrase; `failed` when the machine has not the memory for it.
    package static func open(_ bytes: [UInt8], with secret: BundleSecret) throws(JalonError) -> [UInt8] {
        try BundleHeader.refuseOtherFiles(bytes)
        let covered = bytes.dropLast(digestCount)
        guard covered.count >= BundleHeader.magic.count,
            SHA256.hash(data: covered).elementsEqual(bytes.suffix(digestCount))
        else { throw damaged }
        let (header, body) = try BundleHeader.read(covered)
        let key = try header.terms.key(from: secret, format: format, opening: "this bundle")
        return try BundleChunks(header: header, key: key).open(body)
    }

    /// What opens a bundle, from its first 2 KiB or more.
    ///
    /// - Throws: `JalonError`: `invalidInput` when it is not a bundle, with what it looks like; `damaged` when its
    ///   header cannot be read.
    package static func kind(of bytes: some Collection<UInt8>) throws(JalonError) -> Kind {
        let start = Array(bytes.prefix(BundleHeader.longest))
        try BundleHeader.refuseOtherFiles(start)
        return try BundleHeader.read(start[...]).header.kind
    }

    /// Whether a file is a bundle, by its first 15 bytes or more.
    package static func looksLikeBundle(_ firstBytes: some Collection<UInt8>) -> Bool {
        firstBytes.starts(with: BundleHeader.magic)
    }

    static let damaged = JalonError(
        .damaged, "the bundle was changed or cut on its way: have it sent again, as a file and not as text")
}
