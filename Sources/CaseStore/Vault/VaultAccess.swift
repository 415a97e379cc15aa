public import CaseModel

/// How a casebook comes by the secret of its vault, once something sealed is needed.
///
/// Nothing asks for it before: what is coded works without.
public struct VaultAccess: Sendable {
    /// What opens the vault.
    public enum Kind: String, Sendable {
        /// A key, kept in a file or by the program.
        case keyFile = "key-file"
        /// A passphrase.
        case passphrase
    }

    let secret: @Sendable (Kind) throws(JalonError) -> VaultSecret?

    /// Asks for the secret when it is needed.
    ///
    /// - Parameter secret: Is told what opens the vault, and gives it, or `nil` when there is none.
    public init(asking secret: @escaping @Sendable (Kind) throws(JalonError) -> VaultSecret?) { self.secret = secret }

    /// A secret that is known already.
    public init(_ secret: VaultSecret) {
        self.init { (_) throws(JalonError) in secret }
    }

    /// No secret: what is sealed stays sealed.
    public static let none = VaultAccess { (_) throws(JalonError) in nil }
}
