/// The identifier of an entry: a UUID, written in small letters.
public struct EntryID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// 36 characters, in small letters.
    public let text: String

    /// Reads a UUID in any case.
    ///
    /// - Returns: `nil` when the text is not 8-4-4-4-12 hexadecimal digits.
    public init?(_ text: some StringProtocol) {
        let id =
            text.utf8.withContiguousStorageIfAvailable { Self($0) }
            ?? Array(text.utf8).withUnsafeBufferPointer(Self.init)
        guard let id else { return nil }
        self = id
    }

    /// Reads a UUID in UTF-8, where it stands.
    package init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 36 else { return nil }
        if Self.isWritten(bytes) {
            text = String(decoding: bytes, as: UTF8.self)
            return
        }
        var isID = true
        let text = String(unsafeUninitializedCapacity: 36) { text in
            for (index, byte) in bytes.enumerated() {
                // The letters of hexadecimal digits differ from capital ones by one bit.
                let small = byte | 0x20
                switch index {
                case 8, 13, 18, 23:
                    isID = isID && byte == UInt8(ascii: "-")
                    text.initializeElement(at: index, to: UInt8(ascii: "-"))
                case _ where (0x30...0x39).contains(byte): text.initializeElement(at: index, to: byte)
                default:
                    isID = isID && (0x61...0x66).contains(small)
                    text.initializeElement(at: index, to: isID ? small : 0x30)
                }
            }
            return 36
        }
        guard isID else { return nil }
        self.text = text
    }

    /// Whether 36 bytes are a UUID in small letters, as Jalon writes it: to read it as any other took a third longer.
    private static func isWritten(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var digits = 0
        for byte in bytes { digits &+= byte &- 0x30 <= 9 || byte &- 0x61 <= 5 ? 1 : 0 }
        let dash = UInt8(ascii: "-")
        return digits == 32 && bytes[8] == dash && bytes[13] == dash && bytes[18] == dash && bytes[23] == dash
    }

    /// A UUID of version 7 (RFC 9562 section 5.7): it sorts by the moment, and the rest is random.
    public init(at instant: Instant, using generator: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(bitPattern: instant.microseconds / 1000) & 0xFFFF_FFFF_FFFF
        let high = milliseconds << 16 | 0x7000 | generator.next() & 0x0FFF
        let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        text = String(unsafeUninitializedCapacity: 36) { text in
            var length = 0
            for place in 0..<32 {
                if place == 8 || place == 12 || place == 16 || place == 20 {
                    text.initializeElement(at: length, to: UInt8(ascii: "-"))
                    length += 1
                }
                let word = place < 16 ? high : low
                let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - place % 16 * 4) & 15)
                text.initializeElement(at: length, to: digit < 10 ? 0x30 + digit : 0x57 + digit)
                length += 1
            }
            return length
        }
    }

    /// The text as people read it.
    public var description: String { text }

    /// The order of lists.
    public static func < (left: EntryID, right: EntryID) -> Bool { left.text < right.text }
}
