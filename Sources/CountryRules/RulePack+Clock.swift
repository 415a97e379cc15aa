internal import CivilCalendar

extension RulePack {
    /// A stage, a period, a stay or a phase of one, made ready to compute its last day with: what every date of it
    /// shares is looked up once, when the pack is made.
    final class Clock: Sendable {
        let id: String
        let kind: DeadlineKind
        /// The key of the event that it is counted from (`trigger.…`).
        let trigger: String
        /// How it is counted from the event; `nil` for a window.
        let count: Count?
        /// The decisions that end or prolong it.
        let ends: [DecisionEnd]
        /// The time before an end; `nil` for what is counted from the event.
        let window: Window?
        /// The days of events for which the rule holds.
        let days: RuleDays
        /// The length of a renewal that is a grant of its own.
        let renewal: Renewal?
        let prolongation: Prolongation?
        let delivery: [Delivery]
        let isAmbiguous: Bool
        let isAverage: Bool
        let isPhase: Bool
        /// How many days before its end it is announced.
        let alerts: [Int]
        let source: Source
        /// The sources of its length.
        let citations: [Citation]
        /// The same as texts.
        let texts: [String]
        /// The least sure status among the pack and these sources.
        let status: RuleStatus
        /// The sources of a renewal that its length does not cite.
        let renewalCitations: [Citation]

        init(_ rule: Rule, of pack: Contents) {
            (id, kind, days) = (rule.id, rule.kind, rule.days)
            switch rule.face {
            case .duration(let duration): (count, ends, window) = (Count(duration), duration.ends, nil)
            case .window(let window): (count, ends, self.window) = (nil, [], window)
            }
            trigger = rule.face.source.trigger
            (renewal, prolongation, delivery) = (rule.renewal, rule.prolongation, rule.delivery)
            (isAmbiguous, isAverage, isPhase) = (rule.isAmbiguous, rule.isAverage, rule.isPhase)
            alerts = rule.alerts ?? pack.alerts
            let source = Source(of: rule.id, in: pack)
            let citations = rule.face.source.cites.compactMap { pack.citations[$0] }
            self.source = source
            self.citations = citations
            texts = citations.map(\.text)
            status = RuleStatus.weakest(of: [source.status] + citations.map(\.status))
            renewalCitations = (rule.renewal?.cites ?? []).compactMap { pack.citations[$0] }
                .filter { !citations.contains($0) }
        }
    }

    /// How a length is counted: the numbers of a duration alone, which are copied without counting references.
    struct Count {
        let length: Duration.Length
        let bound: Bound
        let counting: Counting
        let nature: Duration.Nature
        /// The period that the last day is computed from.
        let computed: Period?

        init(_ duration: Duration) {
            (length, bound, counting) = (duration.length, duration.bound, duration.counting)
            (nature, computed) = (duration.nature, duration.computed)
        }
    }

    /// A stage, a period, a stay or a phase of one, as far as computing its last day needs it.
    struct Rule {
        let id: String
        let kind: DeadlineKind
        let face: TimedPeriod.Clock
        let days: RuleDays
        var renewal: Renewal?
        var prolongation: Prolongation?
        var delivery: [Delivery] = []
        var isAmbiguous = false
        var isAverage = false
        var isPhase = false
        var alerts: [Int]?
    }

    /// The pack, or the overlay, that a clock comes from.
    struct Source {
        /// The name of the pack.
        let pack: String
        let days: RuleDays
        let status: RuleStatus
        /// The region of the overlay; `nil` for the country's own rules.
        let region: String?
        /// The days on which the law that the clock stands in holds.
        let covered: RuleDays
        let calendar: HolidayCalendar.Region

        init(of clock: String, in law: Contents) {
            let origin = law.origins[clock]
            pack = origin?.pack ?? law.id
            days = origin?.days ?? law.wholeDays ?? law.days
            status = origin?.status ?? law.status
            region = origin?.region
            covered = law.days
            calendar = law.calendar
        }
    }
}

extension RulePack.TimedPeriod.Clock {
    /// The key of the event that it is counted from (`trigger.…`), and the sources of its length.
    var source: (trigger: String, cites: [String]) {
        switch self {
        case .duration(let duration): (duration.trigger, duration.cites)
        case .window(let window): (window.trigger, window.cites)
        }
    }
}

extension RulePack.Rule {
    init(_ stage: RulePack.Stage) {
        let kind: DeadlineKind = if case .unlimited = stage.duration.length { .renewalWindow } else { .stageEnd }
        self.init(
            id: stage.id, kind: kind, face: .duration(stage.duration), days: stage.days, renewal: stage.renewal,
            isAmbiguous: stage.ambiguous.isInDoubt, alerts: stage.alerts)
        guard stage.renewal.kind != .none else { return }
        switch stage.renewal.length {
        case .same:
            prolongation = stage.duration.computed.map {
                .init(period: $0, times: stage.renewal.times, cites: stage.renewal.cites)
            }
        case .period(let period):
            prolongation = .init(period: period, times: stage.renewal.times, cites: stage.renewal.cites)
        case .unstated: break
        }
    }

    init(_ period: RulePack.TimedPeriod) {
        self.init(
            id: period.id, kind: period.kind, face: period.clock, days: period.days, prolongation: period.prolongation,
            delivery: period.delivery, isAmbiguous: period.ambiguous.isInDoubt, alerts: period.alerts)
    }

    /// A stay without phases; `nil` when no length is laid down.
    init?(_ stay: RulePack.Stay) {
        guard let duration = stay.duration else { return nil }
        self.init(
            id: stay.id, kind: .stayEnd, face: .duration(duration), days: stay.days, prolongation: stay.prolongation,
            isAmbiguous: stay.ambiguous.isInDoubt, isAverage: stay.basis == .average, alerts: stay.alerts)
    }

    /// A phase of a stay.
    init(_ phase: RulePack.Phase, of stay: RulePack.Stay) {
        self.init(
            id: phase.id, kind: .stayEnd,
            face: .duration(
                .init(
                    length: .period(phase.until), bound: .exact, counting: .exclusive, nature: .validity,
                    trigger: "admission", ends: [], cites: stay.cites)),
            days: stay.days, isAmbiguous: stay.ambiguous.isInDoubt, isPhase: true, alerts: stay.alerts)
    }
}

extension [RulePack.Ambiguity] {
    /// Whether the length is in doubt: a reading that the sources bear out with high confidence is sure.
    var isInDoubt: Bool { contains { $0.cell == .duration && $0.confidence != "high" } }
}
