/// What opens the vault of a casebook.
public enum VaultSecret: Sendable {
    /// The path of a key file.
    case keyFile(String)
    /// A key that the program keeps itself.
    case key(VaultKey)
    /// A passphrase, as it was typed.
    case passphrase(String)
}

extension VaultSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Which kind of secret it is, and nothing of it.
    public var description: String {
        switch self {
        case .keyFile: "a key file"
        case .key: "a key"
        case .passphrase: "a passphrase"
        }
    }
    /// Which kind of secret it is, and nothing of it.
    public var debugDescription: String { description }
    /// Nothing: a dump of a value that holds a secret shows no part of it.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
