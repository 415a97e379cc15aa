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
        guard bytes[8] == dash, bytes[13] == dash, bytes[18] == dash, bytes[23] == dash,
            let first = Self.number(bytes, 0..<8), let second = Self.number(bytes, 9..<13),
            let third = Self.number(bytes, 14..<18), let fourth = Self.number(bytes, 19..<23),
            let last = Self.number(bytes, 24..<36)
        else { return nil }
        high = first << 32 | second << 16 | third
        low = fourth << 48 | last
    }

    /// What hexadecimal digits stand for; `nil` when one of the bytes is none.
    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64? {
        var number: UInt64 = 0
        for place in range {
            let byte = bytes[place]
            // The letters differ from capital ones by one bit.
            let digit = byte &- 0x30, letter = (byte | 0x20) &- 0x61
            guard digit <= 9 || letter <= 5 else { return nil }
            number = number << 4 | UInt64(digit <= 9 ? digit : letter &+ 10)
        }
        return number
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
            Self.write(low << 32, digits: 8, into: text, at: 0)
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
        Self.write(high, digits: 8, into: text, at: 0)
        Self.write(high << 32, digits: 4, into: text, at: 9)
        Self.write(high << 48, digits: 4, into: text, at: 14)
        Self.write(low, digits: 4, into: text, at: 19)
        Self.write(low << 16, digits: 12, into: text, at: 24)
        return Self.textLength
    }

    /// Writes the first digits of a number.
    private static func write(
        _ number: UInt64, digits: Int, into text: UnsafeMutableBufferPointer<UInt8>, at start: Int
    ) {
        var rest = number
        for place in start..<start &+ digits {
            let value = UInt8(truncatingIfNeeded: rest >> 60)
            text[place] = value < 10 ? 0x30 &+ value : 0x57 &+ value
            rest <<= 4
        }
    }

    /// The order of lists.
    public static func < (left: EntryID, right: EntryID) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }
}
