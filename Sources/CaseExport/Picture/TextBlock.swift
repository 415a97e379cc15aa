/// A text over several lines.
struct TextBlock {
    /// The lines, from the top.
    let labels: [PlacedLabel]
    /// Where the block ends.
    let bottom: Int

    /// Breaks a text at its spaces, and words that are wider than a line wherever a line is full.
    ///
    /// - Parameter limit: The number of lines at most; the last is elided when there is more.
    init(
        _ text: String, x: Int, top: Int, width: Int, size: Int, isBold: Bool = false, limit: Int = 12
    ) {
        let lineHeight = size + (size + 3) / 4 + 2
        labels = Self.lines(ShownText.line(text), width: width, size: size, isBold: isBold, limit: limit)
            .enumerated().map { index, line in
                PlacedLabel(
                    line, x: x, baseline: top + size + index * lineHeight, size: size, isBold: isBold, room: width)
            }
        bottom = top + labels.count * lineHeight
    }

    private static func lines(_ text: String, width: Int, size: Int, isBold: Bool, limit: Int) -> [String] {
        var lines: [String] = []
        var rest = text[...]
        while !rest.isEmpty {
            guard lines.count + 1 < limit else {
                lines.append(String(rest))
                break
            }
            let end = end(of: rest, width: width, size: size, isBold: isBold)
            lines.append(String(rest[..<end]))
            rest = rest[end...].drop { $0 == " " }
        }
        return lines
    }

    /// Where the first line of a text ends.
    private static func end(of text: Substring, width: Int, size: Int, isBold: Bool) -> Substring.Index {
        // The longest start that has room, found by halves: widths only grow.
        let starts = Array(text.indices.dropFirst().prefix(1_000)) + (text.count <= 1_001 ? [text.endIndex] : [])
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            let fits = TextWidth.of(String(text[..<starts[middle]]), size: size, bold: isBold) <= width
            if fits { low = middle + 1 } else { high = middle }
        }
        let full = starts[max(low - 1, 0)]
        guard full < text.endIndex, text[full] != " " else { return full }
        guard let space = text[..<full].lastIndex(of: " ") else { return full }
        return space
    }
}
