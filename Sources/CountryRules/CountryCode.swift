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
        let capitals = text.uppercased()
        guard capitals.utf8.count == 2, capitals.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
        rawValue = capitals == "UK" ? "GB" : capitals
    }

    public var description: String { rawValue }

    public static func < (left: CountryCode, right: CountryCode) -> Bool { left.rawValue < right.rawValue }
}
