extension PictureDrawing {
    /// The lines of the axis through the lanes, and the axis itself.
    mutating func grid() {
        let top = layout.axes[0].line
        let bottom = layout.gridBottom
        markup.raw("\n")
        let fine = layout.axis.ticks.compactMap(\.tick).map { "M\($0) \(top)V\(bottom)" }.joined()
        if !fine.isEmpty { path(fine, stroke: PicturePalette.grid) }
        let coarse = layout.axis.context.compactMap(\.tick).map { "M\($0) \(layout.axes[0].top)V\(bottom)" }.joined()
        if !coarse.isEmpty { path(coarse, stroke: PicturePalette.edge) }
        for (index, place) in layout.axes.enumerated() {
            let between = layout.axis.between
                .map { "M\($0) \(place.line)v\(index == 0 ? -4 : 4)" }.joined()
            path(
                "M\(layout.scale.left) \(place.line)H\(layout.scale.right)" + between,
                stroke: PicturePalette.edge)
        }
    }

    /// What is written at the axis, clear of the line of today.
    mutating func axisLabels() {
        for placed in layout.axes.flatMap(layout.labels(of:)) {
            ground(placed)
            label(placed)
        }
    }

    /// The line of today and the day over it.
    mutating func today() {
        markup.raw("\n")
        if let x = layout.today {
            path(
                "M\(x) \(layout.todayLabel.bottom + 2)V\(layout.gridBottom)",
                stroke: PicturePalette.vermillion, width: "2", dash: "6 4")
        }
        label(layout.todayLabel, fill: PicturePalette.vermillion)
    }
}

extension PictureLayout {
    /// Where the lanes end.
    var gridBottom: Int { axes.count > 1 ? axes[1].line : (lanes.last?.bottom ?? axes[0].line + 48) }

    /// The labels of an axis.
    func labels(of place: AxisPlace) -> [PlacedLabel] {
        let rows = [(axis.context, place.contextBaseline), (axis.ticks, place.tickBaseline)]
        return rows.flatMap { stretches, baseline in
            stretches.compactMap(\.label).map { label in
                PlacedLabel(label.text, x: label.x, baseline: baseline, size: PictureAxis.fontSize)
            }
        }
    }

    /// Every text in the picture.
    var labels: [PlacedLabel] {
        heading + [todayLabel] + axes.flatMap(labels(of:)) + lanes.flatMap(\.labels) + (nothing.map { [$0] } ?? [])
            + key.entries.map(\.label) + legendLabels + footer
    }
}
