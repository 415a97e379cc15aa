public import CivilCalendar
public import CountryRules

/// Where a case stands: a pure fold of its entries under the rules.
public struct CaseState: Sendable, Hashable {
    /// The part on which the derived rows and the forms of a timeline rest.
    package private(set) var outline: CaseOutline
    /// What it was erased for.
    public let erasureBasis: ErasureBasis?
    /// For what its content is or was kept, by day.
    public let holds: [HoldState]
    /// The signalling steps that were taken or left out, by day.
    public let steps: [StepState]
    /// Where the case stands on the path from a doubt to a signal.
    public let signalling: Signalling
    /// The day on which each indicator was first seen.
    public let indicators: [Indicator: CivilDate]
    /// What was answered about professional secrecy, by day.
    public let secrecy: [SecrecyState]
    /// The people of the case and what is done for it.
    public let people: CasePeople
    /// How the conditions stand, by identifier.
    public let conditions: [String: ConditionState]
    /// The decisions of authorities that were asked for or taken, by day.
    public let decisions: [DecisionState]
    /// How the deadlines came about, by their name; a day printed where no pack covers it has no explanation.
    public private(set) var explanations: [String: ComputedDeadline]
    /// What tells each deadline from the others whatever is put right or recorded late, by its name.
    public let identifiers: [String: DeadlineID]

    /// A signalling step as it was taken or left out.
    public struct StepState: Sendable, Hashable {
        /// The entry.
        public let entry: EntryID
        /// The step.
        public let step: SignallingStep
        /// The day.
        public let on: CivilDate
        /// Who took part.
        public let with: [Role]
        /// What came out of it.
        public let outcome: StepOutcome?
        /// Why it was left out; `nil` when it was taken.
        public let skipped: SkipReason?
        /// Why it came before a step that is advised to come first.
        public let reason: OrderReason?
    }

    /// How a condition stands.
    public struct ConditionState: Sendable, Hashable {
        /// Whether it holds.
        public let status: ConditionStatus
        /// Since when.
        public let since: CivilDate
    }

    /// A decision of an authority.
    public struct DecisionState: Sendable, Hashable {
        /// The entry.
        public let entry: EntryID
        /// The decision, such as `conclusive-grounds`.
        public let decision: String
        /// The day.
        public let on: CivilDate
        /// How it turned out; `nil` when it was asked for.
        public let outcome: DecisionOutcome?
    }

    /// A stay in accommodation, or a phase of reception.
    public struct StayState: Sendable, Hashable {
        /// The entry that began it.
        public let entry: EntryID
        /// The stay.
        public let stay: String
        /// The first day.
        public let on: CivilDate
        /// How often it was extended.
        public let extensions: Int
        /// The last day that was agreed or computed; `nil` when neither could be.
        public let end: CivilDate?
        /// The day on which it ended; `nil` while it runs.
        public let endedOn: CivilDate?
    }

    /// What became of an entry that does not hold as it was recorded.
    public enum Amendment: Sendable, Hashable {
        /// Another entry put it right.
        case corrected(by: EntryID)
        /// Another entry took it back.
        case retracted(by: EntryID)
    }

    /// A stage as it was granted and prolonged.
    public struct GrantState: Sendable, Hashable {
        /// The entry of the grant.
        public let entry: EntryID
        /// The stage.
        public let stage: String
        /// The day of the grant.
        public let on: CivilDate
        /// How often it was extended.
        public let extensions: Int
        /// Whether it runs, was followed by another grant, or was withdrawn.
        public let status: Deadline.Status
        /// The rule pack that was named by hand for it.
        public let pack: String?
        /// Its last day as it was printed or computed; `nil` when neither could be.
        public let end: CivilDate?
        /// Whether it was withdrawn.
        public let isWithdrawn: Bool
        /// Whether a decision started it, without a grant on record.
        public let isImplied: Bool
        /// Whether it belongs to a track of its own beside that of trafficking.
        public let isSide: Bool
        /// The day on which it was withdrawn.
        public let withdrawnOn: CivilDate?
        /// The day on which a later grant of its track took its place.
        public let followedOn: CivilDate?
        /// The days on which it was extended.
        public let extendedOn: [CivilDate]
    }
}

extension CaseState {
    /// What is known of the case, with all that changed since its opening.
    public var header: CaseHeader { outline.header }
    /// Whether the case is open.
    public var isOpen: Bool { outline.isOpen }
    /// The day on which it was closed last; `nil` while it is open.
    public var closedOn: CivilDate? { outline.closedOn }
    /// Why it was closed; `nil` while it is open.
    public var closureReason: ClosureReason? { outline.closureReason }
    /// The day on which its personal content was erased; `nil` for a case that was not.
    public var erasedOn: CivilDate? { outline.erasedOn }
    /// The stages that were granted, by day.
    public var grants: [GrantState] { outline.grants }
    /// The stays, by day.
    public var stays: [StayState] { outline.stays }
    /// The entries that do not hold as they were recorded.
    public var amended: [EntryID: Amendment] { outline.amended }
    /// The deadlines, by day.
    public var deadlines: [Deadline] { outline.deadlines }
    /// What is missing or unusual.
    public var findings: [Finding] { outline.findings }

    /// The grant that was made last, by day, and not withdrawn: what may come next follows it.
    ///
    /// A side track is looked at only where there is no other.
    public var lastGrant: GrantState? { outline.lastGrant }

    /// The stage that runs; of a closed case, the one that ran last.
    public var current: GrantState? { outline.current }

    /// What is advised next on the path of signalling; `nil` when it is walked, was never begun beside a permit track
    /// that runs, or the case is closed.
    ///
    /// The guardian or lawyer is heard only when the person is placed in an institution.
    public var nextStep: SignallingMove? { outline.nextStep }

    /// The same state, with every deadline announced so many days before; `nil` for what the rules say.
    package func announced(by alerts: [Int]?) -> CaseState {
        guard let alerts else { return self }
        var state = self
        state.outline = outline.announced(by: alerts)
        state.explanations = explanations.mapValues { $0.announced(by: alerts) }
        return state
    }

    /// How many stages run without a deadline, because no pack covers their day and no document prints one.
    public var undatedGrants: Int { outline.undatedGrants }
}
