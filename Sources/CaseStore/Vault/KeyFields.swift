internal import CountryRules

/// The members of a lock or of a bundle's header as JSON has them.
///
/// Reading is strict by writing again: whoever reads these makes its own line of them and compares the bytes, so that
/// an unknown member, one that stands twice, a blank or another spelling of a number is refused.
struct KeyFields: Decodable {
    /// The parameters of scrypt.
    struct Scrypt: Decodable {
        let n: Int
        let r: Int
        let p: Int
    }

    let kind: String
    let generation: Int?
    let nonce: String?
    let salt: String
    let scrypt: Scrypt?
    let check: String

    /// The longest line that is read.
    static let longestLine = 1024

    private static let bounds = JSONBounds(bytes: longestLine, depth: 8, values: 256)

    /// Reads a line.
    ///
    /// - Returns: `nil` when it is too long, not JSON or lacks a member.
    static func read(_ line: some Collection<UInt8>) -> KeyFields? {
        try? JSONDocument.read(line, within: bounds).value.decode(KeyFields.self)
    }

    /// Whether a line is of another version of a format, as a newer Jalon writes it.
    static func isOfOtherVersion(_ line: some Collection<UInt8>, than format: String) -> Bool {
        let name = format.prefix { $0 != "/" } + "/"
        guard let found = try? JSONDocument.read(line, within: bounds).value.decode(Format.self) else { return false }
        return found.format.hasPrefix(name) && found.format != format
    }

    private struct Format: Decodable { let format: String }
}
