/// The identifier of an entry: a UUID, written in small letters.
public struct EntryID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The first 16 digits and the other 16, the first of them in the highest place.
    private let high, low: UInt64

    /// 36 characters, in small letters.
    public var text: String { String(unsafeUninitializedCapacity: Self.textLength) { write(into: $0) } }

    /// How many characters the text has.
    package static let textLength = 36

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
        guard bytes.count == Self.textLength else { return nil }
        let dash = UInt8(ascii: "-")
        let text = UnsafeRawBufferPointer(bytes)
        guard bytes[8] == dash, bytes[13] == dash, bytes[18] == dash, bytes[23] == dash,
            let first = HexDigits.number(text, 0, 4), let second = HexDigits.number(text, 9, 14),
            let third = HexDigits.number(text, 19, 24), let fourth = HexDigits.number(text, 28, 32)
        else { return nil }
        high = UInt64(first) << 32 | UInt64(second)
        low = UInt64(third) << 32 | UInt64(fourth)
    }

    /// A UUID of version 7 (RFC 9562 section 5.7): it sorts by the moment, and the rest is random.
    public init(at instant: Instant, using generator: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(bitPattern: instant.microseconds / 1000) & 0xFFFF_FFFF_FFFF
        high = milliseconds << 16 | 0x7000 | generator.next() & 0x0FFF
        low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    }

    /// The text as people read it.
    public var description: String { text }

    /// The last eight digits, by which people name an entry of a case.
    package var ending: String {
        String(unsafeUninitializedCapacity: 8) { text in
            HexDigits.write(UInt32(truncatingIfNeeded: low), UnsafeMutableRawBufferPointer(text), 0, 4)
            return 8
        }
    }

    /// Writes the text.
    ///
    /// - Parameter text: Has room for it.
    /// - Returns: How many characters it has.
    package func write(into text: UnsafeMutableBufferPointer<UInt8>) -> Int {
        let dash = UInt8(ascii: "-")
        (text[8], text[13], text[18], text[23]) = (dash, dash, dash, dash)
        let digits = UnsafeMutableRawBufferPointer(text)
        HexDigits.write(UInt32(truncatingIfNeeded: high >> 32), digits, 0, 4)
        HexDigits.write(UInt32(truncatingIfNeeded: high), digits, 9, 14)
        HexDigits.write(UInt32(truncatingIfNeeded: low >> 32), digits, 19, 24)
        HexDigits.write(UInt32(truncatingIfNeeded: low), digits, 28, 32)
        return Self.textLength
    }

    /// The order of lists.
    public static func < (left: EntryID, right: EntryID) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }
}
