package import CivilCalendar

extension TimelinePicture {
    /// A lane: what belongs together, such as the permit stages.
    package struct Lane: Sendable, Hashable {
        /// What the lane is called.
        package var name: String
        /// What lasts, in any order.
        package var bars: [Bar]
        /// What happened on a day, in any order.
        package var milestones: [Milestone]

        /// Makes a lane.
        package init(name: String, bars: [Bar] = [], milestones: [Milestone] = []) {
            self.name = name
            self.bars = bars
            self.milestones = milestones
        }
    }

    /// Something that happened on a day.
    package struct Milestone: Sendable, Hashable {
        /// What kind of event it is, shown by its shape.
        package enum Shape: Sendable, Hashable, CaseIterable {
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
        package var day: CivilDate
        /// What happened.
        package var label: String
        /// What kind of event it is.
        package var shape: Shape

        /// Makes a milestone.
        package init(day: CivilDate, label: String, shape: Shape) {
            self.day = day
            self.label = label
            self.shape = shape
        }
    }

    /// A deadline.
    package struct Mark: Sendable, Hashable {
        /// How the deadline stands, shown by shape and word.
        package enum State: Sendable, Hashable, CaseIterable {
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
        package var day: CivilDate
        /// What is due.
        package var label: String
        /// How it stands.
        package var state: State

        /// Makes a deadline.
        package init(day: CivilDate, label: String, state: State) {
            self.day = day
            self.label = label
            self.state = state
        }
    }
}
