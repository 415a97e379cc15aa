import CivilCalendar
import SeededNumbers

extension CivilDate {
    /// Random days between two days, both possible.
    static func random(_ count: Int, in range: ClosedRange<CivilDate>, seed: UInt64) -> [CivilDate] {
        var generator = SeededGenerator(seed: seed)
        let numbers = Int(range.lowerBound.dayNumber)...Int(range.upperBound.dayNumber)
        return (0..<count).compactMap { _ in CivilDate(dayNumber: .random(in: numbers, using: &generator)) }
    }
}
