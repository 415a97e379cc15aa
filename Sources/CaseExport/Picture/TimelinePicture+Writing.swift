extension TimelinePicture {
    /// What the numbers in the picture within a page stand for.
    package var legend: [LegendLine] { PictureLayout(self, footer: nil).legend }

    /// The picture as an element that stands within a page: without a visible title and without its legend.
    ///
    /// - Parameter id: Begins the identifiers in the element: another for each picture of a page.
    /// - Returns: The element `svg`, in UTF-8.
    package func inlineSVG(id: String = "picture") -> [UInt8] {
        drawn(PictureLayout(self, footer: nil), id: id, isDocument: false).bytes
    }

    /// The picture as a file of its own, with its title, its legend and its last lines.
    ///
    /// - Parameter footer: The last lines, such as the scope and the head of the chain; long ones are broken.
    /// - Returns: A document of SVG in UTF-8.
    package func svgDocument(footer: [String]) -> [UInt8] {
        let drawn = drawn(PictureLayout(self, footer: footer), id: "picture", isDocument: true)
        return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) + drawn.bytes
    }

    /// The picture as it was laid out.
    func drawn(_ layout: PictureLayout, id: String, isDocument: Bool) -> Markup {
        var drawing = PictureDrawing(layout, self, id: id)
        drawing.draw(isDocument: isDocument)
        return drawing.markup
    }
}
