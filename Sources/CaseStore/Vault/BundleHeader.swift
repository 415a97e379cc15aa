internal import CaseModel
internal import Foundation

/// The first two lines of a bundle.
struct BundleHeader {
    /// The first line.
    static let magic = Array("jalon-bundle-1\n".utf8)
    static let nonceCount = 7
    /// The most bytes that both lines take.
    static let longest = magic.count + KeyFields.longestLine + 1

    /// The bytes that every chunk's nonce begins with.
    let nonce: [UInt8]
    let terms: KeyTerms

    var kind: SealedBundle.Kind { terms.cost == nil ? .key : .passphrase }

    /// The second line, without its line feed.
    var line: [UInt8] {
        let members =
            [
                JSONValue.Member("format", .string(SealedBundle.format)), .init("kind", .string(kind.rawValue)),
                .init("nonce", .string(Data(nonce).hexadecimal)),
            ] + terms.members
        var bytes: [UInt8] = []
        JSONValue.object(members).write(into: &bytes)
        return bytes
    }

    /// Reads both lines of what is a bundle by its first.
    ///
    /// - Returns: The header, and what comes after it.
    /// - Throws: `JalonError` (`damaged`) when the second line is not byte for byte what `line` gives, or is of a
    ///   newer Jalon.
    static func read(_ bytes: ArraySlice<UInt8>) throws(JalonError) -> (header: BundleHeader, body: ArraySlice<UInt8>) {
        let line = bytes.dropFirst(magic.count).prefix(KeyFields.longestLine + 1).prefix { $0 != UInt8(ascii: "\n") }
        guard !KeyFields.isOfOtherVersion(line, than: SealedBundle.format) else {
            throw JalonError(.damaged, "the bundle was sealed by a newer Jalon: update Jalon")
        }
        guard let fields = KeyFields.read(line), let terms = KeyTerms(fields), let nonce = fields.nonce,
            let nonce = Data(hexadecimal: nonce), nonce.count == nonceCount,
            case let header = BundleHeader(nonce: Array(nonce), terms: terms), header.line.elementsEqual(line),
            line.endIndex < bytes.endIndex
        else { throw SealedBundle.damaged }
        return (header, bytes[(line.endIndex + 1)...])
    }

    /// Refuses what is not a bundle.
    ///
    /// - Throws: `JalonError` (`invalidInput`) with what it looks like.
    static func refuseOtherFiles(_ bytes: [UInt8]) throws(JalonError) {
        guard !SealedBundle.looksLikeBundle(bytes) else { return }
        let look =
            others.first { bytes.starts(with: $0.start.utf8) }?.look
            ?? (bytes.isEmpty ? "it is empty" : "it is a file of another kind")
        throw JalonError(.invalidInput, "that is not a sealed bundle: \(look)")
    }

    private static let others = [
        (start: "jalon-bundle-1\r", look: "its line ends were changed on its way; have it sent as a file, not as text"),
        (start: "jalon-bundle-", look: "a newer Jalon has sealed it; update Jalon"),
        (start: "jalon-key-", look: "it looks like a key file; never send that"),
        (start: "SQLite format 3\0", look: "it looks like a casebook or another database"),
        (start: "{", look: "it looks like JSON that is not sealed, such as a dump; jalon import reads a dump"),
        (start: "PK\u{3}\u{4}", look: "it looks like a ZIP archive; unpack it first"),
    ]
}
