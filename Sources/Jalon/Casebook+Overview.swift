public import CaseExport
public import CaseModel
public import CivilCalendar

extension Casebook {
    /// All open cases with what is due, as a team looks at them in the morning.
    ///
    /// - Parameters:
    ///   - today: The day it is made for.
    ///   - days: How many days ahead deadlines are shown as due.
    ///   - scope: Which cases.
    /// - Throws: `JalonError` (`invalidInput`) for a negative number of days.
    public func overview(
        on today: CivilDate, within days: Int = 30, scope: Overview.Scope = .init()
    ) throws(JalonError) -> Overview {
        guard days >= 0 else { throw JalonError(.invalidInput, "an overview looks ahead by 0 days or more") }
        func read() throws(JalonError) -> Overview {
            let end = try chainEnd()
            return Overview(
                on: today, within: days, scope: scope,
                cases: try cases(.open, country: scope.country, worker: scope.worker),
                deadlines: try deadlines(DeadlineQuery(country: scope.country, worker: scope.worker)), end: end)
        }
        // What others record meanwhile would show in one part and not in another.
        var overview = try read()
        for _ in 0..<3 where try overview.end != chainEnd() { overview = try read() }
        return overview
    }
}
