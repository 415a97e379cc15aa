internal import CaseModel
internal import CountryRules

/// Pictures under one another in one file of SVG, written one by one.
///
/// A file of SVG says its height in the beginning: every picture is measured before the first is written.
struct PictureSheet {
    private let title: String
    private let language: RuleLanguage
    private var height = 0
    private var top = 0
    private var count = 0
    private var footer: [String] = []

    init(title: String, language: RuleLanguage) {
        self.title = title
        self.language = language
    }

    /// Makes room for a picture.
    mutating func measure(_ picture: TimelinePicture) { height += PictureLayout(picture, footer: []).height }

    /// Writes the beginning.
    mutating func begin(
        footer: [String], to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        self.footer = footer
        let bottom = PictureLayout.footer(footer, top: height).bottom + 8
        var markup = Markup()
        markup.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
        markup.attributes([
            "role": "img", "aria-labelledby": "sheet-title", "xml:lang": language.rawValue,
            "viewBox": "0 0 \(PictureMetrics.width) \(bottom)", "width": "\(PictureMetrics.width)",
            "height": "\(bottom)", "font-family": "sans-serif",
        ])
        markup.raw(">\n")
        markup.element("title", ["id": "sheet-title"], title)
        markup.raw("\n")
        markup.empty(
            "rect",
            ["width": "\(PictureMetrics.width)", "height": "\(bottom)", "fill": PicturePalette.paper])
        markup.raw("\n")
        try sink(markup.bytes)
    }

    /// Writes a picture below those before.
    mutating func write(
        _ picture: TimelinePicture, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        count += 1
        let layout = PictureLayout(picture, footer: [])
        var drawing = PictureDrawing(layout, picture, id: "picture-\(count)", top: top)
        drawing.draw(isDocument: true)
        top += layout.height
        try sink(drawing.markup.bytes)
    }

    /// Writes the last lines and the end.
    func end(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        var markup = Markup()
        for line in PictureLayout.footer(footer, top: top).labels {
            markup.element(
                "text",
                [
                    "x": "\(line.x)", "y": "\(line.baseline)", "font-size": "\(line.size)",
                    "fill": PicturePalette.muted,
                ], line.text)
            markup.raw("\n")
        }
        markup.raw("</svg>\n")
        try sink(markup.bytes)
    }
}
