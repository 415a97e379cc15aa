public import CivilCalendar
public import CountryRules

/// Which deadlines a list shows.
public struct DeadlineQuery: Sendable, Hashable {
    /// The last due day that is shown; `nil` for all.
    public var until: CivilDate?
    /// The first due day that is shown; `nil` for all, the overdue ones included.
    public var from: CivilDate?
    /// The day before which everything shown is due; `nil` for all.
    public var before: CivilDate?
    /// Only this country.
    public var country: CountryCode?
    /// Only this case.
    public var caseReference: CaseReference?
    /// Only the cases of this person, or of nobody.
    public var worker: WorkerFilter?
    /// Also those that were met or cancelled.
    public var includesDone: Bool

    /// A query; what is left out does not narrow it.
    public init(
        from: CivilDate? = nil, until: CivilDate? = nil, before: CivilDate? = nil, country: CountryCode? = nil,
        caseReference: CaseReference? = nil, worker: WorkerFilter? = nil, includesDone: Bool = false
    ) {
        self.from = from
        self.until = until
        self.before = before
        self.country = country
        self.caseReference = caseReference
        self.worker = worker
        self.includesDone = includesDone
    }
}

extension DeadlineQuery {
    /// Whether it finds a deadline, whatever became of it.
    public func finds(_ deadline: Deadline) -> Bool {
        (from.map { deadline.due >= $0 } ?? true) && (until.map { deadline.due <= $0 } ?? true)
            && (before.map { deadline.due < $0 } ?? true) && (country.map { deadline.country == $0 } ?? true)
            && (caseReference.map { deadline.caseReference == $0 } ?? true)
    }

    /// What is overdue on a day: the open deadlines that `Deadline/state(on:)` calls so, and no others.
    public static func overdue(
        on today: CivilDate, country: CountryCode? = nil, worker: WorkerFilter? = nil
    ) -> DeadlineQuery {
        DeadlineQuery(before: today, country: country, worker: worker)
    }
}
