internal import ArgumentParser
internal import Jalon

/// `jalon rules count`.
struct RulesCount: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "count",
        abstract: "Count days, weeks, months, years or working days from a day: the calculator below the rules.")

    @Option(
        name: .long, help: ArgumentHelp("BE, FR, IT, HU, GB-ENG, GB-SCT or GB-NIR.", valueName: "region"),
        completion: .regions,
        transform: Parsed.region)
    var region: HolidayCalendar.Region

    @OptionGroup var happened: DayOption

    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("So many days.", valueName: "n"))
    var days: Int?

    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("So many weeks.", valueName: "n"))
    var weeks: Int?

    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("So many months.", valueName: "n"))
    var months: Int?

    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp("So many years.", valueName: "n"))
    var years: Int?

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("So many working days of the region.", valueName: "n"))
    var workingDays: Int?

    @Option(
        name: .long,
        help: "exclusive, inclusive (the day of the event counts) or quantieme (Belgian: to the eve of the same date).",
        completion: .choices(Counting.self),
        transform: Parsed.choice)
    var counting: Counting = .exclusive

    @Option(
        name: .long, help: "down, up or refuse, when the day's number is missing in the target month.",
        completion: .choices(Rounding.self),
        transform: Parsed.choice)
    var rounding: Rounding = .down

    @Flag(name: .long, help: "Move a last day on a day off to the next working day, by the national rule.")
    var roll = false

    @Flag(name: .long, help: "With --roll: Saturday is off too, as for written acts in Italy (c.p.c. 155(5)).")
    var saturdayOff = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        let given = [days, weeks, months, years, workingDays].compactMap { $0 }
        guard given.count == 1 else {
            throw ValidationError("give exactly one of --days, --weeks, --months, --years and --working-days")
        }
        guard (0...100_000).contains(given[0]) else {
            throw ValidationError("\(given[0]) cannot be counted: give a number from 0 to 100000")
        }
        guard roll || !saturdayOff else { throw ValidationError("--saturday-off goes with --roll") }
    }

    private var period: Period {
        if let weeks { return Period(weeks, .weeks) }
        if let months { return Period(months, .months) }
        if let years { return Period(years, .years) }
        if let workingDays { return Period(workingDays, .workingDays) }
        return Period(days ?? 0, .days)
    }

    func perform(_ session: Session) throws {
        let day = try happened.day(session)
        let counted = try RulesCalendar.checked {
            try period.lastDay(
                from: day, counting: counting, rounding: rounding,
                roll: roll ? .nextWorkingDay(saturdayOff ? .off : .national) : .none, calendar: HolidayCalendar(region))
        }
        var flags: [ComputedDeadline.Flag] = []
        if counted.clamped { flags.append(.clamped) }
        if counted.unrolled != nil { flags.append(.rolled) }
        if counted.provisional { flags.append(.calendarProvisional) }
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "count",
                    [
                        .init("region", .string(region.rawValue)), .init("on", .text(day)),
                        .init("last", .text(counted.last)),
                        .init("rolledFrom", .text(counted.unrolled)), .init("flags", .texts(flags.map(\.rawValue))),
                    ]))
        }
        let moved = counted.unrolled.map {
            session.sentence("message.moved-from", ["day": .weekday(counted.last), "from": .weekday($0)])
        }
        try session.print(moved ?? session.words.long(counted.last))
        for flag in flags where flag != .rolled {
            session.say("message.note", ["note": .text(session.words.flag(flag))])
        }
    }
}
