/// A count under way: the day reached, and the trail that led there.
struct DayCount {
    let period: Period
    let trigger: CivilDate
    var day: CivilDate
    var clamped = false
    var provisional = false
    var steps: [CountingStep] = []

    init(of period: Period, from trigger: CivilDate) {
        self.period = period
        self.trigger = trigger
        day = trigger
        // Most counts have three or four steps: one allocation.
        steps.reserveCapacity(4)
        steps.append(.trigger(trigger))
    }

    /// Counts calendar days, `length` of them for each unit of the period.
    mutating func addDays(_ length: Int, counting: Counting) throws(CivilDateError) {
        let total = try period.total(times: length)
        let countsFirst = counting == .inclusive
        steps.append(.firstDay(trigger, counted: countsFirst))
        day = try trigger.adding(days: countsFirst ? total - 1 : total)
        steps.append(.added(period, day))
    }
}
