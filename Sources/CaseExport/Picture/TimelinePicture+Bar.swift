package import CivilCalendar

extension TimelinePicture {
    /// Something that lasts from a day to a day.
    package struct Bar: Sendable, Hashable {
        /// How it stands, shown by the pattern.
        package enum State: Sendable, Hashable, CaseIterable {
            /// It runs.
            case running
            /// Another has taken its place.
            case followed
            /// It is over.
            case ended
            /// It is still to come.
            case planned
        }

        /// What lasts.
        package var label: String
        /// The first day.
        package var from: CivilDate
        /// The last day as it was fixed, which belongs to the bar; `nil` when no end is fixed.
        package var to: CivilDate?
        /// How it stands.
        package var state: State
        /// The days on which a further length began, in any order; those outside the bar are left out.
        package var extensions: [CivilDate]
        /// The last day when it ended before ``to``: the rest of the bar is shown as cut off.
        package var endedEarly: CivilDate?
        /// More about it, shown where there is a pointer; empty when there is nothing to say.
        package var note: String

        /// Makes a bar.
        package init(
            label: String, from: CivilDate, to: CivilDate?, state: State, extensions: [CivilDate] = [],
            endedEarly: CivilDate? = nil, note: String = ""
        ) {
            self.label = label
            self.from = from
            self.to = to
            self.state = state
            self.extensions = extensions
            self.endedEarly = endedEarly
            self.note = note
        }
    }
}
