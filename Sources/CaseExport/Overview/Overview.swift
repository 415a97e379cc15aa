public import CaseModel
public import CivilCalendar
public import CountryRules

/// All open cases on a day with what is due, as a team looks at them in the morning.
///
/// It holds codes alone: references of cases, codes of workers, stages and days.
public struct Overview: Sendable, Hashable {
    /// The day it is made for.
    public let today: CivilDate
    /// The last day of what is shown as due.
    public let until: CivilDate
    /// Which cases it is about.
    public let scope: Scope
    /// What is due, by its nearness; those without a deadline stand there too, but for what is announced.
    public let groups: [Group]
    /// The cases by who answers for them: by code, those that nobody answers for last.
    public let workers: [Worker]
    /// The packs that the days shown are computed with, and how sure the least sure of those days is.
    public let packs: [PackStatus]
    /// The end of the chain that it was read at.
    public let end: ChainEnd

    /// How many cases there are.
    public var caseCount: Int { workers.reduce(0) { $0 + $1.cases.count } }

    /// The cases with a stage that runs without a deadline, because no pack covers its day, by reference.
    public var undated: [Line] { lines { $0.summary.undatedGrants > 0 } }

    /// The cases with a signalling step that is advised next, by reference.
    public var openSteps: [Line] { lines { $0.summary.nextStep != nil } }

    private func lines(where isShown: (Line) -> Bool) -> [Line] {
        workers.flatMap(\.cases).filter(isShown).sorted { $0.summary.reference.text < $1.summary.reference.text }
    }

    init(
        today: CivilDate, until: CivilDate, scope: Scope, groups: [Group], workers: [Worker], packs: [PackStatus],
        end: ChainEnd
    ) {
        self.today = today
        self.until = until
        self.scope = scope
        self.groups = groups
        self.workers = workers
        self.packs = packs
        self.end = end
    }
}

extension Overview {
    /// Which cases an overview is about; what is left out does not narrow it.
    public struct Scope: Sendable, Hashable {
        /// Only this country.
        public var country: CountryCode?
        /// Only the cases of this person, or of nobody.
        public var worker: WorkerFilter?

        /// A scope.
        public init(country: CountryCode? = nil, worker: WorkerFilter? = nil) {
            self.country = country
            self.worker = worker
        }
    }

    /// Deadlines that are equally near.
    public struct Group: Sendable, Hashable {
        /// How near.
        public let span: Span
        /// The deadlines, by due day, then case, then name.
        public let rows: [Due]
    }

    /// How near a deadline is.
    public enum Span: Sendable, Hashable {
        /// Due before the day.
        case overdue
        /// Due on the day.
        case today
        /// Due so many days after it; both ends belong to it.
        case days(Int, Int)
        /// Due later, and one of the days on which it is announced has come.
        case announced
    }

    /// A deadline, and who answers for its case.
    public struct Due: Sendable, Hashable {
        /// The deadline.
        public let deadline: Deadline
        /// The case owner, by code.
        public let owner: String?
        /// Who stands in, by code.
        public let deputy: String?
    }

    /// A case worker and the cases they answer for.
    public struct Worker: Sendable, Hashable {
        /// The code; `nil` for the cases that nobody answers for.
        public let code: String?
        /// The cases, those with the nearest deadline first, then by reference.
        public let cases: [Line]

        /// How many deadlines of these cases are overdue.
        public var overdue: Int { cases.reduce(0) { $0 + $1.overdue } }
    }

    /// A case and what is due next in it.
    public struct Line: Sendable, Hashable {
        /// Where the case stands.
        public let summary: CaseSummary
        /// Its first open deadline.
        public let next: Deadline?
        /// How many of its deadlines are overdue.
        public let overdue: Int
    }
}
