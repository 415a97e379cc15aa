import Jalon
import Testing

@testable import JalonCommands

@Suite struct ArgumentTests {
    private let today = CivilDate(year: 2026, month: 11, day: 21)

    @Test(arguments: [
        ("2026-04-16", "2026-04-16"), ("today", "2026-11-21"), ("yesterday", "2026-11-20"), ("tomorrow", "2026-11-22"),
        ("+45d", "2027-01-05"), ("-3d", "2026-11-18"), ("+0d", "2026-11-21"), ("2024-02-29", "2024-02-29"),
    ])
    func readsDay(_ text: String, _ expected: String) throws {
        let argument = try #require(DateArgument(argument: text))
        #expect(try argument.date(today: #require(today)).description == expected)
    }

    @Test(arguments: [
        "03/04/2027", "2026-02-30", "2026-2-3", "3d", "+d", "+-3d", "+3", "Today", "", " today", "+٣d", "2026-13-01",
        "12/11/2026",
    ])
    func refusesDay(_ text: String) {
        #expect(DateArgument(argument: text) == nil)
        #expect(!DateArgument.refusal(of: text).isEmpty)
    }

    @Test func refusalNamesWhatIsAccepted() {
        let refusal = DateArgument.refusal(of: "03/04/2027")
        for form in ["YYYY-MM-DD", "today", "yesterday", "tomorrow", "+45d"] { #expect(refusal.contains(form)) }
        #expect(DateArgument.refusal(of: "2026-02-30").contains("February 2026 has 28 days"))
    }

    @Test func offsetBeyondTheCalendarIsRefused() throws {
        let argument = try #require(DateArgument(argument: "+99999999d"))
        #expect(throws: JalonError.self) { try argument.date(today: #require(today)) }
    }

    @Test(arguments: [("30d", 30), ("4w", 28), ("0d", 0)])
    func readsWindow(_ text: String, _ days: Int) { #expect(WindowArgument(argument: text)?.days == days) }

    @Test(arguments: ["30", "d", "-3d", "3m", "", "1e3d", "999999999999d"])
    func refusesWindow(_ text: String) { #expect(WindowArgument(argument: text) == nil) }

    @Test func globalOptionsMayStandBeforeTheNounOrTheVerb() {
        let moved = GlobalOptions.movedBehindTheVerb
        #expect(
            moved(["--store", "a", "--json", "deadline", "list", "--store", "b"])
                == ["deadline", "list", "--store", "a", "--json", "--store", "b"])
        #expect(moved(["--today=2026-01-01"]) == ["--today=2026-01-01"])
        #expect(moved(["--json", "dump", "--", "x"]) == ["dump", "--json", "--", "x"])
        #expect(moved(["store", "--store", "X", "init"]) == ["store", "init", "--store", "X"])
        #expect(moved(["a", "b", "--on", "x", "--json"]) == ["a", "b", "--on", "x", "--json"])
        #expect(moved(["--help"]) == ["--help"])
        #expect(moved(["--store"]) == ["--store"])
    }
}
