public import CountryRules

/// Something missing or unusual about an entry.
///
/// The entry is a fact all the same.
public struct Finding: Sendable, Hashable {
    /// What kind of finding it is.
    ///
    /// More codes may come.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The code's name.
        public let rawValue: String

        /// Makes a code from its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Conditions of the stage are not on record as met.
        public static let conditionsMissing = Code(rawValue: "conditions-missing")
        /// No stage that may come before is on record.
        public static let noStageBefore = Code(rawValue: "no-stage-before")
        /// The stage before had ended when this one was granted.
        public static let afterEnd = Code(rawValue: "after-end")
        /// The printed day is not the computed one.
        public static let printedDiffers = Code(rawValue: "printed-differs")
        /// No rule pack covers the day, and no document prints one: there is no deadline.
        public static let noDeadline = Code(rawValue: "no-deadline")
        /// The day lies after the day on which it was recorded.
        public static let futureDay = Code(rawValue: "future-day")
        /// The step was taken before one that is advised to come first.
        public static let stepOutOfOrder = Code(rawValue: "step-out-of-order")
        /// It was recorded although it contradicts the rules.
        public static let overridden = Code(rawValue: "overridden")
        /// The signal went to somebody who is no authority.
        public static let notAnAuthority = Code(rawValue: "not-an-authority")
        /// The signal was sent although the last assessment said that professional secrecy stands.
        public static let secrecyStands = Code(rawValue: "secrecy-stands")
        /// A step was left out as if it were not for this case.
        public static let stepNeeded = Code(rawValue: "step-needed")
        /// No stage of the case's country asks for the condition.
        public static let unknownCondition = Code(rawValue: "unknown-condition")
        /// The printed day lies beyond what the rules allow at most.
        public static let beyondMaximum = Code(rawValue: "beyond-maximum")
        /// The stage began with a decision on another day than that of its grant.
        public static let startedByDecision = Code(rawValue: "started-by-decision")
        /// A second decision of the same kind starts no second period.
        public static let noSecondPeriod = Code(rawValue: "no-second-period")
        /// What an extension, a withdrawal or the end of a stay speaks of is not on record.
        public static let nothingToChange = Code(rawValue: "nothing-to-change")
        /// An extension lets the stage end earlier than before.
        public static let shortened = Code(rawValue: "extension-shortens")
    }

    /// What kind of finding it is.
    public let code: Code
    /// The entry it is about.
    public let entry: EntryID
    /// One sentence in English.
    public let message: String
    /// The same for any language; said in English, it is `message`.
    public let wording: Wording
    /// The identifiers it speaks of, such as the missing conditions.
    public let subjects: [String]

    /// Makes a finding.
    public init(_ code: Code, entry: EntryID, message: String, wording: Wording, subjects: [String] = []) {
        self.code = code
        self.entry = entry
        self.message = message
        self.wording = wording
        self.subjects = subjects
    }
}

extension Finding {
    /// That a stage or another clock has no deadline, and why.
    static func noDeadline(of clock: String, entry: EntryID, _ error: RuleError) -> Finding {
        Finding(
            .noDeadline, entry: entry, message: "\(clock) has no deadline: \(error.message)",
            wording: Wording("finding.no-deadline", ["clock": .clock(clock), "reason": .refusal(error)]))
    }
}
