extension RulePack {
    /// A stage of the residence-permit track.
    public struct Stage: Sendable, Hashable, Identifiable {
        /// The stage's identifier, such as `be.reflection`.
        public let id: String
        /// Other names of the same stage, such as that of the kit.
        public let aliases: [String]
        /// The stage of which this is one kind, such as `it.longTerm` of `it.longTerm.work`.
        public let kindOf: String?
        /// The part that the stage plays.
        public let role: Role
        /// The days of events for which the rule holds, within those of the pack.
        public let days: RuleDays
        /// The stages that may come before; empty where the track starts.
        public let after: [String]
        /// Who may start the track with this stage.
        public let shortcuts: [Shortcut]
        /// The decision that starts the stage by itself; `nil` when it has to be granted.
        public let startedBy: DecisionTrigger?
        /// The document that shows the stage.
        public let document: Document?
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
        /// Why it may end early.
        public let earlyEnds: [EarlyEnd]
        /// The identifier under which the clock of the country's own rules is shown beside an overlay's.
        public let beside: String?
        /// How many days before its end it is announced; `nil` for what the pack says.
        public let alerts: [Int]?
        /// The keys of further texts (`note.…`).
        public let notes: [String]
        /// The cells that the source does not print without doubt.
        public let ambiguous: [Ambiguity]

        /// The identifier without the track's prefix: `reflection`.
        public var shortID: String { PlacesByName.short(id) }
    }

    /// The part that a stage plays.
    public enum Role: String, Sendable, Codable, CaseIterable {
        /// A recovery and reflection period: CETS 197 art. 13.
        case reflection
        /// A stay during the procedure, before the permit.
        case procedure
        /// A residence permit: CETS 197 art. 14, Directive 2004/81/EC art. 8.
        case permit
        /// A programme of assistance that is no permit by itself.
        case programme
        /// A stay that no longer depends on the procedure.
        case settlement
        /// A track of its own beside that of trafficking.
        case side
    }

    /// Who may start the track with a stage that otherwise follows another.
    public struct Shortcut: Sendable, Hashable {
        /// Who may.
        public enum When: Sendable, Hashable {
            /// Everybody.
            case anyone
            /// A minor without a legally responsible adult.
            case unaccompaniedMinor
            /// A person of whom a condition is on record as met.
            case condition(String)
        }
        /// Who may.
        public let when: When
        /// Whether the stages before it are not for that person.
        public let skips: Bool
        /// The key of a text that says more (`note.…`).
        public let note: String?
        /// The keys of the sources.
        public let cites: [String]
    }

    /// A decision of an authority that starts a clock.
    public struct DecisionTrigger: Sendable, Hashable {
        /// The decision, such as `reasonable-grounds`.
        public let decision: String
        /// How it has to turn out; `nil` when either will do.
        public let outcome: DecisionOutcome?

        /// Makes a trigger.
        public init(decision: String, outcome: DecisionOutcome?) {
            self.decision = decision
            self.outcome = outcome
        }
    }

    /// The document that shows a stage.
    public struct Document: Sendable, Hashable, Identifiable {
        /// The document's identifier, such as `be.annex15` (text `document.…`).
        public let id: String
        /// The keys of the sources.
        public let cites: [String]
    }

    /// Why a stage may end early.
    public struct EarlyEnd: Sendable, Hashable {
        /// The ground, such as `contact-resumed` (text `ground.…`).
        public let ground: String
        /// The key of a text that says more (`note.…`).
        public let note: String?
        /// The keys of the sources.
        public let cites: [String]
    }
}

/// How a decision turned out.
public enum DecisionOutcome: String, Sendable, Codable, CaseIterable {
    /// In favour of the person.
    case positive
    /// Against the person.
    case negative
}
