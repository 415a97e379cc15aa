/// A text as a page, a picture or a table shows it: nothing in it acts, and what is replaced is seen to be.
///
/// A control character is replaced by its picture (␀ for NUL, ␛ for ESC), for terminals and XML take it amiss. The
/// replacement character stands for what makes a text read as another, the controls of direction among it, and for what
/// is no character. Every end of a line is a line feed.
enum ShownText {
    /// The text, with its lines.
    static func of(_ text: String) -> String {
        var text = text
        guard !text.withUTF8(isPlain) else { return text }
        var scalars = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            if !(afterReturn && scalar == "\n") { scalars.append(shown(scalar)) }
            afterReturn = scalar == "\r"
        }
        return String(scalars)
    }

    /// The text on one line: blanks and ends of lines are single spaces, and there are none around it.
    static func line(_ text: String) -> String {
        of(text).unicodeScalars.split { $0 == " " || $0 == "\n" || $0 == "\t" }
            .map { String($0) }.joined(separator: " ")
    }

    /// Whether nothing has to be replaced, as far as the bytes tell: most texts are done with that.
    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x20...0x7E, 0x09, 0x0A, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE: continue
            // U+0080 to U+00BF; the controls among them are the first half.
            case 0xC2: if bytes[index + 1] < 0xA0 { return false }
            // U+2000 to U+2FFF: the ends of lines and the controls of direction among them.
            case 0xE2:
                let (second, third) = (bytes[index + 1], bytes[index + 2])
                if second == 0x80, third >= 0xA8, third <= 0xAE { return false }
                if second == 0x81, third >= 0xA6 { return false }
            default: return false
            }
        }
        return true
    }

    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09, 0x0A: scalar
        case 0x0D, 0x2028, 0x2029: "\n"
        case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        case 0x80...0x9F: "\u{FFFD}"
        // Embeddings, overrides, isolates, deprecated format characters, annotations, what is no character.
        case 0x202A...0x202E, 0x2066...0x206F, 0xFFF9...0xFFFB, 0xFDD0...0xFDEF: "\u{FFFD}"
        case let value where value & 0xFFFE == 0xFFFE: "\u{FFFD}"
        default: scalar
        }
    }
}
