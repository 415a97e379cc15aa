internal import Jalon

/// Days, moments, periods and what people write for them.
///
/// What is read is written as it was, or reads back as the same.
enum DateTarget {
    private static let today = CivilDate(year: 2026, month: 11, day: 21) ?? .earliest

    static func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let day = try? CivilDate(iso8601: text)
        promise(day.map { $0.description == text } ?? true, "a day is written otherwise than it was read")
        let inPlace = bytes.withUnsafeBufferPointer { try? CivilDate(iso8601: $0) }
        promise(inPlace == day, "a day in place is another one")
        if let moment = Instant(rfc3339: text) {
            promise(Instant(rfc3339: moment.description) == moment, "a moment reads back as another")
            _ = moment.dateInUTC
        }
        if let argument = DateArgument(argument: text) {
            _ = try? argument.date(today: today)
        } else {
            promise(!DateArgument.refusal(of: text).isEmpty, "a refusal without a reason")
        }
        _ = WindowArgument(argument: text)
        count(bytes)
    }

    /// A period whose parts are the bytes: 8 of the count, 4 of the day, and one of each choice.
    private static func count(_ bytes: [UInt8]) {
        guard bytes.count >= 17 else { return }
        let number = Int(truncatingIfNeeded: bytes[0..<8].reduce(0) { $0 << 8 | UInt64($1) })
        let place = Int(bytes[8..<12].reduce(0) { $0 << 8 | UInt32($1) } % 3_652_059)
        guard let trigger = try? CivilDate.earliest.adding(days: place) else { return }
        let unit = choice(Period.Unit.allCases, bytes[12])
        // A calendar covers some years: the day is brought there where it is asked.
        let region = choice(HolidayCalendar.Region.allCases, bytes[13])
        let near = (try? today.adding(days: place % 9_000 - 4_500)) ?? today
        let counting = choice(Counting.allCases, bytes[14])
        let rounding = choice(Rounding.allCases, bytes[15])
        let roll: Roll = bytes[16] & 1 == 0 ? .none : .nextWorkingDay(choice(SaturdayRule.allCases, bytes[16] >> 1))
        for (count, day) in [(number, trigger), (number & 0xFFFF, near)] {
            let counted = try? Period(count, unit).lastDay(
                from: day, counting: counting, rounding: rounding, roll: roll, calendar: HolidayCalendar(region))
            guard let counted, counting == .exclusive else { continue }
            promise(counted.last >= day, "a period ends before it begins")
        }
    }

    private static func choice<Value>(_ values: [Value], _ byte: UInt8) -> Value { values[Int(byte) % values.count] }
}
