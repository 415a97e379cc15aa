public import CaseModel
internal import CountryRules

extension Casebook {
    /// How many days before a deadline this casebook announces it, from the longest; `nil` for what the rules say.
    public func alerts() throws(JalonError) -> [Int]? { try store.alerts() }

    /// Sets how many days before a deadline this casebook announces it.
    ///
    /// - Parameters:
    ///   - days: Numbers of days from 1 to 366; `nil` for what the rules say.
    ///   - author: Who sets it, which is recorded: what nobody is told of in time is missed.
    /// - Throws: `JalonError` (`invalidInput`) for other numbers, and for none.
    public func setAlerts(_ days: [Int]?, author: String) throws(JalonError) {
        guard days.map({ !$0.isEmpty && $0.allSatisfy { (1...366).contains($0) } }) ?? true else {
            throw JalonError(.invalidInput, "alerts are numbers of days from 1 to 366, such as 30,14,7")
        }
        let work = log.begin("alerts.set")
        try store.setAlerts(days.map { Set($0).sorted(by: >) }, author: author)
        work.done()
    }

    /// The longest time before a deadline at which this casebook announces one, in days.
    func alertHorizon() throws(JalonError) -> Int {
        if let own = try alerts() { return own.first ?? 0 }
        return lazyRules.alertHorizon
    }
}

extension Casebook {
    /// The open deadlines of a query that are announced by a day: overdue, due, or an alert day has come.
    ///
    /// Announced is what lies so many days before the earliest plausible end, as this casebook sets or the rules say.
    public func announcedDeadlines(_ query: DeadlineQuery, on today: CivilDate) throws(JalonError) -> [Deadline] {
        // No alert comes earlier, and the earliest end lies at most a few days before the last.
        let horizon = (try? today.adding(days: try alertHorizon() + 366)) ?? .latest
        var query = query
        query.includesDone = false
        query.until = min(query.until ?? .latest, horizon)
        return try deadlines(query).filter { $0.isAnnounced(on: today) }
    }
}
