/// JSON in which nothing acts on a terminal, ends a line for some reader, or turns the direction of writing.
///
/// What writes JSON here escapes U+0000 to U+001F and U+007F. A text of somebody may hold U+009B, which begins a
/// command on many terminals, U+2028, at which some programs that read line by line end a line, or U+202E, which turns
/// what follows; escaped they are the same text to whoever reads JSON.
enum QuietJSON {
    /// The same JSON with those characters as escapes; they stand within strings alone, so that nothing else changes.
    static func escaped(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 == 0xC2 || $0 == 0xE2 }) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes[...]
        // Between the bytes that one of them may begin with, there is nothing to look at.
        while let next = rest.firstIndex(where: { $0 == 0xC2 || $0 == 0xE2 }) {
            result.append(contentsOf: rest[..<next])
            if let (scalar, length) = loud(rest[next...]) {
                result += Array(#"\u"#.utf8) + [12, 8, 4, 0].map { digits[Int(scalar >> $0 & 15)] }
                rest = rest[(next + length)...]
            } else {
                result.append(rest[next])
                rest = rest[(next + 1)...]
            }
        }
        result.append(contentsOf: rest)
        return result
    }

    private static let digits = Array("0123456789abcdef".utf8)

    /// The character with which the bytes begin, when it is one of those, and how many bytes it has.
    private static func loud(_ bytes: ArraySlice<UInt8>) -> (scalar: UInt16, length: Int)? {
        var bytes = bytes.prefix(3)
        switch (bytes.popFirst(), bytes.popFirst(), bytes.popFirst()) {
        case (0xC2, let second?, _) where second < 0xA0: return (UInt16(second), 2)
        case (0xE2, 0x80, let third?) where (0xA8...0xAE).contains(third): return (0x2000 + UInt16(third & 0x3F), 3)
        case (0xE2, 0x81, let third?) where (0xA6...0xAF).contains(third): return (0x2040 + UInt16(third & 0x3F), 3)
        default: return nil
        }
    }
}
