/// A number that stands out at the top of a page.
package struct ExportFigure: Sendable, Hashable {
    /// What is counted, in the language of the reader.
    package var heading: String
    /// How many.
    package var number: Int
    /// How urgent what is counted is.
    package var mark: ExportMark?

    /// Makes a figure.
    package init(_ heading: String, _ number: Int, mark: ExportMark? = nil) {
        self.heading = heading
        self.number = number
        self.mark = mark
    }

    /// Figures side by side.
    static func write(_ figures: [ExportFigure], to markup: inout Markup) {
        guard !figures.isEmpty else { return }
        markup.raw("\n<dl class=\"figures\">\n")
        for figure in figures {
            markup.open("div", figure.mark.map { ["class": $0.rawValue] } ?? [:])
            markup.element("dt", figure.heading)
            markup.element("dd", "\(figure.number)")
            markup.raw("</div>\n")
        }
        markup.raw("</dl>\n")
    }
}
