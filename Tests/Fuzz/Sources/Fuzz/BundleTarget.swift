internal import CaseStore
internal import Crypto
internal import Jalon

/// Sealed bundles: the file as it is, with its digest put right, and as what was sealed.
enum BundleTarget {
    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first, let key = Desk.key else { return }
        let rest = Array(bytes.dropFirst())
        switch first {
        case UInt8(ascii: "r"): open(rest, key)
        case UInt8(ascii: "d"): open(rest + SHA256.hash(data: rest), key)
        case UInt8(ascii: "p"): take(rest, key)
        default:
            open(bytes, key)
            open(bytes + SHA256.hash(data: bytes), key)
        }
    }

    /// What comes from outside as a file.
    private static func open(_ file: [UInt8], _ key: VaultKey) {
        _ = try? SealedBundle.kind(of: file)
        guard let plaintext = try? SealedBundle.open(file, with: .key(key)) else { return }
        _ = try? BundleContent(plaintext)
    }

    /// What somebody has sealed who has the key.
    private static func take(_ plaintext: [UInt8], _ key: VaultKey) {
        guard let sealed = try? SealedBundle.seal(plaintext, with: .key(key)) else {
            return promise(false, "a bundle cannot be sealed")
        }
        promise((try? SealedBundle.open(sealed, with: .key(key))) == plaintext, "a bundle opens as something else")
        _ = try? Desk.casebook?.receive(sealed, sealedWith: .key(key), on: Desk.day, author: "hd")
    }
}
