extension EntryFacts {
    /// The entry's kind, as the interchange format names it.
    public enum Kind: String, Sendable, CaseIterable {
        /// Case opened.
        case caseOpened = "case-opened"
        /// Signalling step recorded.
        case stepRecorded = "step-recorded"
        /// Signalling step skipped.
        case stepSkipped = "step-skipped"
        /// Indicators observed.
        case indicatorsObserved = "indicators-observed"
        /// Professional secrecy assessed.
        case secrecyAssessed = "secrecy-assessed"
        /// Situation signalled.
        case signalSent = "signal-sent"
        /// Stage granted.
        case stageGranted = "stage-granted"
        /// Stage extended.
        case stageExtended = "stage-extended"
        /// Stage refused.
        case stageRefused = "stage-refused"
        /// Stage withdrawn.
        case stageWithdrawn = "stage-withdrawn"
        /// Condition recorded.
        case conditionRecorded = "condition-recorded"
        /// Decision requested.
        case decisionRequested = "decision-requested"
        /// Decision recorded.
        case decisionRecorded = "decision-recorded"
        /// Accommodation started.
        case stayStarted = "stay-started"
        /// Accommodation extended.
        case stayExtended = "stay-extended"
        /// Accommodation ended.
        case stayEnded = "stay-ended"
        /// Deadline met.
        case deadlineMet = "deadline-met"
        /// Referral sent.
        case referralSent = "referral-sent"
        /// Referral received.
        case referralReceived = "referral-received"
        /// Referral answered.
        case referralAnswered = "referral-answered"
        /// Consent given.
        case consentGiven = "consent-given"
        /// Consent withdrawn.
        case consentWithdrawn = "consent-withdrawn"
        /// Note added.
        case noteAdded = "note-added"
        /// Reminder added.
        case reminderAdded = "reminder-added"
        /// Reminder done.
        case reminderDone = "reminder-done"
        /// Role assigned.
        case roleAssigned = "role-assigned"
        /// Role ended.
        case roleEnded = "role-ended"
        /// Case assigned.
        case caseAssigned = "case-assigned"
        /// Case amended.
        case caseAmended = "case-amended"
        /// Support planned.
        case supportPlanned = "support-planned"
        /// Support ended.
        case supportEnded = "support-ended"
        /// Identity recorded.
        case identityRecorded = "identity-recorded"
        /// Identity revealed.
        case identityRevealed = "identity-revealed"
        /// Timeline exported.
        case timelineExported = "timeline-exported"
        /// Entry corrected.
        case entryCorrected = "entry-corrected"
        /// Entry retracted.
        case entryRetracted = "entry-retracted"
        /// Case closed.
        case caseClosed = "case-closed"
        /// Case reopened.
        case caseReopened = "case-reopened"
        /// Hold placed.
        case holdPlaced = "hold-placed"
        /// Hold lifted.
        case holdLifted = "hold-lifted"
        /// Personal content erased.
        case contentErased = "content-erased"
    }

    /// The entry's kind.
    public var kind: Kind {
        switch self {
        case .caseOpened: .caseOpened
        case .stepRecorded: .stepRecorded
        case .stepSkipped: .stepSkipped
        case .indicatorsObserved: .indicatorsObserved
        case .secrecyAssessed: .secrecyAssessed
        case .signalSent: .signalSent
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
        case .referralSent: .referralSent
        case .referralReceived: .referralReceived
        case .referralAnswered: .referralAnswered
        case .consentGiven: .consentGiven
        case .consentWithdrawn: .consentWithdrawn
        case .noteAdded: .noteAdded
        case .reminderAdded: .reminderAdded
        case .reminderDone: .reminderDone
        case .roleAssigned: .roleAssigned
        case .roleEnded: .roleEnded
        case .caseAssigned: .caseAssigned
        case .caseAmended: .caseAmended
        case .supportPlanned: .supportPlanned
        case .supportEnded: .supportEnded
        case .identityRecorded: .identityRecorded
        case .identityRevealed: .identityRevealed
        case .timelineExported: .timelineExported
        case .entryCorrected: .entryCorrected
        case .entryRetracted: .entryRetracted
        case .caseClosed: .caseClosed
        case .caseReopened: .caseReopened
        case .holdPlaced: .holdPlaced
        case .holdLifted: .holdLifted
        case .contentErased: .contentErased
        case .erased(let kind): kind
        }
    }

    /// Whether what the entry said was erased.
    public var isErased: Bool {
        guard case .erased = self else { return false }
        return true
    }

    /// The stage that the entry speaks of.
    public var stage: String? {
        switch self {
        case .stageGranted(let decision), .stageExtended(let decision): decision.stage
        case .stageRefused(let stage, _), .stageWithdrawn(let stage, _, _): stage
        default: nil
        }
    }

    /// Whether it is a signal that could not wait.
    var isEmergency: Bool {
        guard case .signalSent(let signal) = self else { return false }
        return signal.emergency != nil
    }

    /// The entry that this one corrects or retracts.
    public var target: EntryID? {
        switch self {
        case .entryCorrected(let target, _), .entryRetracted(let target, _): target
        default: nil
        }
    }

    /// Whether an entry of these facts changes how others are read: it corrects, retracts or erases.
    var changesOthers: Bool {
        switch self {
        case .entryCorrected, .entryRetracted, .contentErased: true
        default: false
        }
    }

    /// The earlier entry that this one brings to its end or answers.
    public var item: EntryID? {
        switch self {
        case .referralAnswered(let item, _), .reminderDone(let item), .roleEnded(let item), .supportEnded(let item, _):
            item
        default: nil
        }
    }
}

extension EntryFacts.Kind {
    /// Whether an entry of this kind is corrected by another one.
    ///
    /// A correction is corrected by correcting the entry itself; a retraction is retracted.
    public var isCorrectable: Bool {
        ![.caseOpened, .entryCorrected, .entryRetracted].contains(self) && !isAudit
    }

    /// Whether an entry of this kind says who looked at what, what left, or what was erased: it is recorded on a closed
    /// case too, and stays.
    public var isAudit: Bool {
        switch self {
        case .identityRevealed, .timelineExported, .contentErased: true
        default: false
        }
    }

    /// Whether an entry of this kind says that content is kept, or no longer: it is recorded on a closed case too.
    public var isHold: Bool { self == .holdPlaced || self == .holdLifted }

    /// Whether an entry of this kind comes by an import: a case is opened by a line of its own, and what was erased
    /// elsewhere is not dumped.
    public var isImported: Bool { self != .caseOpened && self != .contentErased }

    /// Whether an entry of this kind has to say something that is sealed: without it, it says nothing.
    public var needsText: Bool { [.noteAdded, .identityRecorded].contains(self) }

    /// Whether an entry of this kind can be recorded although it contradicts the rules: an authority did so all the
    /// same, or it happened to a case that was closed.
    ///
    /// What closes, answers, ends or takes back another entry cannot: it has to fit that entry.
    public var isOverridable: Bool {
        switch self {
        case .stageGranted, .stageExtended, .stageRefused, .stageWithdrawn, .decisionRequested, .decisionRecorded,
            .conditionRecorded, .stayStarted, .stayExtended, .stayEnded, .stepRecorded, .stepSkipped,
            .indicatorsObserved, .secrecyAssessed, .signalSent, .noteAdded, .reminderAdded, .roleAssigned,
            .referralReceived, .consentGiven, .caseAssigned, .caseAmended, .supportPlanned, .identityRecorded:
            true
        case .caseOpened, .caseClosed, .caseReopened, .deadlineMet, .referralSent, .referralAnswered,
            .consentWithdrawn, .reminderDone, .roleEnded, .supportEnded, .identityRevealed, .timelineExported,
            .entryCorrected, .entryRetracted, .holdPlaced, .holdLifted, .contentErased:
            false
        }
    }

    /// The free texts that an entry of this kind may have, its own first; a note may stand beside every entry.
    public var texts: [TextField] { ownTexts + (isOverridable ? TextField.ofOverride : []) }

    private var ownTexts: [TextField] {
        switch self {
        case .noteAdded: [.text]
        case .reminderAdded: [.title, .note]
        case .stageGranted, .stageExtended: [.document, .note]
        case .roleAssigned: [.name, .note]
        case .referralSent, .referralReceived: [.organisation, .name, .reasonText, .note]
        case .supportPlanned: [.objective, .service, .note]
        case .identityRecorded: []
        case .identityRevealed, .timelineExported, .contentErased: [.reasonText]
        case .stepRecorded, .stepSkipped, .signalSent, .stageWithdrawn, .referralAnswered, .consentWithdrawn,
            .entryRetracted, .caseClosed:
            [.reasonText, .note]
        default: [.note]
        }
    }
}
