public import CountryRules

extension EntryFacts {
    /// A signalling step that was taken.
    public struct StepRecorded: Sendable, Hashable {
        /// The step.
        public let step: SignallingStep
        /// Who took part.
        public let with: [Role]
        /// What came out of it.
        public let outcome: StepOutcome?
        /// Why it came before a step that is advised to come first; `nil` when none was given.
        public let reason: OrderReason?

        /// Makes a step.
        public init(
            _ step: SignallingStep, with roles: [Role] = [], outcome: StepOutcome? = nil, reason: OrderReason? = nil
        ) {
            self.step = step
            self.with = roles.eachOnce
            self.outcome = outcome
            self.reason = reason
        }
    }

    /// What was answered about professional secrecy, and what the law said.
    public struct SecrecyRecorded: Sendable, Hashable {
        /// The facts that were said to be so.
        public let facts: [SecrecyFact]
        /// The facts that were said not to be so; the others did not matter for the answer.
        public let denied: [SecrecyFact]
        /// What the law of the day answered.
        public let answer: SecrecyAnswer
        /// The version of the law that answered, such as `BE/2024`.
        public let law: String

        /// Makes an answer.
        public init(
            _ facts: some Sequence<SecrecyFact>, denied: some Sequence<SecrecyFact> = [], answer: SecrecyAnswer,
            law: String
        ) {
            self.facts = SecrecyFact.allCases.filter(Set(facts).contains)
            self.denied = SecrecyFact.allCases.filter(Set(denied).subtracting(facts).contains)
            self.answer = answer
            self.law = law
        }
    }

    /// A signal: an authority was told.
    public struct Signal: Sendable, Hashable {
        /// Who was told.
        public let to: Role
        /// Why it could not wait; `nil` for a signal at the end of the path.
        public let emergency: EmergencyReason?

        /// Makes a signal.
        public init(to role: Role, emergency: EmergencyReason? = nil) {
            to = role
            self.emergency = emergency
        }
    }
}
