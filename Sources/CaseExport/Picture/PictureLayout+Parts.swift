internal import CivilCalendar

extension PictureLayout {
    /// A part of the picture and where it ends.
    typealias Block = (labels: [PlacedLabel], bottom: Int)

    /// What a lane is made of, before it has a place.
    struct LanePlan {
        let name: String
        let bars: [BarPlan]
        let marks: [MarkPlan]
    }

    /// The lanes that have something in them, everything by its day and then in the order in which it was given.
    static func plans(_ picture: TimelinePicture, _ scale: PictureScale, _ words: PictureWords) -> [LanePlan] {
        let lanes = picture.lanes.map { lane in
            LanePlan(
                name: lane.name,
                bars: sorted(lane.bars, by: \.from).map { BarPlan($0, picture, scale, words) },
                marks: sorted(lane.milestones, by: \.day).map { MarkPlan($0, picture, scale, words) })
        }
        let deadlines = LanePlan(
            name: words.deadlines, bars: [],
            marks: sorted(picture.deadlines, by: \.day).map { MarkPlan($0, picture, scale, words) })
        return (lanes + [deadlines]).filter { !$0.bars.isEmpty || !$0.marks.isEmpty }
    }

    private static func sorted<Item>(_ items: [Item], by day: KeyPath<Item, CivilDate>) -> [Item] {
        items.enumerated()
            .sorted { ($0.element[keyPath: day], $0.offset) < ($1.element[keyPath: day], $1.offset) }
            .map(\.element)
    }

    /// The title and the description of a file of its own.
    static func heading(_ picture: TimelinePicture?) -> Block {
        guard let picture else { return ([], 0) }
        let title = TextBlock(
            picture.title, x: PictureMetrics.margin, top: 12, width: wide, size: PictureMetrics.titleSize, isBold: true,
            limit: 3)
        let description = TextBlock(
            picture.description, x: PictureMetrics.margin, top: title.bottom + 4, width: wide,
            size: PictureMetrics.smallSize, limit: 6)
        return (title.labels + description.labels, description.bottom + 8)
    }

    /// The axis above the lanes: labels over the line.
    static func axis(_ axis: PictureAxis, top: Int) -> AxisPlace {
        let rows = axis.context.isEmpty ? 1 : 2
        let line = top + rows * PictureMetrics.lineHeight + 6
        return AxisPlace(
            top: top, line: line, contextBaseline: top + 14,
            tickBaseline: top + 14 + (rows - 1) * PictureMetrics.lineHeight)
    }

    /// The axis below the lanes: labels under the line.
    static func axisBelow(_ axis: PictureAxis, top: Int) -> AxisPlace {
        AxisPlace(
            top: top, line: top, contextBaseline: top + 16 + PictureMetrics.lineHeight, tickBaseline: top + 16)
    }

    /// Today over its line, or with an arrow at the end of the axis behind which it lies.
    static func todayLabel(
        _ picture: TimelinePicture, _ scale: PictureScale, _ words: PictureWords, baseline: Int
    ) -> PlacedLabel {
        let text = "\(words.today) \(picture.today)"
        let isBefore = picture.today < scale.first
        let isAfter = picture.today > scale.last
        let shown = isBefore ? "← " + text : isAfter ? text + " →" : text
        let width = TextWidth.of(shown, size: PictureMetrics.smallSize, bold: true)
        let x = (isBefore ? scale.left : isAfter ? scale.right : scale.middle(of: picture.today)) - width / 2
        return PlacedLabel(
            shown, x: min(max(x, PictureMetrics.margin), PictureMetrics.right - width), baseline: baseline,
            size: PictureMetrics.smallSize, isBold: true, anchor: isBefore ? .start : isAfter ? .end : .middle)
    }

    /// What the numbers stand for, in two columns.
    static func legend(_ lines: [TimelinePicture.LegendLine], top: Int) -> Block {
        guard !lines.isEmpty else { return ([], top) }
        let top = top + 8
        let column = (wide - 24) / 2
        let number = TextWidth.of("\(lines.count)", size: PictureMetrics.smallSize) + 10
        var labels: [[PlacedLabel]] = []
        var heights: [Int] = []
        for line in lines {
            let block = TextBlock(
                line.text, x: number, top: 0, width: column - number, size: PictureMetrics.smallSize)
            let label = PlacedLabel(
                "\(line.number)", x: 0, baseline: PictureMetrics.smallSize, size: PictureMetrics.smallSize)
            labels.append([label] + block.labels)
            heights.append(block.bottom)
        }
        let half = (heights.reduce(0, +) + 1) / 2
        var placed: [PlacedLabel] = []
        var (y, bottom, x) = (0, 0, PictureMetrics.margin)
        for (group, height) in zip(labels, heights) {
            if x == PictureMetrics.margin, y >= half { (y, x) = (0, x + column + 24) }
            placed += group.map { $0.moved(x: x, y: top + y) }
            y += height
            bottom = max(bottom, y)
        }
        return (placed, top + bottom)
    }

    /// The last lines of a file of its own.
    static func footer(_ lines: [String], top: Int) -> Block {
        var labels: [PlacedLabel] = []
        var y = lines.isEmpty ? top : top + 8
        for line in lines {
            let block = TextBlock(
                line, x: PictureMetrics.margin, top: y, width: wide, size: PictureMetrics.smallSize)
            labels += block.labels
            y = block.bottom
        }
        return (labels, y)
    }

    private static var wide: Int { PictureMetrics.right - PictureMetrics.margin }
}
