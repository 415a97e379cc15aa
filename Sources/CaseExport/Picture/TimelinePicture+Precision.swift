internal import CivilCalendar

extension TimelinePicture {
    /// The picture with nothing left of a day but what it may show.
    ///
    /// By the month, what lasts begins on the first and ends on the last day of a month, what happened did so in the
    /// middle of it, and events of a month stand in the order of their texts: their order would tell of their days.
    func reduced() -> TimelinePicture {
        guard precision == .month else { return self }
        var picture = self
        picture.lanes = lanes.map { lane in
            Lane(
                name: lane.name,
                bars: lane.bars.map(Self.reduced).sorted { ($0.from, $0.label) < ($1.from, $1.label) },
                milestones: lane.milestones
                    .map { Milestone(day: $0.day.middleOfMonth, label: $0.label, shape: $0.shape) }
                    .sorted { ($0.day, $0.label) < ($1.day, $1.label) })
        }
        picture.deadlines =
            deadlines
            .map { mark in
                // Due today would tell the day.
                let state = mark.state == .dueToday ? .upcoming : mark.state
                return Mark(day: mark.day.middleOfMonth, label: mark.label, state: state)
            }
            .sorted { ($0.day, $0.label) < ($1.day, $1.label) }
        return picture
    }

    private static func reduced(_ bar: Bar) -> Bar {
        var bar = bar
        bar.from = bar.from.firstOfMonth
        bar.to = bar.to?.lastOfMonth
        bar.extensions = bar.extensions.map(\.firstOfMonth)
        bar.endedEarly = bar.endedEarly?.lastOfMonth
        return bar
    }

    /// A day as the picture may say it: `2026-03-02`, or `2026-03`.
    func text(of day: CivilDate) -> String {
        precision == .day ? "\(day)" : day.monthText
    }
}

extension CivilDate {
    /// The first day of the month.
    var firstOfMonth: CivilDate { inMonth(day: 1) }
    /// The fifteenth of the month.
    var middleOfMonth: CivilDate { inMonth(day: 15) }
    /// The last day of the month.
    var lastOfMonth: CivilDate {
        let (year, month, _) = components
        return inMonth(day: CivilDate.daysInMonth(month, year: year) ?? 28)
    }

    private func inMonth(day: Int) -> CivilDate {
        let (year, month, _) = components
        return CivilDate(year: year, month: month, day: day) ?? self
    }
}
