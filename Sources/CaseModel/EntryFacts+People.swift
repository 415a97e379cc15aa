public import CivilCalendar

extension EntryFacts {
    /// A person by role, from the day of the entry on.
    public struct RoleAssigned: Sendable, Hashable {
        /// The role.
        public let role: Role
        /// The person's code; `nil` when there is none.
        public let who: WorkerCode?
        /// The last day, where it is known already.
        public let until: CivilDate?

        /// Makes an assignment.
        public init(_ role: Role, who: WorkerCode? = nil, until: CivilDate? = nil) {
            self.role = role
            self.who = who
            self.until = until
        }
    }

    /// Who answers for the case from the day of the entry on.
    public struct CaseAssigned: Sendable, Hashable {
        /// The case owner.
        public let owner: WorkerCode
        /// Who stands in.
        public let deputy: WorkerCode?

        /// Makes an assignment.
        public init(owner: WorkerCode, deputy: WorkerCode? = nil) {
            self.owner = owner
            self.deputy = deputy
        }
    }

    /// A referral to another service, or the transfer of the case to another centre.
    public struct Referral: Sendable, Hashable {
        /// To whom.
        public let to: Role
        /// Why.
        public let purpose: ReferralPurpose
        /// What allows it without consent; `nil` when the person consents.
        public let basis: LegalBasis?
        /// Whether the case is handed over.
        public let isTransfer: Bool
        /// Whether what is sealed was handed over with it.
        public let isIdentified: Bool

        /// What a consent has to cover for it.
        public var scope: ConsentScope { isTransfer ? .transfer : .referral }

        /// Makes a referral.
        public init(
            to role: Role, purpose: ReferralPurpose, basis: LegalBasis? = nil, isTransfer: Bool = false,
            isIdentified: Bool = false
        ) {
            to = role
            self.purpose = purpose
            self.basis = basis
            self.isTransfer = isTransfer
            self.isIdentified = isIdentified
        }
    }

    /// A referral that came in.
    public struct ReferralReceived: Sendable, Hashable {
        /// From whom.
        public let from: Role
        /// Why.
        public let purpose: ReferralPurpose
        /// Whether the case was handed over.
        public let isTransfer: Bool

        /// Makes a referral.
        public init(from role: Role, purpose: ReferralPurpose, isTransfer: Bool = false) {
            from = role
            self.purpose = purpose
            self.isTransfer = isTransfer
        }
    }

    /// A consent.
    public struct Consent: Sendable, Hashable {
        /// What it covers.
        public let scopes: [ConsentScope]
        /// Who gave it.
        public let by: ConsentGiver
        /// The last day on which it holds; `nil` until it is withdrawn.
        public let until: CivilDate?

        /// Makes a consent.
        public init(_ scopes: [ConsentScope], by giver: ConsentGiver = .person, until: CivilDate? = nil) {
            self.scopes = ConsentScope.allCases.filter(scopes.contains)
            by = giver
            self.until = until
        }
    }

    /// A reminder; its title is free text, and sealed.
    public struct Reminder: Sendable, Hashable {
        /// The day.
        public let due: CivilDate
        /// What it is about.
        public let topic: ReminderTopic
        /// The part of the support plan that it follows up.
        public let plan: EntryID?

        /// Makes a reminder.
        public init(due: CivilDate, topic: ReminderTopic = .other, plan: EntryID? = nil) {
            self.due = due
            self.topic = topic
            self.plan = plan
        }
    }

    /// A part of the support plan; its objective and the service are free text, and sealed.
    public struct SupportPlanned: Sendable, Hashable {
        /// The domain.
        public let domain: SupportDomain
        /// Who does it.
        public let with: [Role]
        /// The day on which it is planned to end.
        public let until: CivilDate?

        /// Makes a part of the plan, which begins on the day of the entry.
        public init(_ domain: SupportDomain, with roles: [Role] = [], until: CivilDate? = nil) {
            self.domain = domain
            with = roles.eachOnce
            self.until = until
        }
    }
}
