internal import CaseModel
internal import CivilCalendar

extension Deadline {
    /// How the deadline stands where only months leave: within the month of the day it is, open is upcoming, for
    /// overdue and due today would tell the day.
    func state(on today: CivilDate, byMonth: Bool) -> State {
        let state = state(on: today)
        guard byMonth else { return state }
        return switch state {
        case .overdue where due.monthText == today.monthText, .dueToday: .upcoming
        default: state
        }
    }
}
