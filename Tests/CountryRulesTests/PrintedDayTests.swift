import CivilCalendar
import CountryRules
import SeededNumbers
import Testing

@Suite("A printed day wins")
struct PrintedDayTests {
    @Test("It is the last day, and is said to be observed")
    func printed() throws {
        let found = try Embedded.pack("BE/FIIT-2013")
            .deadline(of: "be.reflection", trigger: date("2013-03-01"), printed: date("2013-04-20"))
        #expect(found.due.description == "2013-04-20" && found.earliest == found.due && found.flags == [.observed])
        #expect(found.steps.last == ExplanationStep(.observed, try date("2013-04-20")))
        let outside = try Embedded.pack("BE/FIIT-2013")
            .deadline(of: "be.reflection", trigger: date("2020-03-01"), printed: date("2020-04-20"))
        #expect(outside.flags == [.observed, .outsidePack])
    }

    @Test("It wins over every clock of every pack, whatever the law counts", arguments: try Embedded.names())
    func everyClock(id: String) throws {
        let pack = try Embedded.pack(id)
        var numbers = SeededGenerator(seed: 20_130_301)
        for clock in pack.clockIdentifiers {
            for _ in 0..<5 {
                let last = try pack.to ?? date("2035-12-31")
                let day = numbers.day(from: pack.from, to: last)
                let printed = try day.adding(days: .random(in: -400...4_000, using: &numbers))
                guard let found = try? pack.deadline(of: clock, trigger: day, printed: printed) else {
                    // A rule that holds for part of the pack's days only.
                    #expect(pack.stage(clock)?.days != pack.stage(clock, on: day)?.days || pack.stage(clock) == nil)
                    continue
                }
                #expect(found.due == printed && found.earliest == printed && found.latest == nil, "\(clock) \(day)")
                #expect(found.flags == [.observed] && found.rolledFrom == nil && found.opens == nil, "\(clock) \(day)")
            }
        }
    }

    @Test("What follows a printed day is counted from it, all prolongations at once")
    func anchor() throws {
        let pack = try Embedded.pack("IT/FIIT-2013")
        func due(_ times: Int) throws -> String {
            let more = try pack.extensionRule(of: "it.reflection", on: date("2013-11-15"))
            let run = ClockRun(
                trigger: try date("2013-06-01"), anchor: .printed(try date("2013-11-30")),
                extensions: Array(repeating: more, count: times))
            return try pack.deadline(of: "it.reflection", run: run).due.description
        }
        #expect(try due(1) == "2014-02-28")
        #expect(try due(2) == "2014-05-31")
        let error = #expect(throws: RuleError.self) { try due(0) }
        #expect(error?.code == .notComputable)
    }

    /// The next validity begins on the day after the printed one, and lasts to the eve of that day's number.
    @Test(
        "Three months after a printed day",
        arguments: [
            ("2013-02-28", "2013-05-31", "2013-05-27"), ("2013-04-15", "2013-07-15", "2013-07-14"),
            ("2013-11-29", "2014-02-28", "2014-02-27"), ("2013-11-30", "2014-02-28", "2014-02-27"),
            ("2012-02-28", "2012-05-28", "2012-05-27"), ("2012-02-29", "2012-05-31", "2012-05-28"),
            ("2013-04-30", "2013-07-31", "2013-07-29"),
        ])
    func afterPrintedDay(printed: String, due: String, earliest: String) throws {
        let pack = try Embedded.pack("BE/FIIT-2013")
        let run = ClockRun(
            trigger: try date("2012-02-01"), anchor: .printed(try date(printed)),
            extensions: [try pack.extensionRule(of: "be.provisional", on: date(printed))])
        let computed = try pack.deadline(of: "be.provisional", run: run)
        #expect(computed.due.description == due && computed.earliest.description == earliest)
        #expect(computed.steps.last == ExplanationStep(.earliest(afterPrintedDay: true), computed.earliest))
    }
}
