package import CaseModel

/// A file that carries sealed content from one casebook to another.
///
///     jalon-bundle-1\n, and then as `SealedFormat` says
package enum SealedBundle {
    /// What opens a bundle.
    package enum Kind: String, Sendable {
        /// A key that both sides have.
        case key
        /// A passphrase that both sides have.
        case passphrase
    }

    static let format = SealedFormat(
        name: "jalon.bundle/1", magic: Array("jalon-bundle-1\n".utf8), opened: .bundle, damaged: damaged,
        newer: JalonError(.damaged, "the bundle was sealed by a newer Jalon: update Jalon"),
        unsealed: JalonError(.failed, "the bundle could not be sealed"))
    /// The longest file, in bytes: it is opened as a whole, and a case of ten thousand entries has 12 MiB.
    package static let longest = 32 << 20

    /// Seals plaintext into the bytes of a file.
    ///
    /// - Throws: `JalonError`: `invalidInput` for a passphrase of fewer than 12 characters and for what is too long;
    ///   `failed` when the machine has not the memory for it.
    package static func seal(
        _ plaintext: [UInt8], with secret: BundleSecret, cost: ScryptCost = .standard, random: RandomBytes = .system
    ) throws(JalonError) -> [UInt8] {
        // What is around it has far less than that.
        guard plaintext.count <= longest - 1 << 16 else {
            throw JalonError(
                .invalidInput,
                "the case is longer than the \(longest >> 20) MiB that a bundle holds: hand it over without its texts")
        }
        var writer = try SealedWriter(format, with: secret, cost: cost, random: random)
        var bytes = writer.start()
        bytes += try writer.write(plaintext)
        bytes += try writer.finish()
        return bytes
    }

    /// Opens the bytes of a file.
    ///
    /// - Throws: `JalonError`: `invalidInput` when it is not a bundle, with what it looks like, or longer than one;
    ///   `damaged` when it was changed, cut or added to; `keyWrong` when the secret is not the one, or of the other
    ///   kind; `keyMissing` for an empty passphrase; `failed` when the machine has not the memory for it.
    package static func open(_ bytes: [UInt8], with secret: BundleSecret) throws(JalonError) -> [UInt8] {
        try refuseOtherFiles(bytes)
        guard bytes.count <= longest else {
            throw JalonError(.invalidInput, "that is no bundle of one case: it is longer than \(longest >> 20) MiB")
        }
        let source = SealedReader.Source(count: bytes.count) { offset, count in Array(bytes[offset..<offset + count]) }
        var plaintext: [UInt8] = []
        plaintext.reserveCapacity(bytes.count)
        try SealedReader(source, format).open(with: secret) { plaintext += $0 }
        return plaintext
    }

    /// What opens a bundle, from its first 2 KiB or more.
    ///
    /// - Throws: `JalonError`: `invalidInput` when it is not a bundle, with what it looks like; `damaged` when its
    ///   header cannot be read.
    package static func kind(of bytes: some Collection<UInt8>) throws(JalonError) -> Kind {
        let start = Array(bytes.prefix(format.longestHeader))
        try refuseOtherFiles(start)
        return try SealedHeader.read(start[...], format).kind
    }

    /// Whether a file is a bundle, by its first 15 bytes or more.
    package static func looksLikeBundle(_ firstBytes: some Collection<UInt8>) -> Bool {
        firstBytes.starts(with: format.magic)
    }

    static let damaged = JalonError(
        .damaged, "the bundle was changed or cut on its way: have it sent again, as a file and not as text")

    /// Refuses what is not a bundle.
    ///
    /// - Throws: `JalonError` (`invalidInput`) with what it looks like.
    private static func refuseOtherFiles(_ bytes: [UInt8]) throws(JalonError) {
        guard !looksLikeBundle(bytes) else { return }
        let look =
            others.first { bytes.starts(with: $0.start.utf8) }?.look
            ?? (bytes.isEmpty ? "it is empty" : "it is a file of another kind")
        throw JalonError(.invalidInput, "that is not a sealed bundle: \(look)")
    }

    private static let others = [
        (start: "jalon-bundle-1\r", look: "its line ends were changed on its way; have it sent as a file, not as text"),
        (start: "jalon-bundle-", look: "a newer Jalon has sealed it; update Jalon"),
        (start: "jalon-backup-", look: "it is a backup; jalon backup verify and backup restore read it"),
        (start: "jalon-key-", look: "it looks like a key file; never send that"),
        (start: "SQLite format 3\0", look: "it looks like a casebook or another database"),
        (start: "{", look: "it looks like JSON that is not sealed, such as a dump; jalon import reads a dump"),
        (start: "PK\u{3}\u{4}", look: "it looks like a ZIP archive; unpack it first"),
    ]
}
