internal import CivilCalendar

/// A unit of the axis: how far its ticks lie apart.
enum PictureUnit: Sendable, Hashable {
    /// Every day, with the day of the week.
    case weekday
    /// Every day.
    case day
    /// Every Monday.
    case week
    /// The first of every month whose number after January is a multiple.
    case months(Int)
    /// The first of January of every year that is a multiple.
    case years(Int)

    /// From the finest to the coarsest.
    static let all: [PictureUnit] =
        [.weekday, .day, .week, .months(1), .months(3)]
        + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map { .years($0) }

    /// The unit of the row above, which says what the ticks leave out.
    var context: PictureUnit? {
        switch self {
        case .weekday, .day, .week: .months(1)
        case .months: .years(1)
        case .years: nil
        }
    }

    /// The unit of the short ticks between, which have no label.
    var between: PictureUnit? {
        switch self {
        case .week: .day
        case .years(1): .months(3)
        case .years(5), .years(10): .years(1)
        case .months(3): .months(1)
        default: nil
        }
    }

    /// Whether a label speaks of the whole stretch until the next tick, and so also of the rest of one.
    var namesStretch: Bool {
        switch self {
        case .weekday, .day, .months(1), .years(1): true
        default: false
        }
    }

    /// The last tick up to a day, or `nil` when it would lie before the calendar.
    func tick(upTo day: CivilDate) -> CivilDate? {
        let (year, month, _) = day.components
        switch self {
        case .weekday, .day: return day
        case .week: return CivilDate(dayNumber: Int(day.dayNumber) - (day.weekday.rawValue - 1))
        case .months(let step): return CivilDate(year: year, month: month - (month - 1) % step, day: 1)
        case .years(let step): return CivilDate(year: year - year % step, month: 1, day: 1)
        }
    }

    /// The tick after a tick, or `nil` when it would lie behind the calendar.
    func tick(after tick: CivilDate) -> CivilDate? {
        let (year, month, _) = tick.components
        switch self {
        case .weekday, .day: return CivilDate(dayNumber: Int(tick.dayNumber) + 1)
        case .week: return CivilDate(dayNumber: Int(tick.dayNumber) + 7)
        case .months(let step):
            let next = month - 1 + step
            return CivilDate(year: year + next / 12, month: next % 12 + 1, day: 1)
        case .years(let step): return CivilDate(year: year + step, month: 1, day: 1)
        }
    }

    /// The ticks on an axis and the last before it, in their order.
    func ticks(on scale: PictureScale) -> [CivilDate] {
        var ticks: [CivilDate] = []
        // Year 0 has no day: the first tick of coarse years is then the first that exists.
        var next = tick(upTo: scale.first) ?? firstTick
        while let tick = next, tick <= scale.last {
            ticks.append(tick)
            next = self.tick(after: tick)
        }
        return ticks
    }

    private var firstTick: CivilDate? {
        guard case .years(let step) = self else { return CivilDate.earliest }
        return CivilDate(year: step, month: 1, day: 1)
    }
}
