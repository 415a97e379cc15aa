public import CivilCalendar

extension CaseState {
    /// A signal that was sent.
    public struct SignalState: Sendable, Hashable {
        /// The entry.
        public let entry: EntryID
        /// Who was told.
        public let to: Role
        /// The day.
        public let on: CivilDate
        /// Why it could not wait; `nil` for a signal at the end of the path.
        public let emergency: EmergencyReason?
    }

    /// What was answered about professional secrecy.
    public struct SecrecyState: Sendable, Hashable {
        /// The entry.
        public let entry: EntryID
        /// The day.
        public let on: CivilDate
        /// What was said to be so, and the answer.
        public let recorded: EntryFacts.SecrecyRecorded
    }

    /// A person who has, or had, a role in the case.
    public struct PersonState: Sendable, Hashable {
        /// The entry that assigned the role; the person's name is sealed beside it, if it was given.
        public let entry: EntryID
        /// The role.
        public let role: Role
        /// The person's code.
        public let who: WorkerCode?
        /// The first day.
        public let from: CivilDate
        /// The last day; `nil` while it is not known.
        public let until: CivilDate?

        /// Whether the role is held on a day.
        public func isHeld(on day: CivilDate) -> Bool { from <= day && until.map { day <= $0 } ?? true }
    }

    /// Who answered for the case, from a day until the next.
    public struct OwnerState: Sendable, Hashable {
        /// The entry.
        public let entry: EntryID
        /// The first day.
        public let from: CivilDate
        /// The last day; `nil` for who answers for it now.
        public let until: CivilDate?
        /// Case owner and deputy.
        public let assigned: EntryFacts.CaseAssigned
    }

    /// A consent, scope by scope.
    public struct ConsentState: Sendable, Hashable {
        /// The entry that gave it.
        public let entry: EntryID
        /// What it covers.
        public let scope: ConsentScope
        /// Who gave it.
        public let by: ConsentGiver
        /// The first day.
        public let from: CivilDate
        /// The last day that was said when it was given.
        public let until: CivilDate?
        /// The day on which it was withdrawn; it does not hold on that day any more.
        public let withdrawnOn: CivilDate?

        /// Whether it holds on a day.
        public func holds(on day: CivilDate) -> Bool {
            from <= day && until.map { day <= $0 } ?? true && withdrawnOn.map { day < $0 } ?? true
        }
    }

    /// A referral, sent or received.
    public struct ReferralState: Sendable, Hashable {
        /// The entry that sent or received it.
        public let entry: EntryID
        /// Whether this centre sent it.
        public let isOutgoing: Bool
        /// To whom, or from whom.
        public let role: Role
        /// Why.
        public let purpose: ReferralPurpose
        /// What allowed it without consent.
        public let basis: LegalBasis?
        /// Whether the case is handed over.
        public let isTransfer: Bool
        /// The day.
        public let on: CivilDate
        /// How it stands, and since when.
        public let status: ReferralStatus
        /// The day of the last answer; `nil` before one.
        public let answeredOn: CivilDate?
        /// The day on which it was accepted.
        public let acceptedOn: CivilDate?
    }

    /// A reminder.
    public struct ReminderState: Sendable, Hashable {
        /// The entry; the title is sealed beside it.
        public let entry: EntryID
        /// The day on which it was recorded.
        public let on: CivilDate
        /// The day, the topic, and what it follows up.
        public let reminder: EntryFacts.Reminder
        /// The day on which it was done; `nil` before.
        public let doneOn: CivilDate?
        /// The name of its deadline: the end of the entry's identifier, or all of it where another ends alike.
        public let deadline: String
    }

    /// A part of the support plan.
    public struct SupportState: Sendable, Hashable {
        /// The entry; the objective and the service are sealed beside it.
        public let entry: EntryID
        /// The first day.
        public let from: CivilDate
        /// The domain, who does it, and the day on which it is planned to end.
        public let planned: EntryFacts.SupportPlanned
        /// The day on which it ended; `nil` while it runs.
        public let endedOn: CivilDate?
        /// What came of it.
        public let result: SupportResult?
    }
}
