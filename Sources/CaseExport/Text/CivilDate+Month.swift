internal import CivilCalendar

extension CivilDate {
    /// The month of the day, written `YYYY-MM`.
    var monthText: String { String("\(self)".prefix(7)) }
}
