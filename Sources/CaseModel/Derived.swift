internal import CivilCalendar
internal import CountryRules

/// What the fold derives from the entries of a case.
struct Derived {
    let header: CaseHeader
    private(set) var deadlines: [Deadline] = []
    /// Of each deadline the entry that started its clock, and how it came about.
    private var origins: [(root: EntryID, computed: ComputedDeadline?)] = []
    var findings: [Finding] = []
    /// Whether findings are asked for.
    let tellsFindings: Bool

    init(header: CaseHeader, tellsFindings: Bool) {
        self.header = header
        self.tellsFindings = tellsFindings
    }

    /// How the deadlines came about, by their name.
    var explanations: [String: ComputedDeadline] {
        var explanations: [String: ComputedDeadline] = [:]
        for (deadline, origin) in zip(deadlines, origins) where origin.computed != nil {
            explanations[deadline.name] = origin.computed
        }
        return explanations
    }

    /// What tells each deadline from the others, by its name.
    var identifiers: [String: DeadlineID] {
        var identifiers: [String: DeadlineID] = [:]
        var taken: Set<DeadlineID> = []
        for (deadline, origin) in zip(deadlines, origins) {
            var number = 1
            var id: DeadlineID {
                DeadlineID(root: origin.root, clock: deadline.stage, kind: deadline.kind, number: number)
            }
            while !taken.insert(id).inserted { number += 1 }
            identifiers[deadline.name] = id
        }
        return identifiers
    }

    /// The deadlines by day.
    var sortedDeadlines: [Deadline] { deadlines.sorted { ($0.due, $0.name) < ($1.due, $1.name) } }

    /// Keeps a computed deadline under its name.
    ///
    /// - Parameter root: The entry that started the clock.
    mutating func keep(_ computed: ComputedDeadline, number: Int, root: EntryID, status: Deadline.Status) {
        // What has no window is the document of a right without end.
        let isDocument = computed.opens == nil
        let name = Self.name(of: computed.clock, number: number, kind: computed.kind, isDocument: isDocument)
        keep(
            Deadline(
                caseReference: header.reference, country: header.country, name: name, kind: computed.kind,
                stage: computed.clock, trigger: computed.trigger, due: computed.due, earliest: computed.earliest,
                latest: computed.latest, opens: computed.opens, rolledFrom: computed.rolledFrom,
                flags: computed.flags, pack: computed.pack, packStatus: computed.packStatus,
                citations: computed.citations, alerts: computed.alerts, status: status), root: root, computed)
    }

    /// Keeps a deadline, with what computed it; no rule computes a reminder, or what is printed alone.
    mutating func keep(_ deadline: Deadline, root: EntryID, _ computed: ComputedDeadline? = nil) {
        deadlines.append(deadline)
        origins.append((root, computed))
    }

    /// Keeps a day that is printed where no pack covers it.
    mutating func keepPrinted(
        _ day: CivilDate, of clock: String, number: Int, root: EntryID, kind: DeadlineKind, trigger: CivilDate,
        alerts: [Int]? = nil, status: Deadline.Status
    ) {
        keep(
            Deadline(
                caseReference: header.reference, country: header.country,
                name: Self.name(of: clock, number: number, kind: kind), kind: kind, stage: clock, trigger: trigger,
                due: day, earliest: day, rolledFrom: nil, flags: [.observed], pack: nil, packStatus: nil,
                citations: [], alerts: alerts ?? Deadline.usualAlerts, status: status), root: root)
    }

    /// The name of a deadline: its clock, which one of its kind it is, and what it is about.
    private static func name(
        of clock: String, number: Int, kind: DeadlineKind, isDocument: Bool = false
    ) -> String {
        let what =
            switch kind {
            case .stageEnd, .stayEnd: "end"
            case .renewalWindow: isDocument ? "document" : "window"
            case .decisionDue: "decision"
            case .reportDue: "report"
            case .limitToAct: "limit"
            case .reminder: "reminder"
            }
        return number == 0 ? "\(clock)/\(what)" : "\(clock)#\(number + 1)/\(what)"
    }
}
