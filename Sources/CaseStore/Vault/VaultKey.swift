public import CaseModel
internal import Crypto

/// The key of a vault or of a bundle: 32 bytes that nothing prints.
///
/// The bytes are wiped when the last copy goes; two keys are compared in constant time.
public struct VaultKey: Sendable, Equatable {
    /// The bytes, in memory that is wiped.
    let secret: SymmetricKey

    /// The number of bytes in a key.
    static let count = 32

    /// Takes a key that was made elsewhere, such as one from the system's store of secrets.
    ///
    /// - Throws: `JalonError` (`keyWrong`) when it is not 32 bytes.
    public init(bytes: some Collection<UInt8>) throws(JalonError) {
        guard bytes.count == Self.count else {
            throw JalonError(.keyWrong, "a key is \(Self.count) bytes, not \(bytes.count)")
        }
        secret = SymmetricKey(data: Array(bytes))
    }

    init(_ secret: SymmetricKey) { self.secret = secret }

    /// Makes a new key from the system's random numbers.
    public static func random() -> VaultKey { VaultKey(SymmetricKey(size: .bits256)) }

    /// A key for one purpose: HKDF-SHA256 (RFC 5869) of this key, 32 bytes.
    func derived(salt: some Collection<UInt8>, purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret, salt: Array(salt), info: Array(purpose.utf8), outputByteCount: Self.count)
    }
}

extension VaultKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// That it is a key, and nothing of it.
    public var description: String { "a key" }
    /// That it is a key, and nothing of it.
    public var debugDescription: String { description }
    /// Nothing: a dump of a value that holds a key shows no byte of it.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
