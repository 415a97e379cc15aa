/// The identifier of an entry: a UUID, written in small letters.
public struct EntryID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// 36 characters, in small letters.
    public let text: String

    /// Reads a UUID in any case.
    ///
    /// - Returns: `nil` when the text is not 8-4-4-4-12 hexadecimal digits.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.lowercased().utf8)
        guard bytes.count == 36 else { return nil }
        for (index, byte) in bytes.enumerated() {
            let isDash = [8, 13, 18, 23].contains(index)
            let isHex =
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            guard isDash ? byte == UInt8(ascii: "-") : isHex else { return nil }
        }
        self.text = String(decoding: bytes, as: UTF8.self)
    }

    /// A UUID of version 7 (RFC 9562 section 5.7): it sorts by the moment, and the rest is random.
    public init(at instant: Instant, using generator: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(bitPattern: instant.microseconds / 1000) & 0xFFFF_FFFF_FFFF
        let high = milliseconds << 16 | 0x7000 | generator.next() & 0x0FFF
        let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let digits = [high, low].map { word in
            let hex = String(word, radix: 16)
            return String(repeating: "0", count: 16 - hex.count) + hex
        }.joined()
        var text = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { text.append("-") }
            text.append(digit)
        }
        self.text = text
    }

    /// The text as people read it.
    public var description: String { text }

    /// The order of lists.
    public static func < (left: EntryID, right: EntryID) -> Bool { left.text < right.text }
}
