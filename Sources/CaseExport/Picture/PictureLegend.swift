extension TimelinePicture {
    /// What a number in the picture stands for.
    package struct LegendLine: Sendable, Hashable {
        /// The number, from 1 and without a gap.
        package let number: Int
        /// The days, the whole text and what the sign means, on one line.
        package let text: String
    }
}

/// The legend while the picture is laid out.
struct PictureLegend {
    private(set) var lines: [TimelinePicture.LegendLine] = []

    /// The number that the next line gets.
    var next: Int { lines.count + 1 }

    /// Adds a line.
    mutating func add(_ text: String) {
        lines.append(TimelinePicture.LegendLine(number: next, text: ShownText.line(text)))
    }
}
