import CivilCalendar
import Testing

@Suite("A date explains itself")
struct CountingStepTests {
    @Test("A day that is rolled over a Sunday and a holiday")
    func rolled() throws {
        let found = try Period(30, .days).lastDay(
            from: date("2025-06-20"), counting: .exclusive, roll: .nextWorkingDay(.national),
            calendar: HolidayCalendar(.be))
        #expect(
            found.steps == [
                .trigger(try date("2025-06-20")),
                .firstDay(try date("2025-06-20"), counted: false),
                .added(Period(30, .days), try date("2025-07-20")),
                .skipped(try date("2025-07-20"), holiday: nil),
                .skipped(try date("2025-07-21"), holiday: "National Day"),
                .rolled(from: try date("2025-07-20"), to: try date("2025-07-22")),
            ])
    }

    @Test("A month that is clamped, counted inclusively")
    func clamped() throws {
        let found = try Period(3, .months).lastDay(from: date("2025-11-30"), counting: .inclusive)
        #expect(found.clamped && found.unrolled == nil)
        #expect(
            found.steps == [
                .trigger(try date("2025-11-30")),
                .firstDay(try date("2025-11-30"), counted: true),
                .missingDay(year: 2026, month: 2, day: 30, became: try date("2026-02-28")),
                .added(Period(3, .months), try date("2026-02-28")),
                .eveOf(try date("2026-02-28")),
            ])
        #expect(found.last.description == "2026-02-27")
    }

    @Test("De quantième à veille de quantième")
    func quantieme() throws {
        let found = try Period(6, .months).lastDay(from: date("2025-11-30"), counting: .quantieme)
        #expect(!found.clamped)
        #expect(
            found.steps == [
                .trigger(try date("2025-11-30")),
                .firstDay(try date("2025-11-30"), counted: false),
                .added(Period(6, .months), try date("2026-06-01")),
                .eveOf(try date("2026-06-01")),
            ])
        #expect(found.last.description == "2026-05-31")
    }

    @Test("Working days, from a day that does not work")
    func workingDays() throws {
        let found = try Period(2, .workingDays).lastDay(
            from: date("2026-08-15"), counting: .inclusive, calendar: HolidayCalendar(.hu))
        #expect(
            found.steps == [
                .trigger(try date("2026-08-15")),
                .firstDay(try date("2026-08-15"), counted: false),
                .skipped(try date("2026-08-15"), holiday: nil),
                .skipped(try date("2026-08-16"), holiday: nil),
                .added(Period(2, .workingDays), try date("2026-08-18")),
            ])
    }
}
