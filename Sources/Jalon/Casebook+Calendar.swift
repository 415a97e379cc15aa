public import CaseExport
public import CaseModel
internal import CaseStore
public import CivilCalendar
public import CountryRules

extension Casebook {
    /// What became of the deadlines of a case, entry by entry.
    ///
    /// - Throws: `JalonError` (`notFound`) without the case.
    public func deadlineHistory(of reference: CaseReference) throws(JalonError) -> DeadlineHistory {
        try Self.history(of: timeline(of: reference), under: rules())
    }

    /// Writes deadlines as a calendar file, case by case.
    ///
    /// Those that were met, were cancelled or are gone are written as cancelled where they would have been found
    /// before, so that a program which took them over takes them away. The same casebook gives the same bytes: no
    /// clock is asked for them, and that a calendar left is an event of the casebook, which shows in no calendar.
    ///
    /// - Parameters:
    ///   - query: Which deadlines; whether it includes those that are done is of no account.
    ///   - component: As what they enter a calendar program.
    ///   - showsTitles: Whether what ends is named, such as the stage; else only that a deadline is due.
    ///   - texts: The language, and what stages and periods are called.
    ///   - isWanted: Which of those that the query finds; one that is gone is given as it was before.
    ///   - author: Who takes it out.
    ///   - sink: Takes the next bytes.
    /// - Returns: How many days were written.
    /// - Throws: What the sink throws, or `JalonError`.
    @discardableResult
    public func exportCalendar(
        _ query: DeadlineQuery = DeadlineQuery(), as component: CalendarComponent = .event, showsTitles: Bool = false,
        in texts: RuleTexts, where isWanted: (Deadline) -> Bool = { _ in true }, author: String,
        to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) -> Int {
        let calendar = DeadlineCalendar(texts: texts, as: component, showsTitles: showsTitles, alerts: try alerts())
        let rules = try rules()
        var feed = calendar.feed
        feed.refreshHours = 12
        let work = log.begin("deadlines.calendar")
        try store.record(
            CasebookEvent(
                .calendarExported,
                [.init("tasks", .bool(component == .task)), .init("titles", .bool(showsTitles))]), author: author)
        var writer = try CalendarWriter(feed)
        try writer.begin(to: sink)
        var count = 0
        var ofWorker: Set<CaseReference>?
        if let worker = query.worker {
            ofWorker = Set(try cases(.all, country: query.country, worker: worker).map(\.reference))
        }
        try store.walk(query.caseReference, country: query.country) { (entries) throws(JalonError) in
            guard ofWorker?.contains(entries[0].caseReference) ?? true else { return }
            let history = try Self.history(of: entries, under: rules)
            for event in try calendar.events(of: history, where: { query.finds($0) && isWanted($0) }) {
                try writer.write(event, as: component, to: sink)
                count += 1
            }
        }
        try writer.end(to: sink)
        work.done(["days": count])
        return count
    }

    /// What was done to deadlines on a day, to be checked by a second person.
    ///
    /// - Parameter day: The day of recording, in UTC.
    /// - Throws: `JalonError`.
    public func deadlineSheet(on day: CivilDate) throws(JalonError) -> DeadlineSheet {
        let rules = try rules()
        var sheet = DeadlineSheet(on: day)
        try store.walk(recordedOn: day) { (entries) throws(JalonError) in
            sheet.add(try Self.history(of: entries, under: rules))
        }
        return sheet
    }

    private static func history(
        of entries: [TimelineEntry], under rules: RuleBook
    ) throws(JalonError) -> DeadlineHistory {
        guard let history = DeadlineHistory(of: entries, under: rules) else {
            throw JalonError(.damaged, "a case has lost the entry that opened it: run jalon verify")
        }
        return history
    }
}
