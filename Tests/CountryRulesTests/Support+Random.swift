import CivilCalendar
import SeededNumbers

extension SeededGenerator {
    /// A day between two days, both possible.
    mutating func day(from first: CivilDate, to last: CivilDate) -> CivilDate {
        CivilDate(dayNumber: .random(in: Int(first.dayNumber)...Int(last.dayNumber), using: &self)) ?? first
    }
}
