/// What the signs in the picture mean, in rows.
struct PictureKey: Sendable {
    /// A sign and what it means.
    struct Entry: Sendable {
        let symbol: PictureSymbol
        let x: Int
        /// The middle of the sign.
        let y: Int
        let label: PlacedLabel

        /// The width of the piece of a bar that is shown.
        static let sample = 40
    }

    let entries: [Entry]
    /// Where the key ends.
    let bottom: Int

    /// The key of the signs that are in use.
    init(_ used: Set<PictureSymbol>, top: Int, words: PictureWords) {
        var (x, y) = (PictureMetrics.margin, top)
        var entries: [Entry] = []
        for symbol in PictureSymbol.all where used.contains(symbol) {
            let word = symbol.word(words)
            let sign = symbol.isBar ? Entry.sample : 2 * PictureMetrics.markReach
            let width = sign + 6 + TextWidth.of(word, size: PictureMetrics.smallSize)
            if x + width > PictureMetrics.right {
                (x, y) = (PictureMetrics.margin, y + Self.row)
            }
            let label = PlacedLabel(word, x: x + sign + 6, baseline: y + 15, size: PictureMetrics.smallSize)
            entries.append(Entry(symbol: symbol, x: x, y: y + 11, label: label))
            x += width + 22
        }
        self.entries = entries
        bottom = entries.isEmpty ? top : y + Self.row
    }

    private static let row = 24
}
