package import CountryRules

/// Bars of numbers, one under the other, to stand within a page.
///
/// A number of which only bounds are known has a bar as far as it is sure, and an outline as far as it is possible.
package struct BarChart: Sendable, Hashable {
    /// Begins the identifiers in the picture: another for each chart of a page.
    package var id: String
    /// The language of its texts.
    package var language: RuleLanguage
    /// What it shows.
    package var title: String
    /// The bars, from the top.
    package var bars: [Bar]

    /// One bar.
    package struct Bar: Sendable, Hashable {
        /// What is counted.
        package var label: String
        /// How many there are at least.
        package var value: Int
        /// How many there are at most.
        package var most: Int
        /// The number as it is written.
        package var text: String

        /// Makes a bar.
        package init(label: String, value: Int, most: Int, text: String) {
            self.label = label
            self.value = value
            self.most = max(value, most)
            self.text = text
        }
    }

    /// Makes a chart.
    package init(id: String, language: RuleLanguage, title: String, bars: [Bar]) {
        self.id = id
        self.language = language
        self.title = title
        self.bars = bars
    }

    /// What it shows in one sentence.
    package var description: String { bars.map { "\($0.label): \($0.text)" }.joined(separator: "; ") }
}

/// Where the parts of a chart stand, in whole units of the picture.
struct BarChartLayout {
    static let row = 28
    static let bar = 14
    static let longestLabel = 430

    let labels: [String]
    /// Where the bars begin.
    let left: Int
    /// Where the longest may end.
    let right: Int
    let height: Int
    /// The numbers at which a line stands.
    let ticks: [Int]
    private let top: Int

    init(_ chart: BarChart) {
        let size = PictureMetrics.labelSize
        labels = chart.bars.map { TextWidth.elided($0.label, size: size, to: Self.longestLabel) }
        let widest = labels.map { TextWidth.of($0, size: size) }.max() ?? 0
        left = PictureMetrics.margin + widest + 12
        let number = chart.bars.map { TextWidth.of($0.text, size: size, bold: true) }.max() ?? 0
        right = PictureMetrics.right - number - 10
        top = chart.bars.map(\.most).max() ?? 0
        height = PictureMetrics.margin + chart.bars.count * Self.row + 30
        let step = Self.step(for: max(1, top))
        ticks = Array(stride(from: 0, through: max(1, top), by: step))
    }

    /// A step of 1, 2 or 5 with noughts, so that there are at most eight lines.
    private static func step(for top: Int) -> Int {
        var step = 1
        while true {
            for factor in [1, 2, 5] where top / (step * factor) <= 7 { return step * factor }
            step *= 10
        }
    }

    func x(_ number: Int) -> Int { left + (right - left) * number / max(1, top) }

    func y(_ index: Int) -> Int { PictureMetrics.margin / 2 + index * Self.row }

    var bottom: Int { height - 30 }
}
