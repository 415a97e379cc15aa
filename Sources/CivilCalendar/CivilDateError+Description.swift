extension CivilDateError: CustomStringConvertible {
    /// One English sentence without a full stop.
    public var description: String {
        switch self {
        case .malformed(let text):
            return "\(Self.quoted(text)) is not a date: write YYYY-MM-DD, for example 2026-04-16"
        case .impossible(let year, let month, let day):
            return Self.impossible(year: year, month: month, day: day)
        case .outOfRange:
            return "the result is outside \(CivilDate.earliest) to \(CivilDate.latest)"
        case .ambiguousMonth(let start, let months, let lastDay):
            let length = Period(months, .months)
            return "\(start) and \(length) is ambiguous: the month ends on \(lastDay), it has no day \(start.day)"
        case .calendarDoesNotCover(let region, let year):
            let (first, last) = (HolidayCalendar.years.lowerBound, HolidayCalendar.years.upperBound)
            return "the public holidays of \(region) are known for \(first) to \(last), not for \(year)"
        case .missingCalendar(let period):
            return "the last day of \(period) depends on public holidays: a holiday calendar is needed"
        case .negativePeriod(let period):
            return "a period cannot be negative: \(period)"
        case .emptyPeriod(let period):
            return "a period that includes its first day cannot be empty: \(period)"
        }
    }

    private static func impossible(year: Int, month: Int, day: Int) -> String {
        let date = "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2)) does not exist: "
        guard year >= 1, year <= 9999 else { return date + "years run from 0001 to 9999" }
        guard let length = CivilDate.daysInMonth(month, year: year) else {
            return date + "months run from 01 to 12"
        }
        guard day >= 1 else { return date + "the first day of a month is 01" }
        return date + "\(monthNames[month - 1]) \(year) has \(length) days"
    }

    /// Quoted and escaped, so that a stray control character cannot act on a terminal; cut, so that a whole file
    /// given by mistake does not fill it.
    private static func quoted(_ text: String) -> String {
        let limit = 40
        let start = String(text.prefix(limit))
        return start.debugDescription + (start.utf8.count < text.utf8.count ? "…" : "")
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]
}
