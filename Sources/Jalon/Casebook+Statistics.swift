public import CaseExport
public import CaseModel
internal import CaseStore
public import CivilCalendar
public import CountryRules

extension Casebook {
    /// Below how many a count is not shown, unless somebody says otherwise.
    public static let usualThreshold = 11

    /// The figures of a year, with small counts protected.
    ///
    /// The cases are read one by one: memory does not grow with their number.
    ///
    /// - Parameters:
    ///   - year: The year, from 1900 to 2200.
    ///   - country: The country; `nil` for all together.
    ///   - threshold: Below how many a count is not shown; 0 and 1 turn the protection off.
    ///   - knownOn: Entries that were recorded after this day (in UTC) are left out, retractions and corrections among
    ///     them; `nil` when all count.
    ///   - today: The day it is: a year that is not over is counted until then.
    ///   - progress: Is told after each case how many were looked at.
    /// - Returns: The figures, and where the casebook ended when they were counted.
    /// - Throws: `JalonError`: `invalidInput` for another year, a negative threshold, or a country without rules.
    public func statistics(
        year: Int, country: CountryCode? = nil, threshold: Int = Casebook.usualThreshold,
        knownOn: CivilDate? = nil, today: CivilDate, progress: (Int) -> Void = { _ in }
    ) throws(JalonError) -> (figures: YearlyFigures, end: ChainEnd) {
        guard (1900...2200).contains(year),
            let scope = YearlyFigures.Scope(year: year, country: country, knownOn: knownOn, today: today)
        else { throw JalonError(.invalidInput, "\(year) is not a year of figures: give one from 1900 to 2200") }
        let last = min(today, knownOn ?? today)
        guard year <= last.components.year else {
            throw JalonError(.invalidInput, "\(year) has not begun on \(last): there are no figures yet")
        }
        guard (0...1000).contains(threshold) else {
            throw JalonError(.invalidInput, "a threshold is a number from 0 to 1000; 0 turns the protection off")
        }
        if let country { try checkRules(for: country) }
        let groups: [ExploitationGroup]
        do {
            groups = try ReferenceBook.carried().exploitationGroups
        } catch {
            throw JalonError(error)
        }
        var counter = StatisticsCounter(scope, rules: try rules(), groups: groups)
        let work = log.begin("casebook.statistics")
        let end = try store.chainEnd()
        var cases = 0
        try store.walk(upTo: end.entries) { (entries) throws(JalonError) in
            counter.add(entries)
            cases += 1
            progress(cases)
        }
        let figures = counter.figures(threshold: threshold)
        work.done(["cases": cases])
        return (figures, end)
    }
}
