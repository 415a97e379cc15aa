public import CaseModel
public import CivilCalendar

/// The deadlines of a casebook as they stand on a day.
public struct DeadlineList: Sendable, Hashable {
    /// The day that they were asked for; `Deadline/state(on:)` with it says how each stands.
    public let today: CivilDate
    /// The deadlines by due day, then case, then name.
    public let deadlines: [Deadline]
}
