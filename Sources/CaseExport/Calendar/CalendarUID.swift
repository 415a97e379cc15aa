public import CaseModel

/// What tells one event of a calendar from all others, for ever (RFC 5545 section 3.8.4.7).
///
/// Calendar programs recognise an event by it when they read a feed again, send it on, and use it as the name of a file
/// or of an address; none of them treats it as confidential. It is therefore made from identifiers alone, such as an
/// entry's UUID and a deadline's name, and takes no capital letter, blank or accent: a name put there by mistake is
/// refused.
public struct CalendarUID: Sendable, Hashable, CustomStringConvertible {
    /// The identifier without its domain, of letters that are safe in the name of a file and in an address.
    let local: String

    /// The longest text that a UID is made from, in bytes: with its domain it stays below the 255 of RFC 7986 section
    /// 5.3.
    public static let longest = 200

    /// The UID of a text, the same for the same text and another for another.
    ///
    /// - Parameter text: 1 to 200 of `a`–`z`, `0`–`9`, `-`, `.`, `/`, `:` and `#`, such as
    ///   `0198f3c3-6b1e-7d10-8f3e-2b5a9c4d7e60/be.provisional#2/end`. It must not change, so it holds nothing that can.
    /// - Throws: `JalonError` (`invalidInput`) for another text, which the message does not repeat.
    public init(_ text: String) throws(JalonError) {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."): bytes.append(byte)
            case UInt8(ascii: "/"): bytes.append(UInt8(ascii: "_"))
            case UInt8(ascii: "#"): bytes.append(UInt8(ascii: "~"))
            case UInt8(ascii: ":"): bytes.append(UInt8(ascii: "="))
            default:
                throw JalonError(
                    .invalidInput,
                    "a calendar identifier has small letters, digits and - . / : # only: make it from identifiers")
            }
        }
        guard (1...Self.longest).contains(bytes.count) else {
            throw JalonError(.invalidInput, "a calendar identifier has 1 to \(Self.longest) characters")
        }
        local = String(decoding: bytes, as: UTF8.self)
    }

    /// The UID of the event.
    ///
    /// The domain belongs to nobody and never will (RFC 2606), so that no centre shows in it.
    public var description: String { text(as: .event) }

    /// The UID of a component: an event and a task of the same deadline are two objects and share none (RFC 4791
    /// section 4.1).
    func text(as component: CalendarComponent) -> String {
        switch component {
        case .event: local + "@jalon.invalid"
        case .task: local + "@task.jalon.invalid"
        }
    }
}
