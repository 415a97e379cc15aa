public import CivilCalendar

extension RulePack {
    /// What a length is to the source: the length itself, the least, or the most.
    public enum Bound: String, Sendable, Codable {
        /// The length itself.
        case exact
        /// At least that long.
        case least
        /// At most that long.
        case most
    }

    /// How long something lasts, and how its last day is counted.
    public struct Duration: Sendable, Hashable {
        /// Whether something is in force for that time, or has to be done within it.
        public enum Nature: String, Sendable, Codable {
            /// In force for that time: the last day never moves.
            case validity
            /// Something is done within it: the last day moves to the next working day.
            case procedural
            /// Something is done within it, and no text is known that moves the last day: on the safe side it stays.
            case unmoved
        }
        /// How long.
        public enum Length: Sendable, Hashable {
            /// One period.
            case period(Period)
            /// At least the first, at most the second: the document prints which.
            case range(Period, upTo: Period)
            /// Without end; the document that shows it may still have one.
            case unlimited(document: Period?)
            /// The source gives none: only a printed day tells the end.
            case unstated
        }
        /// How long.
        public let length: Length
        /// Whether the source says "at least" or "at most".
        public let bound: Bound
        /// How the first day is counted.
        public let counting: Counting
        /// Whether the period is a validity, which never rolls, or a limit to act.
        public let nature: Nature
        /// The key of the event that starts it (`trigger.…`).
        public let trigger: String
        /// The decisions that end or prolong it.
        public let ends: [DecisionEnd]
        /// The keys of the sources.
        public let cites: [String]

        /// The period that the last day is computed from: of a range the shortest, because only that much is certain.
        public var computed: Period? {
            switch length {
            case .period(let period), .range(let period, upTo: _): period
            case .unlimited(let document): document
            case .unstated: nil
            }
        }
    }

    /// How a decision of an authority moves the end of a period.
    public struct DecisionEnd: Sendable, Hashable {
        /// Which day counts.
        public enum Take: String, Sendable, Codable {
            /// The later of the counted day and the decision.
            case later
            /// The earlier of the counted day and the decision.
            case earlier
            /// The decision, whatever was counted.
            case decision
        }
        /// The decision, such as `conclusive-grounds`.
        public let decision: String
        /// How it has to turn out; `nil` when either will do.
        public let outcome: DecisionOutcome?
        /// Which day counts.
        public let take: Take
    }

    /// Whether and how a stage is renewed.
    public struct Renewal: Sendable, Hashable {
        /// Whether it is renewed.
        public enum Kind: String, Sendable, Codable {
            /// It is not renewed.
            case none
            /// It is renewed.
            case renewable
            /// It is renewed under a condition.
            case conditional
        }
        /// By how long one renewal without a printed date prolongs.
        public enum Length: Sendable, Hashable {
            /// By the stage's own period, counted from the anchor with the total.
            case same
            /// By a length of its own.
            case period(Period)
            /// The source does not say: the printed date is needed.
            case unstated
        }
        /// Whether it is renewed.
        public let kind: Kind
        /// By how long.
        public let length: Length
        /// Whether the source says "at least" or "at most".
        public let bound: Bound
        /// How often at most; `nil` when the source sets no limit.
        public let times: Int?
        /// The condition under which it is renewed.
        public let condition: String?
        /// The key of a text that says more (`note.…`).
        public let note: String?
        /// The keys of the sources.
        public let cites: [String]
    }

    /// By how much a period or a stay may be prolonged.
    public struct Prolongation: Sendable, Hashable {
        /// The length of one prolongation.
        public let period: Period
        /// How often; `nil` without limit.
        public let times: Int?
        /// The keys of the sources.
        public let cites: [String]
    }
}
