internal import CaseModel
internal import Foundation

/// A passphrase as bytes: the same words are the same bytes on every keyboard and from every file.
///
/// Line feeds and carriage returns at both ends go, since a file or a pipe adds them; blanks stay. The text is
/// composed (Unicode NFC), since one keyboard types é as one character and another as two.
enum Passphrase {
    /// The fewest characters of a passphrase that is newly set.
    static let fewest = 12

    /// The bytes of a passphrase that was typed to open something.
    ///
    /// - Throws: `JalonError` (`keyMissing`) when it is empty.
    static func bytes(of passphrase: String) throws(JalonError) -> [UInt8] {
        let text = cleaned(passphrase)
        guard !text.isEmpty else { throw JalonError(.keyMissing, "no passphrase was given") }
        return Array(text.utf8)
    }

    /// The bytes of a passphrase that is newly set.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when it has fewer than 12 characters.
    static func bytes(ofNew passphrase: String) throws(JalonError) -> [UInt8] {
        let text = cleaned(passphrase)
        guard text.count >= fewest else {
            throw JalonError(
                .invalidInput, "a passphrase has at least \(fewest) characters: five or six unrelated words are good")
        }
        return Array(text.utf8)
    }

    private static func cleaned(_ passphrase: String) -> String {
        passphrase.trimmingCharacters(in: CharacterSet(charactersIn: "\r\n")).precomposedStringWithCanonicalMapping
    }
}
