public import CivilCalendar
public import CountryRules

/// What happened, in codes: the part of an entry that is readable without a key.
public indirect enum EntryFacts: Sendable, Hashable {
    /// The case was opened.
    case caseOpened(CaseHeader)
    /// A signalling step was taken.
    case stepRecorded(StepRecorded)
    /// A signalling step was left out.
    case stepSkipped(SignallingStep, SkipReason)
    /// Signs of trafficking were seen.
    case indicatorsObserved([Indicator])
    /// Professional secrecy was looked at.
    case secrecyAssessed(SecrecyRecorded)
    /// An authority was told.
    case signalSent(Signal)
    /// An authority granted a stage.
    case stageGranted(StageDecision)
    /// An authority prolonged the stage that runs.
    case stageExtended(StageDecision)
    /// An authority refused a stage; how the refusal was delivered, where it is known.
    case stageRefused(stage: String, delivery: String? = nil)
    /// An authority withdrew the stage that runs.
    case stageWithdrawn(stage: String, WithdrawalReason, delivery: String? = nil)
    /// A condition of a stage came to hold, or no longer holds.
    case conditionRecorded(String, ConditionStatus)
    /// An authority was asked for a decision, such as `reasonable-grounds` or `appeal`.
    case decisionRequested(String)
    /// An authority decided.
    case decisionRecorded(Decision)
    /// A stay in accommodation, or a phase of reception, began.
    case stayStarted(StayDecision)
    /// The stay that runs was prolonged.
    case stayExtended(StayDecision)
    /// The stay that runs ended.
    case stayEnded(stay: String)
    /// What a deadline asked for was done.
    case deadlineMet(Settled)
    /// The case was referred to another service, or handed over to another centre.
    case referralSent(Referral)
    /// The case was referred to this centre.
    case referralReceived(ReferralReceived)
    /// What became of a referral that was sent or received.
    case referralAnswered(EntryID, ReferralStatus)
    /// The person, or who stands for the person, consented.
    case consentGiven(Consent)
    /// A consent was withdrawn.
    case consentWithdrawn([ConsentScope])
    /// Something was noted down; the text is sealed.
    case noteAdded
    /// Something has to be thought of on a day.
    case reminderAdded(Reminder)
    /// What a reminder was about was done.
    case reminderDone(EntryID)
    /// A person took a role in the case.
    case roleAssigned(RoleAssigned)
    /// A person's role ended.
    case roleEnded(EntryID)
    /// A case worker answers for the case.
    case caseAssigned(CaseAssigned)
    /// What is known of the case changed.
    case caseAmended(CaseChange)
    /// Support was planned.
    case supportPlanned(SupportPlanned)
    /// A part of the support plan came to its end.
    case supportEnded(EntryID, SupportResult)
    /// Who the person is was recorded; all of it is sealed.
    case identityRecorded
    /// Sealed content was shown to the author of the entry.
    case identityRevealed(RevealScope)
    /// Something of the case left the casebook.
    case timelineExported(TimelineExported)
    /// An entry said something wrong: this is what happened, on the day of this entry.
    case entryCorrected(EntryID, EntryFacts)
    /// An entry should not have been recorded.
    case entryRetracted(EntryID, RetractionReason)
    /// The case was closed.
    case caseClosed(ClosureReason)
    /// The case was opened again.
    case caseReopened
    /// The content of the case is kept for now, whatever its retention says.
    case holdPlaced(HoldGround)
    /// It need not be kept for that any more.
    case holdLifted(HoldGround)
    /// The personal content of the case was erased for good.
    case contentErased(ContentErased)
    /// What an entry of that kind said was erased.
    ///
    /// It is never recorded: it is what is read of an entry whose facts are gone.
    case erased(Kind)

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

    /// A decision of an authority.
    public struct Decision: Sendable, Hashable {
        /// The decision, such as `conclusive-grounds`.
        public let decision: String
        /// How it turned out.
        public let outcome: DecisionOutcome
        /// How it was delivered, such as `receipt`; `nil` when it is not known.
        public let delivery: String?

        /// Makes a decision.
        public init(_ decision: String, _ outcome: DecisionOutcome, delivery: String? = nil) {
            self.decision = decision
            self.outcome = outcome
            self.delivery = delivery
        }
    }

    /// The beginning or the extension of a stay.
    public struct StayDecision: Sendable, Hashable {
        /// The stay, such as `be.stay.minors`.
        public let stay: String
        /// The last day that was agreed or printed; `nil` when none is.
        public let until: CivilDate?

        /// Makes a decision.
        public init(stay: String, until: CivilDate? = nil) {
            self.stay = stay
            self.until = until
        }
    }

    /// A deadline that was settled, by its clock and the day that started it.
    ///
    /// The name of a deadline may count others of its kind, recorded late; these two stay.
    public struct Settled: Sendable, Hashable {
        /// The stage, period, stay or phase, such as `be.appeal`.
        public let clock: String
        /// The day of the event that started it.
        public let trigger: CivilDate

        /// Makes a settlement.
        public init(clock: String, trigger: CivilDate) {
            self.clock = clock
            self.trigger = trigger
        }
    }
}
