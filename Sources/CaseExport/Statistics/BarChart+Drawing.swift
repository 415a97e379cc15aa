internal import CountryRules

extension BarChart {
    /// The chart as an element `svg`.
    func drawn() -> Markup {
        let layout = BarChartLayout(self)
        var markup = Markup()
        let name = "chart-\(id)"
        markup.open(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "id": name, "role": "img",
                "aria-labelledby": "\(name)-title \(name)-desc",
                "viewBox": "0 0 \(PictureMetrics.width) \(layout.height)", "width": "\(PictureMetrics.width)",
                "height": "\(layout.height)", "font-family": "sans-serif", "lang": language.rawValue,
            ])
        markup.raw("\n")
        markup.element("title", ["id": "\(name)-title"], title)
        markup.element("desc", ["id": "\(name)-desc"], description)
        markup.empty(
            "rect",
            [
                "width": "\(PictureMetrics.width)", "height": "\(layout.height)", "fill": PicturePalette.paper,
            ])
        markup.raw("\n")
        grid(layout, &markup)
        for index in bars.indices { draw(index, layout, &markup) }
        markup.close("svg")
        markup.raw("\n")
        return markup
    }

    private func grid(_ layout: BarChartLayout, _ markup: inout Markup) {
        let lines = layout.ticks.dropFirst().map { "M\(layout.x($0)) 4V\(layout.bottom + 4)" }.joined()
        if !lines.isEmpty { markup.empty("path", ["d": lines, "stroke": PicturePalette.grid, "fill": "none"]) }
        markup.empty(
            "path",
            [
                "d": "M\(layout.left) 4V\(layout.bottom + 4)", "stroke": PicturePalette.edge, "fill": "none",
            ])
        for tick in layout.ticks {
            markup.element(
                "text",
                [
                    "x": "\(layout.x(tick))", "y": "\(layout.bottom + 20)", "text-anchor": "middle",
                    "font-size": "\(PictureMetrics.smallSize)", "fill": PicturePalette.muted,
                ], "\(tick)")
        }
        markup.raw("\n")
    }

    private func draw(_ index: Int, _ layout: BarChartLayout, _ markup: inout Markup) {
        let (bar, y) = (bars[index], layout.y(index))
        let baseline = y + BarChartLayout.row / 2 + 5
        let top = y + (BarChartLayout.row - BarChartLayout.bar) / 2
        markup.raw("<g>")
        markup.element("title", "\(bar.label): \(bar.text)")
        markup.element(
            "text",
            [
                "x": "\(layout.left - 10)", "y": "\(baseline)", "text-anchor": "end",
                "font-size": "\(PictureMetrics.labelSize)", "fill": PicturePalette.ink,
            ], layout.labels[index])
        if bar.most > bar.value {
            rectangle(
                from: layout.x(bar.value), to: layout.x(bar.most), top: top,
                ["fill": PicturePalette.paper, "stroke": PicturePalette.blue, "stroke-dasharray": "3 3"], &markup)
        }
        if bar.value > 0 {
            rectangle(
                from: layout.left, to: layout.x(bar.value), top: top,
                ["fill": PicturePalette.blue, "stroke": PicturePalette.blue], &markup)
        }
        markup.element(
            "text",
            [
                "x": "\(layout.x(bar.most) + 8)", "y": "\(baseline)", "font-size": "\(PictureMetrics.labelSize)",
                "font-weight": "bold", "fill": PicturePalette.ink,
            ], bar.text)
        markup.raw("</g>\n")
    }

    private func rectangle(
        from: Int, to: Int, top: Int, _ look: KeyValuePairs<StaticString, String>, _ markup: inout Markup
    ) {
        markup.raw("<rect")
        markup.attributes([
            "x": "\(from)", "y": "\(top)", "width": "\(to - from)", "height": "\(BarChartLayout.bar)",
        ])
        markup.attributes(look)
        markup.raw("/>")
    }
}
