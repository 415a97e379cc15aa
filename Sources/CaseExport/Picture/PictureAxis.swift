internal import CivilCalendar

/// The ticks of an axis and what is written at them.
struct PictureAxis: Sendable {
    /// A stretch of the axis, from one tick to the next.
    struct Stretch: Sendable {
        /// Where the stretch begins; `nil` when it begins before the axis.
        let tick: Int?
        /// The label and where it begins; `nil` when it has no room.
        let label: (text: String, x: Int)?
    }

    /// The unit of the ticks.
    let unit: PictureUnit
    /// The stretches of the row above; empty when there is none.
    let context: [Stretch]
    /// The stretches of the unit.
    let ticks: [Stretch]
    /// Where short ticks without a label lie.
    let between: [Int]

    static let fontSize = 13
    /// Between a tick and its label.
    private static let gap = 4

    /// The finest axis whose labels have room.
    init(_ scale: PictureScale, precision: TimelinePicture.Precision, words: PictureWords) {
        let units = PictureUnit.all.filter { unit in
            switch unit {
            case .weekday, .day, .week: precision == .day
            case .months, .years: true
            }
        }
        let unit = units.first { Self.hasRoom($0, scale, words) } ?? .years(2000)
        self.unit = unit
        ticks = Self.stretches(unit, scale, words, isContext: false)
        context = unit.context.map { Self.stretches($0, scale, words, isContext: true) } ?? []
        between = (unit.between?.ticks(on: scale) ?? []).filter { $0 >= scale.first }.map { scale.start(of: $0) }
    }

    /// Whether the widest label has room in the narrowest stretch, by the lengths that the calendar allows.
    private static func hasRoom(_ unit: PictureUnit, _ scale: PictureScale, _ words: PictureWords) -> Bool {
        let (days, labels): (Int, [String]) =
            switch unit {
            case .weekday: (1, (1...7).map { "\(words.weekday($0)) 30" })
            case .day: (1, ["30"])
            case .week: (7, ["30"])
            case .months(let step): (28 + 30 * (step - 1), (1...12).map { words.month($0) })
            case .years(let step): (365 * step, ["2000"])
            }
        // Before the ticks are made: days over thousands of years would be millions.
        let room = days * (scale.right - scale.left) / scale.days
        let widest = labels.map { TextWidth.of($0, size: fontSize) }.max() ?? 0
        return room >= widest + 2 * gap
    }

    private static func stretches(
        _ unit: PictureUnit, _ scale: PictureScale, _ words: PictureWords, isContext: Bool
    ) -> [Stretch] {
        let ticks = unit.ticks(on: scale)
        return ticks.indices.map { index in
            let tick = ticks[index]
            let isOn = tick >= scale.first
            let begin = scale.start(of: tick)
            let end = index + 1 < ticks.count ? scale.start(of: ticks[index + 1]) : scale.right
            let text = label(tick, unit, words, isContext: isContext)
            let fits = begin + gap + TextWidth.of(text, size: fontSize) <= end
            return Stretch(
                tick: isOn ? begin : nil,
                label: fits && (isOn || unit.namesStretch) ? (text, begin + gap) : nil)
        }
    }

    private static func label(
        _ tick: CivilDate, _ unit: PictureUnit, _ words: PictureWords, isContext: Bool
    ) -> String {
        let (year, month, day) = tick.components
        switch unit {
        case .weekday: return "\(words.weekday(tick.weekday.rawValue)) \(day)"
        case .day, .week: return "\(day)"
        case .months: return isContext ? words.month(month, year: year) : words.month(month)
        case .years: return "\(year)"
        }
    }
}
