public import CivilCalendar

extension TimelinePicture {
    /// A lane: what belongs together, such as the permit stages.
    public struct Lane: Sendable, Hashable {
        /// What the lane is called.
        public var name: String
        /// What lasts, in any order.
        public var bars: [Bar]
        /// What happened on a day, in any order.
        public var milestones: [Milestone]

        /// Makes a lane.
        public init(name: String, bars: [Bar] = [], milestones: [Milestone] = []) {
            self.name = name
            self.bars = bars
            self.milestones = milestones
        }
    }

    /// Something that happened on a day.
    public struct Milestone: Sendable, Hashable {
        /// What kind of event it is, shown by its shape.
        public enum Shape: Sendable, Hashable, CaseIterable {
            /// A signalling step.
            case step
            /// The signal itself.
            case signal
            /// A decision in favour of the person.
            case decisionPositive
            /// A decision against the person.
            case decisionNegative
            /// A stage that was refused or withdrawn.
            case refusal
            /// Anything else.
            case other
        }

        /// The day.
        public var day: CivilDate
        /// What happened.
        public var label: String
        /// What kind of event it is.
        public var shape: Shape

        /// Makes a milestone.
        public init(day: CivilDate, label: String, shape: Shape) {
            self.day = day
            self.label = label
            self.shape = shape
        }
    }

    /// A deadline.
    public struct Mark: Sendable, Hashable {
        /// How the deadline stands, shown by shape and word.
        public enum State: Sendable, Hashable, CaseIterable {
            /// Its day is over and it was not met.
            case overdue
            /// Its day is today.
            case dueToday
            /// Its day is still to come.
            case upcoming
            /// What was due was done.
            case met
            /// It is no longer of interest.
            case cancelled
        }

        /// The last day.
        public var day: CivilDate
        /// What is due.
        public var label: String
        /// How it stands.
        public var state: State

        /// Makes a deadline.
        public init(day: CivilDate, label: String, state: State) {
            self.day = day
            self.label = label
            self.state = state
        }
    }
}
