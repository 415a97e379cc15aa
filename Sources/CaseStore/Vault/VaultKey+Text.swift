internal import CaseModel
internal import Crypto
internal import Foundation

/// The text of a key file, ASCII, one line:
///
///     jalon-key-1:<64 hexadecimal digits, the key>:<8 hexadecimal digits, the checksum>\n
///
/// The checksum is the first four bytes of SHA-256 over `jalon-key-1:` and the 64 digits in small letters. It tells a
/// slip in a key that was typed from its printed copy from a key that belongs to another casebook; for the same
/// reason capital letters and blanks around the line are read too.
extension VaultKey {
    private static let prefix = "jalon-key-1:"

    /// The longest file that can be a key file, with room for blanks around the line.
    static let longestText = 256

    /// The line of the key file, with its line feed.
    var text: String {
        let line = Self.prefix + secret.withUnsafeBytes { Data($0).hexadecimal }
        return line + ":" + Self.checksum(of: line) + "\n"
    }

    private static func checksum(of line: String) -> String {
        Data(SHA256.hash(data: Array(line.utf8)).prefix(4)).hexadecimal
    }

    /// Reads the text of a key file.
    ///
    /// What is no key file and what was mistyped are both `keyWrong`, not `damaged`: the casebook is whole, and what
    /// helps is another key file.
    ///
    /// - Throws: `JalonError` (`keyWrong`), with a sentence that says which of them it is.
    init(text bytes: [UInt8], from path: String) throws(JalonError) {
        let line = String(decoding: bytes, as: UTF8.self)
            .trimmingCharacters(in: CharacterSet(charactersIn: " \t\r\n")).lowercased()
        guard bytes.count <= Self.longestText, line.hasPrefix("jalon-key-") else {
            throw JalonError(
                .keyWrong, "\(path) is not a key file: a key file is one line that begins with \(Self.prefix)")
        }
        guard line.hasPrefix(Self.prefix) else {
            throw JalonError(.keyWrong, "the key file \(path) was written by a newer Jalon: update Jalon")
        }
        let parts = line.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].utf8.count == 2 * Self.count, let key = Data(hexadecimal: parts[1]),
            parts[2].utf8.elementsEqual(Self.checksum(of: Self.prefix + parts[1]).utf8)
        else {
            throw JalonError(
                .keyWrong,
                "the key in \(path) has a slip in it, a character changed, added or left out: compare it with its copy")
        }
        try self.init(bytes: key)
    }
}
