internal import CivilCalendar

/// Where a day lies on the axis: whole units only, so that every machine draws the same picture.
///
/// A day is a stretch, not a point. What lasts covers its days from the start of the first to the end of the last;
/// what happens on a day stands in the middle of it.
struct PictureScale: Sendable {
    /// The first day on the axis.
    let first: CivilDate
    /// The number of days on the axis, at least 7.
    let days: Int
    /// Where the axis begins and ends.
    let left: Int
    let right: Int

    /// The scale of the days from one to another.
    init(from first: CivilDate, to last: CivilDate, left: Int, right: Int) {
        self.first = first
        days = first.days(until: last) + 1
        (self.left, self.right) = (left, right)
    }

    /// The last day on the axis.
    var last: CivilDate { CivilDate(dayNumber: Int(first.dayNumber) + days - 1) ?? .latest }

    /// Where a day starts; days outside the axis lie at its ends.
    func start(of day: CivilDate) -> Int { place(2 * first.days(until: day)) }

    /// The middle of a day.
    func middle(of day: CivilDate) -> Int { place(2 * first.days(until: day) + 1) }

    /// Where a day ends.
    func end(of day: CivilDate) -> Int { place(2 * first.days(until: day) + 2) }

    /// Whether a day is on the axis.
    func contains(_ day: CivilDate) -> Bool { day >= first && day <= last }

    private func place(_ halves: Int) -> Int {
        left + min(max(halves, 0), 2 * days) * (right - left) / (2 * days)
    }
}
