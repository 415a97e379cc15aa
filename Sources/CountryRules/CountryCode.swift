/// A country by its ISO 3166-1 code of two letters, such as `BE`.
///
/// The type is open: a rule pack may bring a country of which this library knows nothing.
public struct CountryCode: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Two capital letters.
    public let rawValue: String

    /// Reads a code of two letters in any case; `UK` is read as `GB`, its ISO 3166-1 code.
    ///
    /// - Returns: `nil` when the text is not two ASCII letters.
    public init?(rawValue text: String) {
        // Looked at before the capitals are made: those of "ß" are two ASCII letters.
        guard text.utf8.count == 2, text.utf8.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }) else { return nil }
        let capitals = text.uppercased()
        rawValue = capitals == "UK" ? "GB" : capitals
    }

    private init(known code: String) { rawValue = code }

    /// Belgium.
    public static let belgium = CountryCode(known: "BE")
    /// France.
    public static let france = CountryCode(known: "FR")
    /// Hungary.
    public static let hungary = CountryCode(known: "HU")
    /// Italy.
    public static let italy = CountryCode(known: "IT")
    /// The United Kingdom.
    public static let unitedKingdom = CountryCode(known: "GB")

    /// The text as people read it.
    public var description: String { rawValue }

    /// The order of lists.
    public static func < (left: CountryCode, right: CountryCode) -> Bool { left.rawValue < right.rawValue }
}
