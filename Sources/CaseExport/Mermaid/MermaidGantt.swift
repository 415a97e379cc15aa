package import CivilCalendar

/// A timeline as a Gantt chart of Mermaid.
///
/// Days are whole and inclusive: a stay until 16 April ends with that day.
package struct MermaidGantt: Sendable, Hashable {
    /// What an item is.
    package enum Kind: Sendable, Hashable, CaseIterable {
        /// A stage of the residence permit, a bar.
        case stage
        /// A stay or a phase of reception, a bar.
        case stay
        /// A step or a decision, on one day.
        case step
        /// An event that stands out, on one day.
        case milestone
        /// The last day for something.
        case deadline
    }

    /// How far an item is.
    package enum State: Sendable, Hashable, CaseIterable {
        /// Still to come, or without a state.
        case ahead
        /// Going on.
        case current
        /// Past, met or settled.
        case done
        /// Past, and not met.
        case overdue
    }

    /// A bar or a mark.
    package struct Item: Sendable, Hashable {
        /// What it says, in the language of its readers.
        package let label: String
        /// Its first day, or its only one.
        package let from: CivilDate
        /// Its last day, which marks do not have.
        ///
        /// A bar without one is drawn until today.
        package let to: CivilDate?
        /// What it is.
        package let kind: Kind
        /// How far it is.
        package let state: State

        /// Makes an item.
        package init(_ label: String, from: CivilDate, to: CivilDate? = nil, kind: Kind, state: State = .ahead) {
            self.label = label
            self.from = from
            self.to = to
            self.kind = kind
            self.state = state
        }
    }

    /// A lane with its items, in the order in which they are drawn.
    package struct Section: Sendable, Hashable {
        /// Its name, in the language of its readers.
        package let name: String
        /// What stands in it.
        package let items: [Item]

        /// Makes a lane.
        package init(_ name: String, items: [Item]) {
            self.name = name
            self.items = items
        }
    }

    /// The title of the chart.
    package let title: String
    /// The day that the chart is drawn for.
    package let today: CivilDate
    /// What today is called.
    package let todayLabel: String
    /// How exactly days are written; by the month, what lasts is drawn from the first to the last day of a month.
    package let precision: TimelinePicture.Precision
    /// The lanes.
    package let sections: [Section]

    /// Makes a chart.
    package init(
        title: String, today: CivilDate, todayLabel: String, precision: TimelinePicture.Precision = .day,
        sections: [Section]
    ) {
        self.title = title
        self.precision = precision
        self.today = today
        self.todayLabel = todayLabel
        self.sections = sections
    }
}
