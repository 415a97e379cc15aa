internal import CaseModel

/// A kind of sealed file: a bundle for another centre, or a backup.
///
///     <magic>\n
///     {"format":"<name>","kind":"key" or "passphrase","nonce":"<7 bytes>",
///      "salt":"<16 bytes>","scrypt":{"n":<N>,"r":<r>,"p":<p>},"check":"<32 bytes>"}\n
///     chunks
///     SHA-256 over everything before, 32 bytes
///
/// The header is one line, in this order and without blanks; bytes are hexadecimal in small letters, and `scrypt` is
/// there with a passphrase only. The key is HKDF-SHA256 of the secret's key with the salt, for the purpose
/// `<name> body`; `check` the same for `<name> check`.
///
/// A chunk is AES-256-GCM of 1 MiB of plaintext, the last of what is left, followed by its tag of 16 bytes. Its nonce
/// is the header's 7 bytes, the chunk's number from 0 (4 bytes, big-endian) and 1 in the last chunk, else 0 (the STREAM
/// construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), and the header line without its line feed is
/// authenticated with each: chunks that are cut, moved, repeated or added do not open. An empty plaintext is one empty
/// chunk; no other chunk is empty.
///
/// The last 32 bytes need no secret: they tell a file that suffered on its way from a wrong passphrase.
struct SealedFormat: Sendable {
    /// The name and version, such as `jalon.bundle/1`.
    let name: String
    /// The first line, with its line feed.
    let magic: [UInt8]
    /// What a sentence calls it that says that a secret does not open it.
    let opened: Opened
    /// When it was changed or cut.
    let damaged: JalonError
    /// When a newer Jalon wrote it.
    let newer: JalonError
    /// When it could not be sealed.
    let unsealed: JalonError

    /// What a secret opens, as sentences call it.
    enum Opened: String, Sendable {
        case bundle = "this bundle"
        case backup = "this backup"
        case vault = "the vault of this casebook"

        /// The key of its name in the other languages.
        var wordingKey: String {
            switch self {
            case .bundle: "refusal.opened.bundle"
            case .backup: "backup.opened"
            case .vault: "refusal.opened.vault"
            }
        }
    }

    static let nonceCount = 7
    static let digestCount = 32

    /// The most bytes that both lines take.
    var longestHeader: Int { magic.count + KeyFields.longestLine + 1 }
}
