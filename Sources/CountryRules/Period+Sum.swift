internal import CivilCalendar

extension Period {
    /// The lengths as one, when they are of one kind: months with years, days with weeks, working days.
    ///
    /// - Returns: `nil` for none, and for lengths of different kinds.
    static func sum(_ periods: [Period]) -> Period? {
        guard let first = periods.first else { return nil }
        guard periods.contains(where: { $0.unit != first.unit }) else {
            return Period(periods.reduce(0) { $0 + $1.count }, first.unit)
        }
        let parts = periods.map(\.smallest)
        guard let unit = parts.first?.unit, parts.allSatisfy({ $0.unit == unit }) else { return nil }
        return Period(parts.reduce(0) { $0 + $1.count }, unit)
    }

    /// Years as months, weeks as days.
    private var smallest: Period {
        switch unit {
        case .years: Period(count * 12, .months)
        case .weeks: Period(count * 7, .days)
        case .days, .months, .workingDays: self
        }
    }
}

extension CountingStep {
    /// The day that the step led to.
    var date: CivilDate? {
        switch self {
        case .trigger(let day), .firstDay(let day, counted: _), .added(_, let day), .skipped(let day, holiday: _): day
        case .eveOf(let day): try? day.adding(days: -1)
        case .missingDay(year: _, month: _, day: _, became: let day), .rolled(from: _, to: let day): day
        }
    }
}
