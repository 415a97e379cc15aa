internal import CivilCalendar
internal import CountryRules

/// What the fold derives from the entries of a case.
struct Derived {
    let header: CaseHeader
    private(set) var deadlines: [Deadline] = []
    private(set) var explanations: [String: ComputedDeadline] = [:]
    var findings: [Finding] = []

    init(header: CaseHeader) { self.header = header }

    /// Keeps a computed deadline under its name.
    mutating func keep(_ computed: ComputedDeadline, number: Int, status: Deadline.Status) {
        // What has no window is the document of a right without end.
        let isDocument = computed.opens == nil
        let name = Self.name(of: computed.clock, number: number, kind: computed.kind, isDocument: isDocument)
        explanations[name] = computed
        deadlines.append(
            Deadline(
                caseReference: header.reference, country: header.country, name: name, kind: computed.kind,
                stage: computed.clock, trigger: computed.trigger, due: computed.due, earliest: computed.earliest,
                latest: computed.latest, opens: computed.opens, rolledFrom: computed.rolledFrom,
                flags: computed.flags, pack: computed.pack, packStatus: computed.packStatus,
                citations: computed.citations, alerts: computed.alerts, status: status))
    }

    /// Keeps a deadline that no rule computes.
    mutating func keep(_ deadline: Deadline) { deadlines.append(deadline) }

    /// Keeps a day that is printed where no pack covers it.
    mutating func keepPrinted(
        _ day: CivilDate, of clock: String, number: Int, kind: DeadlineKind, trigger: CivilDate,
        alerts: [Int]? = nil, status: Deadline.Status
    ) {
        deadlines.append(
            Deadline(
                caseReference: header.reference, country: header.country,
                name: Self.name(of: clock, number: number, kind: kind), kind: kind, stage: clock, trigger: trigger,
                due: day, earliest: day, rolledFrom: nil, flags: [.observed], pack: nil, packStatus: nil,
                citations: [], alerts: alerts ?? Deadline.usualAlerts, status: status))
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
