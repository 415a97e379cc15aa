/// Text as it stands in a property of a calendar (RFC 5545 section 3.3.11).
///
/// What the reader of a calendar must not be misled by is spelt or dropped:
///
/// * A line end of any kind is one line end, written `\n`. CR, VT, FF, NEL, LINE and PARAGRAPH SEPARATOR count as well:
///   a program in Python that splits lines with `splitlines` would take what follows them for a property.
/// * Other control characters but the tab, the controls that embed, override or isolate a direction of writing, and
///   noncharacters are spelt, `[U+202E]`. Square brackets: some programs show a description as HTML.
/// * The invisible marks U+061C, U+200E, U+200F and U+FEFF are dropped.
///
/// All else stays as it was given, its normalisation too.
enum CalendarText {
    /// What becomes of line ends.
    enum Lines {
        /// They stay line ends.
        case kept
        /// They become blanks, in a text that is shown on one line.
        case joined
    }

    /// The bytes of a text for a property, escaped.
    static func escaped(_ text: String, lines: Lines) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            defer { isAfterReturn = scalar == "\r" }
            switch scalar.value {
            case 0x0A where isAfterReturn: continue
            case 0x0A...0x0D, 0x85, 0x2028, 0x2029: bytes += lines == .kept ? Array("\\n".utf8) : Array(" ".utf8)
            case 0x5C, 0x3B, 0x2C: bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
            case 0x09, 0x20...0x7E: bytes.append(UInt8(scalar.value))
            case 0x061C, 0x200E, 0x200F, 0xFEFF: continue
            default: bytes += isMisleading(scalar) ? Array(spelt(scalar).utf8) : Array(UTF8.encode(scalar) ?? .init())
            }
        }
        return bytes
    }

    /// Whether nothing is left of a text that anybody could read.
    static func isBlank(_ text: String) -> Bool {
        escaped(text, lines: .joined).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    private static func isMisleading(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F: true
        // Embeddings and overrides; isolates and the deprecated controls after them.
        case 0x202A...0x202E, 0x2066...0x206F: true
        case 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    private static func spelt(_ scalar: Unicode.Scalar) -> String {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        return "[U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex + "]"
    }
}
