extension RuleBook {
    /// Which packs the binary carries, as a short code: what was derived under others is derived anew.
    ///
    /// Reading it parses no pack.
    package static var embeddedFingerprint: String {
        EmbeddedRules.packFiles.map { Checksum.of($0.bytes) }.joined(separator: "-")
    }
}
