import CivilCalendar
import Testing

@testable import CaseExport

@Suite("Everything in a picture has room")
struct PictureGeometryTests {
    /// What overlaps or leaves the view box; empty when nothing does.
    static func faults(_ layout: PictureLayout) -> [String] {
        let labels = layout.labels.filter { !$0.text.isEmpty }.sorted { ($0.top, $0.x) < ($1.top, $1.x) }
        var faults: [String] = []
        for (index, label) in labels.enumerated() {
            if label.x < 0 || label.top < 0 || label.right > layout.width || label.bottom > layout.height {
                faults.append("outside: \(label.text)")
            }
            for other in labels[(index + 1)...] {
                guard other.top < label.bottom else { break }
                if label.x < other.right, other.x < label.right, label.top < other.bottom {
                    faults.append("overlap: \(label.text) / \(other.text)")
                }
            }
        }
        return faults
    }

    /// The boxes of a lane's signs and bars, which no label and no other sign may touch.
    static func signs(_ lane: PlacedLane) -> [(left: Int, right: Int, top: Int, bottom: Int)] {
        lane.marks.map { ($0.x - 7, $0.x + 7, $0.y - 7, $0.y + 7) }
            + lane.bars.map { ($0.start, max($0.end, $0.plannedEnd ?? 0), $0.top, $0.top + PictureMetrics.barHeight) }
    }

    @Test("No two labels overlap, and all lie within the picture", arguments: 0..<60)
    func random(seed: Int) {
        let sizes = [1, 3, 12, 40, 120, 300]
        let spans = [0, 9, 60, 400, 3_652, 40_000]
        let picture = TimelinePicture.random(
            seed: UInt64(seed), count: sizes[seed % 6], span: spans[seed / 6 % 6])
        for footer in [nil, ["Scope: all", "Head of the chain: 41"]] {
            let layout = PictureLayout(picture, footer: footer)
            #expect(Self.faults(layout) == [])
            #expect(layout.lanes.contains { !$0.labels.isEmpty })
        }
    }

    @Test("Labels and signs of a lane do not overlap either", arguments: 0..<24)
    func signs(seed: Int) {
        let layout = PictureLayout(
            TimelinePicture.random(seed: UInt64(seed), count: 60, span: 30 << (seed % 8)), footer: nil)
        for lane in layout.lanes {
            let signs = Self.signs(lane)
            for (index, sign) in signs.enumerated() {
                #expect(sign.left >= 0 && sign.right <= layout.width && sign.bottom <= lane.bottom)
                for other in signs[(index + 1)...] {
                    let apart =
                        sign.right <= other.left || other.right <= sign.left || sign.bottom <= other.top
                        || other.bottom <= sign.top
                    #expect(apart)
                }
                for label in lane.labels {
                    let apart =
                        sign.right <= label.x || label.right <= sign.left || sign.bottom <= label.baseline
                        || label.bottom <= sign.top
                    #expect(apart, "\(label.text)")
                }
            }
        }
    }

    @Test("The axis grows with the days, and its ticks with it", arguments: [0, 1, 9, 40, 200, 800, 3_652, 36_525])
    func monotone(span: Int) {
        let layout = PictureLayout(TimelinePicture.random(seed: 7, count: 5, span: span), footer: nil)
        let scale = layout.scale
        var last = Int.min
        var number = Int(scale.first.dayNumber) - 3
        while number <= Int(scale.last.dayNumber) + 3 {
            let one = day(number)
            #expect(scale.start(of: one) <= scale.middle(of: one) && scale.middle(of: one) <= scale.end(of: one))
            #expect(last <= scale.start(of: one))
            last = scale.end(of: one)
            number += max(1, span / 500)
        }
        let ticks = layout.axis.ticks.compactMap(\.tick)
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 })
        #expect(layout.axis.ticks.contains { $0.label != nil })
    }

    @Test(
        "The unit of the axis suits the length of the case",
        arguments: [
            (0, PictureUnit.weekday), (9, .weekday), (40, .week), (300, .months(1)), (1_500, .months(3)),
            (3_652, .years(1)), (36_525, .years(5)), (700_000, .years(100)),
        ])
    func units(span: Int, unit: PictureUnit) {
        var picture = TimelinePicture.small()
        picture.lanes[0].milestones.append(
            .init(day: day(TimelinePicture.anyDay - span), label: "First", shape: .step))
        picture.today = day(TimelinePicture.anyDay)
        #expect(PictureLayout(picture, footer: nil).axis.unit == unit)
    }

    @Test("The ends of the calendar are no end of the picture")
    func ends() {
        var picture = TimelinePicture.small()
        picture.lanes[0].bars = [.init(label: "All", from: .earliest, to: .latest, state: .ended)]
        let layout = PictureLayout(picture, footer: nil)
        #expect(layout.axis.unit == .years(500))
        #expect(Self.faults(layout) == [])
        picture.lanes = []
        for today in [CivilDate.earliest, .latest] {
            picture.today = today
            #expect(Self.faults(PictureLayout(picture, footer: nil)) == [])
        }
    }

    @Test("A crowded picture stays low enough for a page; what it only numbers is in the legend")
    func crowded() {
        let picture = TimelinePicture.random(seed: 0, count: 300, span: 1_000)
        let layout = PictureLayout(picture, footer: nil)
        let milestones = picture.lanes.flatMap(\.milestones)
        #expect(milestones.count > 150)
        #expect(layout.legend.count > 150)
        #expect(layout.legend.map(\.number) == Array(1...layout.legend.count))
        for text in Set(milestones.map(\.label)) {
            let inLegend = layout.legend.contains { $0.text.contains(ShownText.line(text)) }
            let inPicture = layout.labels.contains { $0.text.contains(ShownText.line(text)) }
            #expect(inLegend || inPicture, "\(text)")
        }
    }

    @Test("Marks of different kinds never share a sign")
    func kinds() throws {
        var picture = TimelinePicture.small()
        picture.lanes[0].milestones = (0..<80).map { index in
            .init(day: day(TimelinePicture.anyDay), label: "Step \(index)", shape: index == 40 ? .refusal : .step)
        }
        let layout = PictureLayout(picture, footer: nil)
        let marks = try #require(layout.lanes.first).marks
        #expect(marks.map(\.symbol) == [.milestone(.step), .milestone(.refusal)])
        #expect(marks.map(\.label.text) == ["1–79", "80"])
        #expect(layout.legend[79].text.hasSuffix("Step 40 (refused or withdrawn)"))
    }

    @Test("Today is on the axis when it is near, and otherwise named at its end")
    func today() throws {
        var picture = TimelinePicture.small()
        picture.today = day(TimelinePicture.anyDay + 20)
        #expect(PictureLayout(picture, footer: nil).today != nil)
        picture.today = day(TimelinePicture.anyDay + 2_000)
        #expect(PictureLayout(picture, footer: nil).today == nil)
        #expect(PictureLayout(picture, footer: nil).todayLabel.text == "today \(picture.today) →")
        picture.lanes[0].bars = [.init(label: "Stay", from: day(TimelinePicture.anyDay), to: nil, state: .running)]
        let layout = PictureLayout(picture, footer: nil)
        #expect(layout.today == (try #require(layout.lanes.first?.bars.first)).end)
    }
}
