import Jalon

/// Reads a day as people write it into a sheet.
///
/// Three forms are read: `2026-03-02`, `02/03/2026` (with `/`, `.` or `-`), and `2 mars 2026`, `March 2, 2026`,
/// `1er mars 2026`. A day that could be two days is refused and never guessed.
enum SheetDate {
    /// What stands first in `02/03/2026`.
    enum Order: String, Decodable, CaseIterable {
        case dayMonth = "day-month"
        case monthDay = "month-day"
    }

    /// Why a cell is no day.
    enum Problem: String, Error {
        case ambiguous = "could be two days: say dateOrder in the mapping"
        case impossible = "there is no such day"
        case otherOrder = "is a day only in the other order"
        case shortYear = "the year has two digits"
        case serial = "is the number that a spreadsheet keeps for a day: give the column a date format"
        case hasTime = "has a time of day"
        case unreadable = "is no day in a form that is read"
    }

    /// - Throws: `Problem`.
    static func read(_ text: String, order: Order?) throws(Problem) -> CivilDate {
        let words = try withoutMidnight(text.lowercased().split(whereSeparator: \.isWhitespace))
        if words.count == 1 {
            let word = words[0]
            if word.count == 5, word.allSatisfy(\.isDigit) { throw .serial }
            return try numbers(word, order: order)
        }
        guard words.count == 3 else { throw .unreadable }
        return try named(words.map { String($0) })
    }

    /// Spreadsheets write a day as `2026-03-02 00:00:00`.
    private static func withoutMidnight(_ words: [Substring]) throws(Problem) -> [Substring] {
        guard let last = words.last, last.contains(":"), words.count > 1 else { return words }
        guard ["00:00", "0:00", "00:00:00", "0:00:00"].contains(last) else { throw .hasTime }
        return words.dropLast()
    }

    private static func numbers(_ word: Substring, order: Order?) throws(Problem) -> CivilDate {
        for mark in "-/." as String {
            let parts = word.split(separator: mark, omittingEmptySubsequences: false)
            guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }) else { continue }
            let numbers = parts.map { Int($0) ?? 0 }
            if parts[0].count == 4, parts[1].count <= 2, parts[2].count <= 2 {
                return try day(numbers[0], numbers[1], numbers[2])
            }
            guard parts[0].count <= 2, parts[1].count <= 2 else { throw .unreadable }
            if parts[2].count == 2 { throw .shortYear }
            guard parts[2].count == 4 else { throw .unreadable }
            return try ordered(numbers[0], numbers[1], year: numbers[2], order: order)
        }
        throw .unreadable
    }

    private static func ordered(
        _ first: Int, _ second: Int, year: Int, order: Order?
    ) throws(Problem) -> CivilDate {
        let dayFirst = CivilDate(year: year, month: second, day: first)
        let monthFirst = CivilDate(year: year, month: first, day: second)
        switch (order, dayFirst, monthFirst) {
        case (.dayMonth?, let day?, _), (.monthDay?, _, let day?): return day
        case (.dayMonth?, nil, .some), (.monthDay?, .some, nil): throw .otherOrder
        case (nil, let day?, nil), (nil, nil, let day?): return day
        case (nil, let day?, let other?):
            guard day == other else { throw .ambiguous }
            return day
        case (_, nil, nil): throw .impossible
        }
    }

    /// `2 mars 2026` or `March 2, 2026`.
    private static func named(_ words: [String]) throws(Problem) -> CivilDate {
        let isDayFirst = words[0].first?.isDigit ?? false
        let name = isDayFirst ? words[1] : words[0]
        var number = isDayFirst ? words[0] : words[1]
        if !isDayFirst, number.hasSuffix(",") { number.removeLast() }
        for ending in ["er", "st", "nd", "rd", "th", "."] where number.hasSuffix(ending) {
            number.removeLast(ending.count)
            break
        }
        guard let month = MonthNames.month(name), (1...2).contains(number.count), number.allSatisfy(\.isDigit),
            words[2].allSatisfy(\.isDigit), let dayOfMonth = Int(number), let year = Int(words[2])
        else { throw .unreadable }
        if words[2].count == 2 { throw .shortYear }
        guard words[2].count == 4 else { throw .unreadable }
        return try day(year, month, dayOfMonth)
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) throws(Problem) -> CivilDate {
        guard let date = CivilDate(year: year, month: month, day: day) else { throw .impossible }
        return date
    }
}

extension Character {
    /// Whether it is one of the ten digits, and not a digit of another script.
    var isDigit: Bool { ("0"..."9").contains(self) }
}
