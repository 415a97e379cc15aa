/// A lane at its place in the picture.
struct PlacedLane: Sendable {
    /// The name of the lane.
    let name: PlacedLabel
    let top: Int
    let bottom: Int
    let bars: [PlacedBar]
    let marks: [PlacedMark]

    /// Everything that is written in the lane.
    var labels: [PlacedLabel] { [name] + bars.map(\.label) + marks.map(\.label) }

    /// Lays a lane out from its top downwards.
    init(
        name: String, top: Int, bars barPlans: [BarPlan], marks markPlans: [MarkPlan], legend: inout PictureLegend
    ) {
        self.top = top
        self.name = PlacedLabel(
            name, x: PictureMetrics.margin, baseline: top + 19, size: PictureMetrics.laneSize, isBold: true,
            room: PictureMetrics.right - PictureMetrics.margin)
        let barTop = top + PictureMetrics.laneHeader
        let (bars, barRows) = Self.place(bars: barPlans, top: barTop, &legend)
        let markTop = barTop + barRows * PictureMetrics.barRow
        let (marks, markRows) = Self.place(marks: markPlans, top: markTop, &legend)
        (self.bars, self.marks) = (bars, marks)
        bottom = markTop + markRows * PictureMetrics.markRow + 6
    }

    private static func place(
        bars: [BarPlan], top: Int, _ legend: inout PictureLegend
    ) -> (bars: [PlacedBar], rows: Int) {
        for detail in [PictureDetail.dated, .plain] {
            var trial = legend
            let (placed, rows) = place(bars, top, detail, &trial)
            guard rows <= detail.rowLimit else { continue }
            legend = trial
            return (placed, rows)
        }
        return place(bars, top, .numbered, &legend)
    }

    private static func place(
        _ bars: [BarPlan], _ top: Int, _ detail: PictureDetail, _ legend: inout PictureLegend
    ) -> ([PlacedBar], Int) {
        var rows = RowStack()
        let placed = bars.map { plan in
            let (text, needsLegend) = plan.caption.label(detail, number: legend.next)
            if needsLegend { legend.add(plan.caption.title) }
            let width = TextWidth.of(text, size: PictureMetrics.labelSize)
            let x = max(min(plan.start, PictureMetrics.right - width), PictureMetrics.margin)
            let finish = max(plan.plannedEnd ?? plan.end, plan.end) + (plan.isOpen ? PictureMetrics.markReach : 0)
            let y = top + rows.place(from: min(x, plan.start), to: max(x + width, finish)) * PictureMetrics.barRow
            return PlacedBar(
                state: plan.bar.state, start: plan.start, end: plan.end, plannedEnd: plan.plannedEnd,
                segments: plan.segments, isOpen: plan.isOpen, top: y + 18,
                label: label(text, x: x, baseline: y + 13, isRight: x >= plan.start), title: plan.caption.title,
                symbols: plan.symbols)
        }
        return (placed, rows.count)
    }

    private static func place(
        marks: [MarkPlan], top: Int, _ legend: inout PictureLegend
    ) -> (marks: [PlacedMark], rows: Int) {
        for detail in [PictureDetail.dated, .plain, .numbered] {
            var trial = legend
            let (placed, rows) = place(MarkCluster.single(marks), top, detail, &trial)
            guard rows <= detail.rowLimit else { continue }
            legend = trial
            return (placed, rows)
        }
        return place(MarkCluster.joined(marks), top, .clustered, &legend)
    }

    private static func place(
        _ clusters: [MarkCluster], _ top: Int, _ detail: PictureDetail, _ legend: inout PictureLegend
    ) -> ([PlacedMark], Int) {
        var rows = RowStack()
        let placed = clusters.map { cluster in
            let first = cluster.marks[0]
            let number = legend.next
            var (text, needsLegend) = first.caption.label(detail, number: number)
            if needsLegend { cluster.marks.forEach { legend.add($0.caption.title) } }
            if cluster.marks.count > 1 { text = "\(number)–\(legend.next - 1)" }
            let width = TextWidth.of(text, size: PictureMetrics.labelSize)
            let reach = PictureMetrics.markReach
            let isRight = first.x + reach + 4 + width <= PictureMetrics.right
            let x = isRight ? first.x + reach + 4 : first.x - reach - 4 - width
            let row = rows.place(from: min(x, first.x - reach), to: max(x + width, first.x + reach))
            let y = top + row * PictureMetrics.markRow
            return PlacedMark(
                symbol: first.symbol, x: first.x, y: y + 11,
                label: label(text, x: x, baseline: y + 16, isRight: isRight),
                title: title(cluster))
        }
        return (placed, rows.count)
    }

    /// A label that stands close to its sign, on its right or on its left.
    private static func label(_ text: String, x: Int, baseline: Int, isRight: Bool) -> PlacedLabel {
        PlacedLabel(
            text, x: x, baseline: baseline, size: PictureMetrics.labelSize, anchor: isRight ? .start : .end)
    }

    /// What a pointer is told: a cluster is the first lines of its legend.
    private static func title(_ cluster: MarkCluster) -> String {
        guard cluster.marks.count > 1 else { return cluster.marks[0].caption.title }
        let lines = cluster.marks.prefix(12).map { ShownText.line($0.caption.title) }
        return (lines + (cluster.marks.count > 12 ? ["…"] : [])).joined(separator: "\n")
    }
}
