public import CivilCalendar

extension RulePack {
    /// A stage of the residence-permit track.
    public struct Stage: Sendable, Hashable, Identifiable {
        /// The stage's identifier, such as `be.reflection`.
        public let id: String
        /// The stage of which this is one kind, such as `it.longTerm` of `it.longTerm.work`.
        public let kindOf: String?
        /// The stages that may come before; empty where the track starts.
        public let after: [String]
        /// How long it lasts.
        public let duration: Duration
        /// Whether and how it is renewed.
        public let renewal: Renewal
        /// The conditions; `nil` when the source states none.
        public let conditions: ConditionTree?
        /// The keys of the sources of the conditions.
        public let conditionsCites: [String]
        /// What the stage entitles to.
        public let rights: [Right]
        /// The keys of further texts (`note.…`).
        public let notes: [String]
        /// The cells that the source does not print without doubt.
        public let ambiguous: [Ambiguity]

        /// The identifier without the track's prefix: `reflection`.
        public var shortID: String {
            String(id[(id.firstIndex(of: ".").map { id.index(after: $0) } ?? id.startIndex)...])
        }
    }

    /// A clock that is not a stage: a decision that an authority owes, a stay.
    public struct TimedPeriod: Sendable, Hashable, Identifiable {
        /// The period's identifier, such as `uk.reasonableGrounds`.
        public let id: String
        /// What ends with the period.
        public let kind: DeadlineKind
        /// How long it lasts.
        public let duration: Duration
        /// By how much it may be prolonged, and how often.
        public let prolongation: Prolongation?
        /// The keys of further texts (`note.…`).
        public let notes: [String]
    }

    /// By how much a period may be prolonged.
    public struct Prolongation: Sendable, Hashable {
        /// The length of one prolongation.
        public let period: Period
        /// How often; `nil` without limit.
        public let times: Int?
        /// The keys of the sources.
        public let cites: [String]
    }

    /// How long something lasts, and how its last day is counted.
    public struct Duration: Sendable, Hashable {
        /// Whether something is in force for that time, or has to be done within it.
        public enum Nature: String, Sendable, Codable { case validity, procedural }
        /// How long.
        public enum Length: Sendable, Hashable {
            /// One period.
            case period(Period)
            /// At least the first, at most the second: the document prints which.
            case range(Period, upTo: Period)
            /// Without end; the document that shows it may still have one.
            case unlimited(document: Period?)
        }
        /// How long.
        public let length: Length
        /// How the first day is counted.
        public let counting: Counting
        /// Whether the period is a validity, which never rolls, or a limit to act.
        public let nature: Nature
        /// The key of the event that starts it (`trigger.…`).
        public let trigger: String
        /// The keys of the sources.
        public let cites: [String]

        /// The period that the last day is computed from: of a range the shortest, because only that much is certain.
        public var computed: Period? {
            switch length {
            case .period(let period), .range(let period, upTo: _): period
            case .unlimited(let document): document
            }
        }
    }

    /// Whether and how a stage is renewed.
    public struct Renewal: Sendable, Hashable {
        /// Whether it is renewed.
        public enum Kind: String, Sendable, Codable { case none, renewable, conditional }
        /// By how long one renewal without a printed date prolongs.
        public enum Length: String, Sendable, Codable {
            /// By the stage's own period, counted from the anchor with the total.
            case same
            /// The source does not say: the printed date is needed.
            case unstated
        }
        /// Whether it is renewed.
        public let kind: Kind
        /// By how long.
        public let length: Length
        /// How often at most; `nil` when the source sets no limit.
        public let times: Int?
        /// The condition under which it is renewed.
        public let condition: String?
        /// The key of a text that says more (`note.…`).
        public let note: String?
        /// The keys of the sources.
        public let cites: [String]
    }
}
