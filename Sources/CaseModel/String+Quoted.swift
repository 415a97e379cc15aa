extension String {
    /// A value that is no code of the format, as a message may repeat it: in quotation marks when it looks like a code,
    /// and else not at all, for it may be a name that was put in the wrong place.
    package var quotedCode: String {
        let isCode = utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x2F, 0x3A].contains($0)
        }
        guard isCode, (1...40).contains(utf8.count) else { return "that" }
        return "\"\(self)\""
    }
}
