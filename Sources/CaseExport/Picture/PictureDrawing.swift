internal import CountryRules

/// Draws a picture that was laid out.
///
/// Looks are attributes, never styles: a strict content policy leaves them alone, and a file of its own needs nothing
/// else. What a text says is never part of the markup.
struct PictureDrawing {
    let layout: PictureLayout
    let picture: TimelinePicture
    /// Begins every identifier, so that several pictures can stand in a page.
    let id: String
    /// Where it begins on the sheet that it stands on.
    let top: Int
    var markup = Markup()

    init(_ layout: PictureLayout, _ picture: TimelinePicture, id: String, top: Int = 0) {
        (self.layout, self.picture, self.top) = (layout, picture, top)
        let kept = id.unicodeScalars.map { $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0) ? $0 : "-" }
        // An identifier begins with a letter and has no blanks, whatever it was made from.
        self.id = "j" + String(String.UnicodeScalarView(kept))
    }

    /// The element `svg` with everything in it.
    mutating func draw(isDocument: Bool) {
        markup.raw("<svg xmlns=\"http://www.w3.org/2000/svg\"")
        markup.attributes([
            "id": id, "role": "img", "aria-labelledby": "\(id)-title \(id)-desc",
            "viewBox": "0 0 \(layout.width) \(layout.height)",
            "width": "\(layout.width)", "height": "\(layout.height)", "font-family": "sans-serif",
        ])
        if top > 0 { markup.attributes(["y": "\(top)"]) }
        let language = picture.language.rawValue
        markup.attributes(isDocument ? ["xml:lang": language] : ["lang": language])
        markup.raw(">\n")
        markup.element("title", ["id": "\(id)-title"], picture.title)
        markup.element("desc", ["id": "\(id)-desc"], picture.description)
        patterns()
        rectangle(x: 0, y: 0, width: layout.width, height: layout.height, fill: PicturePalette.paper)
        labels(layout.heading)
        grid()
        lanes()
        today()
        axisLabels()
        for lane in layout.lanes {
            markup.raw("\n")
            ground(lane.name)
            label(lane.name)
            for placed in lane.bars { bar(placed) }
            for placed in lane.marks { mark(placed) }
        }
        if let nothing = layout.nothing { label(nothing) }
        key()
        labels(layout.legendLabels)
        labels(layout.footer, fill: PicturePalette.muted)
        markup.raw("\n</svg>\n")
    }

    /// A line between the lanes.
    private mutating func lanes() {
        let between = layout.lanes.dropFirst().map { "M0 \($0.top)H\(layout.width)" }.joined()
        if !between.isEmpty { path(between, stroke: PicturePalette.edge) }
    }

    /// A mark with its label.
    private mutating func mark(_ mark: PlacedMark) {
        markup.open("g")
        markup.element("title", mark.title)
        ground(mark.label)
        symbol(mark.symbol, x: mark.x, y: mark.y)
        label(mark.label)
        markup.close("g")
        markup.raw("\n")
    }

    /// What the signs mean.
    private mutating func key() {
        for entry in layout.key.entries {
            if entry.symbol.isBar {
                sample(entry.symbol, x: entry.x, y: entry.y)
            } else {
                symbol(entry.symbol, x: entry.x + PictureMetrics.markReach, y: entry.y)
            }
            label(entry.label)
        }
        if !layout.key.entries.isEmpty { markup.raw("\n") }
    }
}
