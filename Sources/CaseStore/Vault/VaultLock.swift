package import CaseModel

/// What a casebook keeps to know which key opens its vault.
///
/// It is kept as one line of JSON, in this order and without blanks:
///
///     {"format":"jalon.vault/1","kind":"key-file" or "passphrase","generation":<1 to 2^31 - 1>,
///      "salt":"<16 bytes>","scrypt":{"n":<N>,"r":<r>,"p":<p>},"check":"<32 bytes>","checksum":"<8 bytes>"}
///
/// Bytes are hexadecimal in small letters. `scrypt` is there with a passphrase only. `check` is HKDF-SHA256 of the key
/// with the salt, for the purpose `jalon.vault/1 check`. `checksum` is the first eight bytes of SHA-256 over the line
/// as it is without the member `checksum`: it tells a damaged lock from a wrong key, and proves nothing else.
package struct VaultLock: Sendable, Hashable {
    /// What opens a lock.
    package enum Kind: String, Sendable {
        /// A key, kept in a file or by the program.
        case keyFile = "key-file"
        /// A passphrase.
        case passphrase
    }

    static let format = "jalon.vault/1"
    private static let name = SealedFormat.Opened.vault

    /// Which key this is, counted from 1; it rises with every change of the key.
    package let generation: Int
    let terms: KeyTerms

    init(generation: Int, terms: KeyTerms) {
        self.generation = generation
        self.terms = terms
    }

    /// What opens it.
    package var kind: Kind { terms.cost == nil ? .keyFile : .passphrase }

    /// Makes a lock for a new secret, and the key that it stands for.
    ///
    /// - Parameters:
    ///   - secret: The key, the path of a key file that is there, or a passphrase of at least 12 characters.
    ///   - old: The lock that it takes the place of when the key is changed.
    /// - Throws: `JalonError`: what reading the key file throws; `invalidInput` for a passphrase that is too short;
    ///   `failed` when the machine has not the memory for it.
    package static func make(
        for secret: VaultSecret, replacing old: VaultLock? = nil, cost: ScryptCost = .standard,
        random: RandomBytes = .system
    ) throws(JalonError) -> (lock: VaultLock, key: VaultKey) {
        let (terms, key) = try KeyTerms.make(for: secret.resolved(), format: format, cost: cost, random: random)
        return (VaultLock(generation: (old?.generation ?? 0) + 1, terms: terms), key)
    }

    /// The key that a secret stands for, if it opens this lock.
    ///
    /// - Throws: `JalonError`: what reading the key file throws; `keyWrong` when it does not open this lock;
    ///   `keyMissing` for an empty passphrase; `failed` when the machine has not the memory for it.
    package func key(from secret: VaultSecret) throws(JalonError) -> VaultKey {
        if case .keyFile = secret, kind == .passphrase {
            throw JalonError(.keyWrong, "\(Self.name.rawValue) opens with a passphrase, not with a key file")
        }
        return try terms.key(from: secret.resolved(), format: Self.format, opening: Self.name)
    }

    /// Refuses a key that does not open this lock.
    ///
    /// - Throws: `JalonError` (`keyWrong`).
    package func opens(with key: VaultKey) throws(JalonError) {
        _ = try terms.key(from: .key(key), format: Self.format, opening: Self.name)
    }
}

extension VaultSecret {
    /// The secret itself, read from its file where it lies in one.
    func resolved() throws(JalonError) -> BundleSecret {
        switch self {
        case .keyFile(let path): .key(try VaultKey.read(file: path))
        case .key(let key): .key(key)
        case .passphrase(let text): .passphrase(text)
        }
    }
}
