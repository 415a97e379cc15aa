extension EntryFacts {
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
        case decisionRequested = "decision-requested"
        case decisionRecorded = "decision-recorded"
        case stayStarted = "stay-started"
        case stayExtended = "stay-extended"
        case stayEnded = "stay-ended"
        case deadlineMet = "deadline-met"
        case entryCorrected = "entry-corrected"
        case entryRetracted = "entry-retracted"
        case caseClosed = "case-closed"
        case caseReopened = "case-reopened"

        /// Whether an entry of this kind is corrected by another one.
        ///
        /// A correction is corrected by correcting the entry itself; a retraction is retracted.
        public var isCorrectable: Bool { ![.caseOpened, .entryCorrected, .entryRetracted].contains(self) }
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
        case .decisionRequested: .decisionRequested
        case .decisionRecorded: .decisionRecorded
        case .stayStarted: .stayStarted
        case .stayExtended: .stayExtended
        case .stayEnded: .stayEnded
        case .deadlineMet: .deadlineMet
        case .entryCorrected: .entryCorrected
        case .entryRetracted: .entryRetracted
        case .caseClosed: .caseClosed
        case .caseReopened: .caseReopened
        }
    }

    /// The stage that the entry speaks of.
    public var stage: String? {
        switch self {
        case .stageGranted(let decision), .stageExtended(let decision): decision.stage
        case .stageRefused(let stage, _), .stageWithdrawn(let stage, _, _): stage
        default: nil
        }
    }

    /// The entry that this one corrects or retracts.
    public var target: EntryID? {
        switch self {
        case .entryCorrected(let target, _), .entryRetracted(let target, _): target
        default: nil
        }
    }
}
