internal import CivilCalendar

/// Where everything in a picture lies.
struct PictureLayout: Sendable {
    /// The upper end of an axis and where its lines stand.
    struct AxisPlace: Sendable {
        let top: Int
        /// The line that the ticks stand on; lanes begin there.
        let line: Int
        let contextBaseline: Int
        let tickBaseline: Int
    }

    /// The width of the view box.
    let width = PictureMetrics.width
    /// The height of the view box.
    let height: Int
    /// Where days lie.
    let scale: PictureScale
    /// The ticks.
    let axis: PictureAxis
    /// The lanes from top to bottom, that of the deadlines last.
    let lanes: [PlacedLane]
    /// What the numbers in the picture stand for.
    let legend: [TimelinePicture.LegendLine]
    /// Where the axis stands; below the lanes once more when they are high.
    let axes: [AxisPlace]
    /// Where the line of today stands; `nil` when today is not on the axis.
    let today: Int?
    let todayLabel: PlacedLabel
    let key: PictureKey
    /// The title and the description above, the legend and the last lines below: those of a file of its own.
    let heading: [PlacedLabel]
    let legendLabels: [PlacedLabel]
    let footer: [PlacedLabel]
    /// That nothing is recorded, when nothing is.
    let nothing: PlacedLabel?

    /// Lays a picture out.
    ///
    /// - Parameter footer: The last lines of a file of its own; `nil` for a picture within a page, which has the
    ///   title, the legend and the last lines itself.
    init(_ given: TimelinePicture, footer lastLines: [String]?) {
        let picture = given.reduced()
        let words = PictureWords(picture.language)
        let scale = PictureScale(picture, left: PictureMetrics.margin, right: PictureMetrics.right)
        let axis = PictureAxis(scale, precision: picture.precision, words: words)
        let heading = Self.heading(lastLines == nil ? nil : picture)

        var y = heading.bottom + 24
        todayLabel = Self.todayLabel(picture, scale, words, baseline: y - 7)
        today = scale.contains(picture.today) ? scale.middle(of: picture.today) : nil
        let upper = Self.axis(axis, top: y)
        y = upper.line
        var legend = PictureLegend()
        var lanes: [PlacedLane] = []
        for lane in Self.plans(picture, scale, words) {
            lanes.append(PlacedLane(name: lane.name, top: y, bars: lane.bars, marks: lane.marks, legend: &legend))
            y = lanes.last?.bottom ?? y
        }
        nothing =
            lanes.isEmpty
            ? PlacedLabel(words.nothing, x: PictureMetrics.margin, baseline: y + 30, size: PictureMetrics.labelSize)
            : nil
        if lanes.isEmpty { y += 48 }
        let isHigh = y - upper.line > 420
        axes = isHigh ? [upper, Self.axisBelow(axis, top: y)] : [upper]
        if isHigh { y += upper.line - upper.top }

        let used = Set(lanes.flatMap { $0.bars.flatMap(\.symbols) + $0.marks.map(\.symbol) })
        key = PictureKey(used, top: y + 10, words: words)
        y = key.bottom
        let legendBlock = Self.legend(lastLines == nil ? [] : legend.lines, top: y)
        legendLabels = legendBlock.labels
        let footerBlock = Self.footer(lastLines ?? [], top: legendBlock.bottom)
        footer = footerBlock.labels
        height = footerBlock.bottom + 8
        (self.scale, self.axis, self.lanes, self.legend) = (scale, axis, lanes, legend.lines)
        self.heading = heading.labels
    }
}
