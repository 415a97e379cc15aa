public import CivilCalendar

/// What happened, in codes: the part of an entry that is readable without a key.
public enum EntryFacts: Sendable, Hashable {
    /// The case was opened.
    case caseOpened(CaseHeader)
    /// A signalling step was taken.
    case stepRecorded(StepRecorded)
    /// A signalling step was left out.
    case stepSkipped(SignallingStep, SkipReason)
    /// An authority granted a stage.
    case stageGranted(StageDecision)
    /// An authority prolonged the stage that runs.
    case stageExtended(StageDecision)
    /// An authority refused a stage.
    case stageRefused(stage: String)
    /// An authority withdrew the stage that runs.
    case stageWithdrawn(stage: String, WithdrawalReason)
    /// A condition of a stage came to hold, or no longer holds.
    case conditionRecorded(String, ConditionStatus)
    /// The case was closed.
    case caseClosed(ClosureReason)
    /// The case was opened again.
    case caseReopened

    /// A signalling step that was taken.
    public struct StepRecorded: Sendable, Hashable {
        /// The step.
        public let step: SignallingStep
        /// Who took part.
        public let with: [Role]
        /// What came out of it.
        public let outcome: StepOutcome?

        /// Makes a step.
        public init(_ step: SignallingStep, with roles: [Role] = [], outcome: StepOutcome? = nil) {
            self.step = step
            self.with = roles.eachOnce
            self.outcome = outcome
        }
    }

    /// A grant or an extension.
    public struct StageDecision: Sendable, Hashable {
        /// The stage, such as `be.reflection`.
        public let stage: String
        /// The last day printed on the document; `nil` when none is.
        public let until: CivilDate?
        /// The rule pack named by hand; `nil` for the one in force on the day.
        public let pack: String?

        /// Makes a decision.
        public init(stage: String, until: CivilDate? = nil, pack: String? = nil) {
            self.stage = stage
            self.until = until
            self.pack = pack
        }
    }

    /// The entry's kind, as the interchange format names it.
    public enum Kind: String, Sendable, CaseIterable {
        case caseOpened = "case-opened"
        case stepRecorded = "step-recorded"
        case stepSkipped = "step-skipped"
        case stageGranted = "stage-granted"
        case stageExtended = "stage-extended"
        case stageRefused = "stage-refused"
        case stageWithdrawn = "stage-withdrawn"
        case conditionRecorded = "condition-recorded"
        case caseClosed = "case-closed"
        case caseReopened = "case-reopened"
    }

    /// The entry's kind.
    public var kind: Kind {
        switch self {
        case .caseOpened: .caseOpened
        case .stepRecorded: .stepRecorded
        case .stepSkipped: .stepSkipped
        case .stageGranted: .stageGranted
        case .stageExtended: .stageExtended
        case .stageRefused: .stageRefused
        case .stageWithdrawn: .stageWithdrawn
        case .conditionRecorded: .conditionRecorded
        case .caseClosed: .caseClosed
        case .caseReopened: .caseReopened
        }
    }

    /// The stage that the entry speaks of.
    public var stage: String? {
        switch self {
        case .stageGranted(let decision), .stageExtended(let decision): decision.stage
        case .stageRefused(let stage), .stageWithdrawn(let stage, _): stage
        default: nil
        }
    }
}
