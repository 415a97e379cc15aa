extension ExportPage {
    /// Facts side by side.
    static func write(_ facts: [ExportFact], in words: Words, to markup: inout Markup) {
        guard !facts.isEmpty else { return }
        markup.raw("\n<dl>\n")
        for fact in facts {
            markup.element("dt", fact.heading)
            markup.raw("<dd>")
            fact.value.write(in: words, to: &markup)
            markup.raw("</dd>\n")
        }
        markup.raw("</dl>\n")
    }

    /// A picture, what it shows in words, and what its numbers stand for.
    static func write(_ picture: TimelinePicture, id: String, to markup: inout Markup) {
        let layout = PictureLayout(picture, footer: nil)
        markup.raw("<figure>\n")
        markup.element("figcaption", picture.description)
        markup.raw("\n")
        // On a narrow screen the picture is scrolled, also with the keyboard.
        markup.open("div", ["class": "picture", "role": "group", "tabindex": "0", "aria-label": picture.title])
        markup.raw("\n")
        markup.append(picture.drawn(layout, id: id, isDocument: false))
        markup.raw("</div>\n")
        if !layout.legend.isEmpty {
            markup.raw("<ol class=\"legend\">\n")
            for line in layout.legend {
                markup.element("li", line.text)
                markup.raw("\n")
            }
            markup.raw("</ol>\n")
        }
        markup.raw("</figure>\n")
    }

    /// Bars, and what they show in words.
    static func write(_ chart: BarChart, to markup: inout Markup) {
        markup.raw("<figure>\n")
        markup.element("figcaption", chart.title)
        markup.raw("\n")
        // On a narrow screen the bars are scrolled, also with the keyboard.
        markup.open("div", ["class": "picture", "role": "group", "tabindex": "0", "aria-label": chart.title])
        markup.raw("\n")
        markup.append(chart.drawn())
        markup.raw("</div>\n</figure>\n")
    }

    /// A list with its heading.
    static func write(_ list: ExportSection.List, to markup: inout Markup) {
        markup.element("h3", list.heading)
        markup.raw("\n<ul>\n")
        for item in list.items {
            markup.element("li", item)
            markup.raw("\n")
        }
        markup.raw("</ul>\n")
    }
}
