extension String {
    /// The text that bytes are in UTF-8; `nil` for bytes that are not.
    ///
    /// It is `String(validating:as:)` of the standard library, which came with macOS 15.
    @inlinable
    package init?(utf8 bytes: some Collection<UInt8>) {
        if bytes.allSatisfy({ $0 < 0x80 }) {
            // Most texts; a third of the instructions that validating takes.
            self.init(decoding: bytes, as: UTF8.self)
        } else if #available(macOS 15, *) {
            self.init(validating: bytes, as: UTF8.self)
        } else {
            // What is not UTF-8 is repaired here, and is other bytes then.
            self.init(decoding: bytes, as: UTF8.self)
            guard utf8.elementsEqual(bytes) else { return nil }
        }
    }
}
