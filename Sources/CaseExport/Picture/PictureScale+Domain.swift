internal import CivilCalendar

extension PictureScale {
    /// The scale of a picture: all its days, today when it is near, and some room at both sides.
    ///
    /// A case of ten days that was closed years ago would shrink to a point if today were always on the axis. Today is
    /// on it when something runs until today, or when it is no further away than half of the case or three weeks.
    init(_ picture: TimelinePicture, left: Int, right: Int) {
        let days = Self.days(of: picture)
        var first = days.min() ?? picture.today
        var last = days.max() ?? picture.today
        let reach = max(first.days(until: last) / 2, 21)
        let isRunning = picture.lanes.contains { lane in
            lane.bars.contains { $0.state == .running && $0.to == nil && $0.from <= picture.today }
        }
        let distance = max(last.days(until: picture.today), picture.today.days(until: first))
        if isRunning || distance <= reach {
            first = min(first, picture.today)
            last = max(last, picture.today)
        }
        let span = first.days(until: last)
        let room = max(span / 50, span < 6 ? 3 : 1)
        if picture.precision == .month {
            first = first.firstOfMonth
            last = last.lastOfMonth
        }
        self.init(from: Self.moved(first, -room), to: Self.moved(last, room), left: left, right: right)
    }

    private static func days(of picture: TimelinePicture) -> [CivilDate] {
        var days = picture.deadlines.map(\.day)
        for lane in picture.lanes {
            days += lane.milestones.map(\.day)
            for bar in lane.bars {
                days.append(bar.from)
                if let to = bar.to { days.append(to) }
                if let end = bar.endedEarly { days.append(end) }
            }
        }
        return days
    }

    /// A day some days away, or the nearest that exists.
    private static func moved(_ day: CivilDate, _ days: Int) -> CivilDate {
        (try? day.adding(days: days)) ?? (days < 0 ? .earliest : .latest)
    }
}
