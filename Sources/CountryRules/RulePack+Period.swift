public import CivilCalendar

extension RulePack {
    /// A clock that is not a stage: a decision that an authority owes, a renewal window, a limit to act.
    public struct TimedPeriod: Sendable, Hashable, Identifiable {
        /// The period's identifier, such as `uk.reasonableGrounds`.
        public let id: String
        /// Other names of the same period.
        public let aliases: [String]
        /// What ends with the period.
        public let kind: DeadlineKind
        /// The days of events for which the rule holds, within those of the pack.
        public let days: RuleDays
        /// The events that start it in a case; empty when it is only computed when asked for.
        public let starts: [Start]
        /// How its last day is found.
        public let clock: Clock
        /// Decisions whose request or record settles it.
        public let metBy: [String]
        /// How it begins by the way of delivery; the first holds when nothing is known.
        public let delivery: [Delivery]
        /// By how much it may be prolonged, and how often.
        public let prolongation: Prolongation?
        /// How many days before its end it is announced; `nil` for what the pack says.
        public let alerts: [Int]?
        /// The keys of further texts (`note.…`).
        public let notes: [String]
        /// The cells that the source does not print without doubt.
        public let ambiguous: [Ambiguity]

        /// How the last day of a period is found.
        public enum Clock: Sendable, Hashable {
            /// Counted from the event.
            case duration(Duration)
            /// Counted backwards from the last day of a stage.
            case window(Window)
        }
    }

    /// An event of a case that starts a period.
    public enum Start: Sendable, Hashable {
        /// A decision was taken.
        case decision(DecisionTrigger)
        /// A decision was asked for.
        case requested(String)
        /// A stage was refused.
        case refused
        /// A stage was withdrawn.
        case withdrawn
        /// A stage was granted.
        case granted(String)
    }

    /// A time counted backwards from the last day of a stage.
    public struct Window: Sendable, Hashable {
        /// The stages before whose end it lies.
        public let beforeEndOf: [String]
        /// When it opens and closes.
        public let limits: Limits
        /// The other way of counting that may apply.
        public let otherwise: Limits?
        /// The key of a text that says when the other way applies (`note.…`).
        public let otherwiseNote: String?
        /// The key of the event that it is counted from (`trigger.…`).
        public let trigger: String
        /// The keys of the sources.
        public let cites: [String]

        /// How long before the last day a window opens and closes.
        public struct Limits: Sendable, Hashable {
            /// How long before the last day it opens; `nil` when it is open at once.
            public let opens: Period?
            /// How long before the last day it closes; `nil` when it closes on that day itself.
            public let closes: Period?
        }
    }

    /// How a period begins by the way in which a decision was delivered.
    public struct Delivery: Sendable, Hashable, Identifiable {
        /// The way of delivery, such as `receipt` (text `delivery.…`).
        public let id: String
        /// Which working day after the posting is the first that counts; `nil` for the day after delivery.
        public let workingDays: Int?
    }
}
