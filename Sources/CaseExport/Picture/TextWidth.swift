/// How wide a text may get in whatever sans-serif font its reader has.
///
/// There is no font to ask. The widths are those of the widest common fonts (DejaVu Sans, which is as wide as Verdana,
/// and Liberation Sans, which is as wide as Arial and Helvetica), so that what was placed does not overlap.
enum TextWidth {
    /// The width in units of the picture, rounded up.
    ///
    /// - Parameters:
    ///   - text: One line.
    ///   - size: The size of the font in units of the picture.
    ///   - bold: Whether it is bold.
    static func of(_ text: String, size: Int, bold: Bool = false) -> Int {
        var hundredths = 0
        for scalar in text.unicodeScalars { hundredths += width(of: scalar) }
        return units(hundredths, size: size, bold: bold)
    }

    /// Whether the width can be told; otherwise the text is to be clipped.
    ///
    /// Other scripts are drawn in fonts that nobody knows, and marks pile up over and under a letter.
    static func isKnown(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { (0x20..<0x0250).contains($0.value) || punctuation($0) != nil }
    }

    /// The text when it fits into a width, or what fits of it with an ellipsis.
    static func elided(_ text: String, size: Int, bold: Bool = false, to width: Int) -> String {
        guard of(text, size: size, bold: bold) > width || text.unicodeScalars.count > longest else { return text }
        let room = width * 100 / size * 100 / (bold ? boldPercent : 100) - 100
        var kept = ""
        var (hundredths, scalars) = (0, 0)
        for character in text {
            for scalar in character.unicodeScalars { hundredths += Self.width(of: scalar) }
            scalars += character.unicodeScalars.count
            if hundredths > room || scalars > longest { break }
            kept.append(character)
        }
        while kept.last == " " { kept.removeLast() }
        return kept + "…"
    }

    /// Marks that take no room could make a short text of any length.
    private static let longest = 400
    /// How wide bold letters are against others.
    private static let boldPercent = 115

    private static func units(_ hundredths: Int, size: Int, bold: Bool) -> Int {
        let scaled = hundredths * size * (bold ? boldPercent : 100)
        return (scaled + 9_999) / 10_000
    }

    /// In hundredths of the size of the font.
    private static func width(of scalar: Unicode.Scalar) -> Int {
        let value = Int(scalar.value)
        if value >= 0x20, value < 0x7F { return ascii[value - 0x20] }
        if let width = punctuation(scalar) { return width }
        switch value {
        case 0xC6, 0xE6, 0x132, 0x152, 0x153, 0x174: return 108
        case 0xC0...0x24F: return scalar.properties.isLowercase ? 70 : 92
        case 0xA0...0xBF: return 100
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: return 0
        case 0x250...0x3FF: return 94
        case 0x400...0x52F: return 118
        case 0x590...0xDFF: return 85
        default: return 110
        }
    }

    /// The widths of punctuation that stands outside the first block.
    private static func punctuation(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "’", "‘": 32
        case "“", "”": 52
        case "–": 56
        case "—", "…", "→", "←": 100
        case "€": 64
        default: nil
        }
    }

    /// From the space to the tilde.
    private static let ascii = [
        32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34,
        34, 84, 84, 84, 56, 102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79, 67, 79, 73, 67, 62, 74,
        69, 99, 69, 67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64,
        64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
    ]
}
