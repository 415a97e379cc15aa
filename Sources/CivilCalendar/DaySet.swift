/// A set of days within ``HolidayCalendar/years``, one bit each: about 1200 bytes.
struct DaySet: Sendable {
    private var words = [UInt64](repeating: 0, count: dayNumbers.count / 64 + 1)

    /// The day numbers that a set can hold.
    static let dayNumbers: Range<Int> = {
        let start = CivilDate(uncheckedYear: HolidayCalendar.years.lowerBound, month: 1, day: 1)
        let end = CivilDate(uncheckedYear: HolidayCalendar.years.upperBound + 1, month: 1, day: 1)
        return Int(start.dayNumber)..<Int(end.dayNumber)
    }()

    private let first = dayNumbers.lowerBound
    private let count = dayNumbers.count

    /// Whether the day is in the set, or nil when the set cannot hold it.
    func contains(_ date: CivilDate) -> Bool? {
        guard let index = index(of: date) else { return nil }
        return words[index >> 6] & bit(index) != 0
    }

    /// Adds a day; days the set cannot hold are left out.
    mutating func insert(_ date: CivilDate) {
        guard let index = index(of: date) else { return }
        words[index >> 6] |= bit(index)
    }

    /// Takes a day out.
    mutating func remove(_ date: CivilDate) {
        guard let index = index(of: date) else { return }
        words[index >> 6] &= ~bit(index)
    }

    private func index(of date: CivilDate) -> Int? {
        let index = Int(date.dayNumber) - first
        return index >= 0 && index < count ? index : nil
    }

    private func bit(_ index: Int) -> UInt64 { 1 << UInt64(index & 63) }
}
