/// What opens a sealed bundle.
public enum BundleSecret: Sendable {
    /// A key that both sides have.
    case key(VaultKey)
    /// A passphrase that both sides have, as it was typed.
    case passphrase(String)
}

extension BundleSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Which kind of secret it is, and nothing of it.
    public var description: String {
        switch self {
        case .key: "a key"
        case .passphrase: "a passphrase"
        }
    }
    /// Which kind of secret it is, and nothing of it.
    public var debugDescription: String { description }
    /// Nothing: a dump of a value that holds a secret shows no part of it.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
