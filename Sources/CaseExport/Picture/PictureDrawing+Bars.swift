extension PictureDrawing {
    /// The patterns of the bars: solid, hatched, dotted and empty differ in grey too.
    mutating func patterns() {
        markup.raw("<defs>")
        markup.open(
            "pattern", ["id": "\(id)-hatch", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse"])
        rectangle(x: 0, y: 0, width: 6, height: 6, fill: PicturePalette.paper)
        path("M-1 1L1 -1M0 6L6 0M5 7L7 5", stroke: PicturePalette.blue, width: "2")
        markup.close("pattern")
        markup.open(
            "pattern", ["id": "\(id)-dots", "width": "5", "height": "5", "patternUnits": "userSpaceOnUse"])
        rectangle(x: 0, y: 0, width: 5, height: 5, fill: PicturePalette.paper)
        rectangle(x: 1, y: 1, width: 2, height: 2, fill: PicturePalette.muted)
        markup.close("pattern")
        markup.raw("</defs>\n")
    }

    /// A bar with its label.
    mutating func bar(_ bar: PlacedBar) {
        markup.open("g")
        markup.element("title", bar.title)
        if let planned = bar.plannedEnd { cutOff(from: bar.end, to: planned, top: bar.top) }
        body(bar.state, from: bar.start, to: bar.end, top: bar.top)
        if bar.isOpen { arrow(bar.state, x: bar.end, top: bar.top) }
        for x in bar.segments { divider(x: x, top: bar.top) }
        if bar.plannedEnd != nil { cut(x: bar.end, top: bar.top) }
        ground(bar.label)
        label(bar.label)
        markup.close("g")
        markup.raw("\n")
    }

    /// A piece of a bar for the key.
    mutating func sample(_ symbol: PictureSymbol, x: Int, y: Int) {
        let end = x + PictureKey.Entry.sample
        let top = y - PictureMetrics.barHeight / 2
        switch symbol {
        case .bar(let state): body(state, from: x, to: end, top: top)
        case .extended:
            body(.running, from: x, to: end, top: top)
            divider(x: (x + end) / 2, top: top)
        default:
            cutOff(from: (x + end) / 2, to: end, top: top)
            body(.ended, from: x, to: (x + end) / 2, top: top)
            cut(x: (x + end) / 2, top: top)
        }
    }

    private mutating func body(_ state: TimelinePicture.Bar.State, from: Int, to: Int, top: Int) {
        let (fill, stroke, dash): (String, String, String?) =
            switch state {
            case .running: (PicturePalette.blue, PicturePalette.blue, nil)
            case .followed: ("url(#\(id)-hatch)", PicturePalette.blue, nil)
            case .ended: ("url(#\(id)-dots)", PicturePalette.muted, nil)
            case .planned: ("none", PicturePalette.blue, "4 3")
            }
        rectangle(
            x: from, y: top, width: to - from, height: PictureMetrics.barHeight, fill: fill, stroke: stroke,
            dash: dash)
    }

    /// Where a further length begins: a gap with a tick in it.
    private mutating func divider(x: Int, top: Int) {
        let bottom = top + PictureMetrics.barHeight
        path("M\(x) \(top)V\(bottom)", stroke: PicturePalette.paper, width: "6")
        path("M\(x) \(top - 3)V\(bottom + 3)", stroke: PicturePalette.ink, width: "2")
    }

    /// What was not reached: an outline that is empty.
    private mutating func cutOff(from: Int, to: Int, top: Int) {
        rectangle(
            x: from, y: top, width: to - from, height: PictureMetrics.barHeight, fill: "none",
            stroke: PicturePalette.muted, dash: "2 3")
    }

    /// Where a bar was cut: two slanting strokes.
    private mutating func cut(x: Int, top: Int) {
        let bottom = top + PictureMetrics.barHeight + 3
        let between = "M\(x - 4) \(bottom)L\(x + 2) \(top - 3)H\(x + 6)L\(x) \(bottom)z"
        path(between, stroke: "none", fill: PicturePalette.paper)
        path(
            "M\(x - 4) \(bottom)L\(x + 2) \(top - 3)M\(x) \(bottom)L\(x + 6) \(top - 3)",
            stroke: PicturePalette.vermillion, width: "2")
    }

    /// The end of a bar that has none.
    private mutating func arrow(_ state: TimelinePicture.Bar.State, x: Int, top: Int) {
        let (height, isGrey) = (PictureMetrics.barHeight, state == .ended)
        path(
            "M\(x) \(top - 2)l7 \(height / 2 + 2)l-7 \(height / 2 + 2)z", stroke: "none",
            fill: isGrey ? PicturePalette.muted : PicturePalette.blue)
    }
}
