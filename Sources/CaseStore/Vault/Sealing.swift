package import CaseModel
internal import Crypto
package import Foundation

/// How free text and identity are sealed, each apart.
///
///     content key = HKDF-SHA256(vault key, salt of 16 random bytes, "jalon.content/1"), 32 bytes
///     sealed      = nonce of 12 random bytes + AES-256-GCM(content key, nonce, inner, bound) + tag of 16 bytes
///     bound       = "jalon.content/1\n" + casebook identity + "\n" + entry id
///     inner       = blinding of 32 random bytes + length of the plaintext (4 bytes, big-endian) + plaintext
///                   + zeros up to the next multiple of 256 bytes
///     commitment  = SHA-256("jalon.content/1\n" + blinding + plaintext)
///
/// The entry and the casebook are bound in, so what is sealed does not open elsewhere. The chain of entries covers the
/// commitment, which does not depend on the key: a change of the key leaves the chain whole. The blinding is kept
/// nowhere but inside, so without the key a commitment gives no way to try a guessed name.
package enum Sealing {
    /// What is kept of sealed content.
    package struct Box: Sendable, Hashable {
        /// Nonce, ciphertext and tag.
        package let sealed: Data
        /// 16 random bytes that belong to it.
        package let salt: Data
        /// 32 bytes, for the chain of entries.
        package let commitment: Data
    }

    /// The most bytes that are sealed at once: 16 MiB.
    package static let most = 1 << 24

    static let format = "jalon.content/1"

    /// Seals content for one entry of one casebook.
    ///
    /// - Parameter blinding: 32 bytes; `nil` makes them new. Content that comes from another casebook brings its own,
    ///   and so keeps its commitment.
    /// - Throws: `JalonError`: `invalidInput` when it is longer than 16 MiB or the blinding is not 32 bytes; `damaged`
    ///   when the entry or the casebook has no proper identifier.
    package static func seal(
        _ plaintext: [UInt8], entryID: String, casebook: String, key: VaultKey, blinding: [UInt8]? = nil,
        random: RandomBytes = .system
    ) throws(JalonError) -> Box {
        let blinding = blinding ?? random.bytes(SealedContent.blindingCount)
        let inner = try SealedContent(plaintext: plaintext, blinding: blinding)
        let salt = random.bytes(saltCount)
        do {
            let box = try AES.GCM.seal(
                inner.padded, using: key.derived(salt: salt, purpose: format),
                nonce: AES.GCM.Nonce(data: random.bytes(12)), authenticating: bound(to: entryID, in: casebook))
            return Box(
                sealed: Data(box.nonce) + box.ciphertext + box.tag, salt: Data(salt), commitment: inner.commitment)
        } catch {
            throw error as? JalonError ?? JalonError(.failed, "the content of entry \(entryID) could not be sealed")
        }
    }

    /// Opens what was sealed for an entry.
    ///
    /// The key is the one that the lock was opened with: `VaultLock` tells a wrong key, and here it is damage.
    ///
    /// - Parameter commitment: The commitment that the chain covers.
    /// - Throws: `JalonError` (`damaged`) when anything of it was changed or cut, when it belongs to another entry,
    ///   casebook or key, or when it is not what the commitment was made for.
    package static func open(
        _ sealed: Data, salt: Data, commitment: Data, entryID: String, casebook: String, key: VaultKey
    ) throws(JalonError) -> SealedContent {
        guard salt.count == saltCount, let box = try? AES.GCM.SealedBox(combined: sealed),
            let bound = try? bound(to: entryID, in: casebook),
            let inner = try? AES.GCM.open(box, using: key.derived(salt: salt, purpose: format), authenticating: bound),
            let content = SealedContent(padded: Array(inner)), content.commitment == commitment
        else {
            throw JalonError(
                .damaged,
                "the sealed content of entry \(entryID) was changed, or moved there from elsewhere: "
                    + "restore the casebook from a backup")
        }
        return content
    }

    /// Seals the same content under a new key, with a fresh salt and nonce, and the commitment that it had.
    ///
    /// - Throws: `JalonError` (`damaged`) as opening does.
    package static func reseal(
        _ box: Box, entryID: String, casebook: String, from old: VaultKey, to new: VaultKey,
        random: RandomBytes = .system
    ) throws(JalonError) -> Box {
        let content = try open(
            box.sealed, salt: box.salt, commitment: box.commitment, entryID: entryID, casebook: casebook, key: old)
        return try seal(
            content.plaintext, entryID: entryID, casebook: casebook, key: new, blinding: content.blinding,
            random: random)
    }

    private static let saltCount = 16

    /// What a box is bound to; a line feed within an identifier could make two pairs the same bytes.
    private static func bound(to entryID: String, in casebook: String) throws(JalonError) -> [UInt8] {
        guard !entryID.utf8.contains(UInt8(ascii: "\n")), !casebook.utf8.contains(UInt8(ascii: "\n")) else {
            throw JalonError(.damaged, "an identifier of an entry or of the casebook has two lines: it was changed")
        }
        return Array("\(format)\n\(casebook)\n\(entryID)".utf8)
    }
}
