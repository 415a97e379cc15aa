/// A text at its place in the picture.
struct PlacedLabel: Sendable {
    /// What of the text stands at its place whatever the reader's font: a narrower one leaves room at the other end.
    enum Anchor: String, Sendable {
        case start, middle, end
    }

    /// The text as it is drawn: one line, elided when it was too long.
    let text: String
    /// The left end.
    let x: Int
    /// The line that the letters stand on.
    let baseline: Int
    /// The size of the font.
    let size: Int
    /// Whether it is bold.
    let isBold: Bool
    /// The room that it takes at most.
    let width: Int
    /// Whether the reader's font may make it wider than its room, so that it is to be clipped.
    let needsClip: Bool
    /// What of it stands fast.
    let anchor: Anchor

    /// Places a text; one that is wider than `room` is elided.
    init(
        _ text: String, x: Int, baseline: Int, size: Int, isBold: Bool = false, room: Int = .max / 100_000,
        anchor: Anchor = .start
    ) {
        let line = TextWidth.elided(ShownText.line(text), size: size, bold: isBold, to: room)
        self.text = line
        (self.x, self.baseline, self.size, self.isBold) = (x, baseline, size, isBold)
        width = min(TextWidth.of(line, size: size, bold: isBold), room)
        needsClip = !TextWidth.isKnown(line)
        self.anchor = anchor
    }

    private init(_ other: PlacedLabel, x: Int, baseline: Int) {
        (text, size, isBold, width, needsClip) = (other.text, other.size, other.isBold, other.width, other.needsClip)
        (self.x, self.baseline, anchor) = (x, baseline, other.anchor)
    }

    /// Where the anchor lies, from the left end.
    var anchorOffset: Int {
        switch anchor {
        case .start: 0
        case .middle: width / 2
        case .end: width
        }
    }

    /// The label moved to the right and downwards.
    func moved(x: Int, y: Int) -> PlacedLabel { PlacedLabel(self, x: self.x + x, baseline: baseline + y) }

    /// The upper end of the room.
    var top: Int { baseline - size }
    /// The lower end of the room.
    var bottom: Int { baseline + (size + 3) / 4 }
    /// The right end of the room.
    var right: Int { x + width }
}
