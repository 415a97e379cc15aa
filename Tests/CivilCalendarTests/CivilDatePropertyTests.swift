import CivilCalendar
import Foundation
import SeededNumbers
import Testing

@Suite("Properties of dates, over random days of the whole range")
struct CivilDatePropertyTests {
    let days = CivilDate.random(20_000, in: .earliest ... .latest, seed: 1)

    @Test("Printing and reading give the day back")
    func roundTrip() {
        let wrong = days.first { day in
            (try? CivilDate(iso8601: day.description)) != day
                || CivilDate(year: day.year, month: day.month, day: day.day) != day
                || CivilDate(dayNumber: Int(day.dayNumber)) != day
        }
        #expect(wrong == nil)
    }

    @Test("The calendar walks day by day, through every kind of century")
    func walk() throws {
        for start in [1, 1599, 1896, 1999, 2096, 9995] {
            var (year, month, number) = (start, 1, 1)
            var day = try #require(CivilDate(year: year, month: month, day: number))
            var weekday = day.weekday.rawValue
            for _ in 0..<1800 {
                guard day.components == (year, month, number), day.weekday.rawValue == weekday else {
                    Issue.record("\(day) is not \(year)-\(month)-\(number), weekday \(weekday)")
                    break
                }
                day = try day.adding(days: 1)
                weekday = weekday % 7 + 1
                let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
                let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
                number += 1
                if number > lengths[month - 1] { (month, number) = (month + 1, 1) }
                if month > 12 { (year, month) = (year + 1, 1) }
            }
        }
    }

    @Test("Foundation's calendar agrees since 1970")
    func foundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for day in CivilDate.random(500, in: try date("1970-01-01")...date("2400-12-31"), seed: 2) {
            let instant = Date(timeIntervalSince1970: Double(day.dayNumber) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: instant)
            #expect(parts.year == day.year && parts.month == day.month && parts.day == day.day)
            #expect(parts.weekday == day.weekday.rawValue % 7 + 1)
        }
    }

    @Test("Adding days is adding day numbers, and order is the order of text")
    func arithmetic() {
        let wrong = zip(days, days.dropFirst()).first { first, second in
            let distance = first.days(until: second)
            return (try? first.adding(days: distance)) != second
                || (try? second.adding(days: -distance)) != first
                || Int(second.dayNumber) - Int(first.dayNumber) != distance
                || (first < second) != (first.description < second.description)
        }
        #expect(wrong?.0 == nil, "\(String(describing: wrong))")
    }

    @Test("Months never leave the month they aim at, except up, to the first of the next")
    func months() {
        var generator = SeededGenerator(seed: 3)
        var roundings = 0
        for day in CivilDate.random(20_000, in: .earliest ... .latest, seed: 4) {
            let months = Int.random(in: -1200...1200, using: &generator)
            let aim = day.year * 12 + day.month - 1 + months
            guard let down = try? day.adding(months: months, rounding: .down) else {
                guard aim < 12 || aim >= 120_000 else {
                    Issue.record("\(day) and \(months) months is in range")
                    return
                }
                continue
            }
            let up = try? day.adding(months: months, rounding: .up)
            let strict = try? day.adding(months: months, rounding: .refuse)
            let isExact = down.day == day.day
            roundings += isExact ? 0 : 1
            let isRight =
                down.year * 12 + down.month - 1 == aim
                && (isExact ? up == down && strict == down : up?.day == 1 && up == (try? down.adding(days: 1)))
                && (isExact || (strict == nil && down.day == CivilDate.daysInMonth(down.month, year: down.year)))
            guard isRight else {
                Issue.record("\(day) and \(months) months: \(down), \(String(describing: up))")
                return
            }
        }
        #expect(roundings > 100)
    }
}
