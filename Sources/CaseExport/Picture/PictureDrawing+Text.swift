extension PictureDrawing {
    /// A text at its place.
    mutating func label(_ label: PlacedLabel, fill: String = PicturePalette.ink) {
        guard !label.text.isEmpty else { return }
        guard label.needsClip else {
            text(label, fill: fill, x: label.x + label.anchorOffset, y: label.baseline)
            return
        }
        // An inner picture shows nothing outside its bounds, whatever the letters reach for.
        markup.open(
            "svg",
            [
                "x": "\(label.x)", "y": "\(label.top)", "width": "\(label.width)",
                "height": "\(label.bottom - label.top)", "overflow": "hidden",
            ])
        text(label, fill: fill, x: label.anchorOffset, y: label.size)
        markup.close("svg")
    }

    /// Clears the ground under a text of the lines of the axis.
    mutating func ground(_ label: PlacedLabel) {
        guard !label.text.isEmpty else { return }
        rectangle(
            x: label.x - 2, y: label.top + 1, width: label.width + 4, height: label.bottom - label.top - 1,
            fill: PicturePalette.paper)
    }

    /// Several texts.
    mutating func labels(_ labels: [PlacedLabel], fill: String = PicturePalette.ink) {
        guard !labels.isEmpty else { return }
        markup.raw("\n")
        for placed in labels { label(placed, fill: fill) }
    }

    private mutating func text(_ label: PlacedLabel, fill: String, x: Int, y: Int) {
        markup.raw("<text")
        markup.attributes(["x": "\(x)", "y": "\(y)", "font-size": "\(label.size)", "fill": fill])
        if label.anchor != .start { markup.attributes(["text-anchor": label.anchor.rawValue]) }
        if label.isBold { markup.raw(" font-weight=\"bold\"") }
        markup.raw(">")
        markup.text(label.text)
        markup.close("text")
    }

    /// A filled rectangle.
    mutating func rectangle(
        x: Int, y: Int, width: Int, height: Int, fill: String, stroke: String? = nil,
        dash: String? = nil
    ) {
        markup.raw("<rect")
        markup.attributes(["x": "\(x)", "y": "\(y)", "width": "\(width)", "height": "\(height)", "fill": fill])
        if let stroke { markup.attributes(["stroke": stroke]) }
        if let dash { markup.attributes(["stroke-dasharray": dash]) }
        markup.raw("/>")
    }

    /// A line or an outline.
    mutating func path(
        _ data: String, stroke: String, width: String = "1", fill: String = "none",
        dash: String? = nil
    ) {
        markup.raw("<path")
        markup.attributes(["d": data, "fill": fill, "stroke": stroke, "stroke-width": width])
        if let dash { markup.attributes(["stroke-dasharray": dash]) }
        markup.raw("/>")
    }
}
