/// A count under way: the day reached, and whoever is told of each step that led there.
struct DayCount {
    /// Is told of each step, in order.
    typealias Note = (CountingStep) -> Void

    let period: Period
    let trigger: CivilDate
    var day: CivilDate
    var clamped = false
    var provisional = false

    init(of period: Period, from trigger: CivilDate) {
        self.period = period
        self.trigger = trigger
        day = trigger
    }

    /// Counts calendar days, `length` of them for each unit of the period.
    mutating func addDays(_ length: Int, counting: Counting, note: Note) throws(CivilDateError) {
        let total = try period.total(times: length)
        let countsFirst = counting == .inclusive
        note(.firstDay(trigger, counted: countsFirst))
        day = try trigger.adding(days: countsFirst ? total - 1 : total)
        note(.added(period, day))
    }
}
