public import CivilCalendar

extension RulePack {
    /// Accommodation of one kind, or a phase of reception.
    public struct Stay: Sendable, Hashable, Identifiable {
        /// What the length rests on.
        public enum Basis: String, Sendable, Codable {
            /// A statute or a decree.
            case statutory
            /// What the centres do.
            case practice
            /// Nothing: no length is known.
            case none
            /// An average that was observed: nothing ends with it.
            case average
        }
        /// Whether it is made for victims of trafficking.
        public enum Kind: String, Sendable, Codable {
            /// Made for them.
            case specialised
            /// Open to others too.
            case mainstream
        }

        /// The stay's identifier, such as `be.stay.minors`.
        public let id: String
        /// Other names of the same stay.
        public let aliases: [String]
        /// Whether it is made for victims of trafficking.
        public let kind: Kind
        /// The days of admission for which the rule holds, within those of the pack.
        public let days: RuleDays
        /// What the length rests on; `none` when no length is laid down.
        public let basis: Basis
        /// How long it lasts; `nil` when no length is laid down, or when its phases say it.
        public let duration: Duration?
        /// By how much it may be prolonged, and how often.
        public let prolongation: Prolongation?
        /// Whether it can be prolonged, by whatever length.
        public let extendable: Bool
        /// The stays that it follows; starting it ends them.
        public let after: [String]
        /// Its phases, each to a number of months or days after admission.
        public let phases: [Phase]
        /// How many days before its end it is announced; `nil` for what the pack says.
        public let alerts: [Int]?
        /// The keys of the sources.
        public let cites: [String]
        /// The keys of further texts (`note.…`).
        public let notes: [String]
        /// The cells that the source does not print without doubt.
        public let ambiguous: [Ambiguity]
    }

    /// A phase of a stay.
    public struct Phase: Sendable, Hashable, Identifiable {
        /// The phase's identifier, such as `be.stay.minors.observation` (text `stay.…`).
        public let id: String
        /// How long after admission it ends, the phases before it included.
        public let until: Period
        /// Whether a report is owed on its last day.
        public let report: Bool
    }
}
