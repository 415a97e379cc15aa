public import CivilCalendar
public import CountryRules

/// The code of a case, such as `BE-2026-7Q4K`.
///
/// It is random and never made from a name or a birth date.
public struct CaseReference: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// At most 64 ASCII letters, digits, dots, dashes and underscores; the first is a letter or a digit.
    public let text: String

    /// - Returns: `nil` when the text cannot be a reference.
    public init?(_ text: String) {
        var text = text
        let isReference = text.withUTF8 { bytes in
            guard (1...64).contains(bytes.count), Self.isAlphanumeric(bytes[0]) else { return false }
            return bytes.allSatisfy { Self.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F }
        }
        guard isReference else { return nil }
        self.text = text
    }

    /// A random reference: the country, the year, and four characters that are not mistaken for one another.
    public init(country: CountryCode, openedOn day: CivilDate, using generator: inout some RandomNumberGenerator) {
        // Crockford's alphabet without I, L, O and U.
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        var code = ""
        for _ in 0..<4 { code.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]) }
        text = "\(country)-\(String(day.year))-\(code)"
    }

    /// The text as people read it.
    public var description: String { text }

    /// The order of lists.
    public static func < (left: CaseReference, right: CaseReference) -> Bool { left.text < right.text }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
