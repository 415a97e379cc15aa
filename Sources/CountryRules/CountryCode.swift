/// A country by its ISO 3166-1 code of two letters, such as `BE`.
///
/// The type is open: a rule pack may bring a country of which this library knows nothing.
public struct CountryCode: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The two letters as one number, the first as its higher byte: a code stands in every case, and is compared for
    /// every date.
    private let letters: UInt16

    /// Two capital letters.
    public var rawValue: String {
        String(unsafeUninitializedCapacity: 2) { bytes in
            bytes[0] = UInt8(truncatingIfNeeded: letters >> 8)
            bytes[1] = UInt8(truncatingIfNeeded: letters)
            return 2
        }
    }

    /// Reads a code of two letters in any case; `UK` is read as `GB`, its ISO 3166-1 code.
    ///
    /// - Returns: `nil` when the text is not two ASCII letters.
    public init?(rawValue text: String) {
        guard text.utf8.count == 2, text.utf8.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }) else { return nil }
        let letters = text.utf8.reduce(0) { $0 << 8 | UInt16($1 & 0xDF) }
        self.letters = letters == Self("UK").letters ? Self.unitedKingdom.letters : letters
    }

    private init(_ known: StaticString) {
        letters = UInt16(known.utf8Start[0]) << 8 | UInt16(known.utf8Start[1])
    }

    /// Belgium.
    public static let belgium = CountryCode("BE")
    /// France.
    public static let france = CountryCode("FR")
    /// Hungary.
    public static let hungary = CountryCode("HU")
    /// Italy.
    public static let italy = CountryCode("IT")
    /// The United Kingdom.
    public static let unitedKingdom = CountryCode("GB")

    /// The text as people read it.
    public var description: String { rawValue }

    /// Whether two are the same: without this, as of all that has a raw value, the two texts would be compared.
    public static func == (left: CountryCode, right: CountryCode) -> Bool { left.letters == right.letters }

    /// Feeds it into a hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(letters) }

    /// The order of lists.
    public static func < (left: CountryCode, right: CountryCode) -> Bool { left.letters < right.letters }
}
