/// The code of a person who works on a case, such as the name under which a case worker records.
///
/// It is no name: what a guardian or a lawyer is called belongs in the vault.
public struct WorkerCode: Sendable, Hashable, CustomStringConvertible {
    /// At most 64 ASCII letters, digits, dots, dashes, underscores and @; the first is a letter or a digit.
    public let text: String

    /// - Throws: `JalonError` (`invalidInput`) when the text cannot be a code.
    public init(_ text: String) throws(JalonError) {
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        func isSign(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: "@")
        }
        guard (1...64).contains(text.utf8.count), text.utf8.first.map(isAlphanumeric) == true,
            text.utf8.allSatisfy({ isAlphanumeric($0) || isSign($0) })
        else {
            // What was given may be a name, and is not repeated.
            throw JalonError(
                .invalidInput,
                "that is not a code of a person: at most 64 letters, digits, dots and dashes, such as hd; "
                    + "a name belongs in the vault")
        }
        self.text = text
    }

    /// The text as people read it.
    public var description: String { text }
}
