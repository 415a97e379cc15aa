import CivilCalendar
import CountryRules
import SeededNumbers
import Testing

@Suite("What holds for every day, decision and extension")
struct DecisionPropertyTests {
    /// A clock that a decision ends, with the way in which it does.
    struct Ended: Sendable, CustomStringConvertible {
        let pack: String
        let region: String?
        let first, last: String
        let take: RulePack.DecisionEnd.Take
        var description: String { pack + (region.map { ", \($0)" } ?? "") }
    }

    static let ended = [
        Ended(pack: "GB/2009", region: nil, first: "2009-04-01", last: "2022-12-12", take: .later),
        Ended(pack: "GB/2022-12", region: nil, first: "2022-12-13", last: "2023-01-29", take: .later),
        Ended(pack: "GB/2023", region: nil, first: "2023-01-30", last: "2035-06-01", take: .later),
        Ended(pack: "GB/2023", region: "GB-SCT", first: "2023-01-30", last: "2035-06-01", take: .earlier),
    ]

    @Test("The later of both never lies before the counted day, the earlier never after it", arguments: ended)
    func laterAndEarlier(ended: Ended) throws {
        let book = try Embedded.book()
        let kingdom = try country("GB")
        var numbers = SeededGenerator(seed: 61)
        for _ in 0..<300 {
            let day = numbers.day(from: try date(ended.first), to: try date(ended.last))
            let law = try book.pack(of: kingdom, on: day, region: ended.region)
            #expect(law.id == ended.pack)
            let counted = try law.deadline(of: "uk.reflection", on: day)
            let decided = try day.adding(days: .random(in: 0...400, using: &numbers))
            let outcome = Bool.random(using: &numbers) ? DecisionOutcome.positive : .negative
            func found(_ decision: CivilDate) throws -> ComputedDeadline {
                try law.deadline(
                    of: "uk.reflection",
                    run: ClockRun(
                        trigger: day, decisions: [DecisionTaken("conclusive-grounds", outcome, on: decision)]))
            }
            let end = try found(decided)
            #expect(end.due == (ended.take == .later ? max(counted.due, decided) : min(counted.due, decided)))
            #expect(end.earliest <= end.due)
            // A decision a day later never ends it earlier.
            #expect(try found(decided.adding(days: 1)).due >= end.due, "\(day) \(decided)")
        }
    }

    @Test("In Northern Ireland a positive decision never shortens, a negative one always ends")
    func northernIreland() throws {
        let book = try Embedded.book()
        var numbers = SeededGenerator(seed: 18)
        for _ in 0..<300 {
            let day = numbers.day(from: try date("2015-01-13"), to: try date("2035-06-01"))
            let law = try book.pack(of: country("GB"), on: day, region: "GB-NIR")
            let decided = try day.adding(days: .random(in: 0...400, using: &numbers))
            func due(_ outcome: DecisionOutcome) throws -> CivilDate {
                try law.deadline(
                    of: "uk.reflection",
                    run: ClockRun(
                        trigger: day, decisions: [DecisionTaken("conclusive-grounds", outcome, on: decided)])
                ).due
            }
            #expect(try due(.positive) == max(day.adding(days: 45), decided), "\(day) \(decided)")
            #expect(try due(.negative) == decided, "\(day) \(decided)")
        }
    }

    @Test(
        "The day to plan on never lies after the last day, nor that after the latest", arguments: try Embedded.names())
    func order(id: String) throws {
        let pack = try Embedded.pack(id)
        try everyClock(of: pack) { clock, day in
            let found = try pack.deadline(of: clock, on: day)
            #expect(found.earliest <= found.due && found.due <= found.latest ?? found.due, "\(clock) \(day)")
            #expect(found.rolledFrom ?? found.due <= found.due && found.opens ?? found.due <= found.due)
            #expect((found.rolledFrom != nil) == found.flags.contains(.rolled), "\(clock) \(day)")
            #expect(found.rolledFrom.map { $0 >= found.earliest } ?? true, "\(clock) \(day)")
        }
    }

    @Test("An event a day later never ends a clock earlier", arguments: try Embedded.names())
    func monotone(id: String) throws {
        let pack = try Embedded.pack(id)
        try everyClock(of: pack) { clock, day in
            let next = try day.adding(days: 1)
            guard pack.covers(next), let later = try? pack.deadline(of: clock, on: next) else { return }
            #expect(try pack.deadline(of: clock, on: day).due <= later.due, "\(clock) \(day)")
        }
    }

    @Test("Each extension ends a clock later", arguments: try Embedded.names())
    func extended(id: String) throws {
        let pack = try Embedded.pack(id)
        try everyClock(of: pack) { clock, day in
            guard let rule = try? pack.extensionRule(of: clock, on: day) else { return }
            let ends = try (0...4).map { times in
                let run = ClockRun(trigger: day, extensions: Array(repeating: rule, count: times))
                return try pack.deadline(of: clock, run: run).due
            }
            #expect(zip(ends, ends.dropFirst()).allSatisfy { $0 < $1 }, "\(clock) \(day)")
        }
    }

    /// Goes through every clock of a pack on random days, and on month ends.
    private func everyClock(of pack: RulePack, _ body: (String, CivilDate) throws -> Void) throws {
        let last = min(pack.to ?? .latest, try date("2033-12-31"))
        let first = max(pack.from, try date("2010-01-01"))
        var numbers = SeededGenerator(seed: 2035)
        var sample = (0..<12).map { _ in numbers.day(from: first, to: last) }
        sample += try ["2016-02-29", "2019-01-31", "2022-11-30", "2024-08-31", "2028-02-29", "2031-12-31"]
            .map(date).filter(pack.covers)
        for clock in pack.clockIdentifiers {
            for day in sample where (try? pack.deadline(of: clock, on: day)) != nil { try body(clock, day) }
        }
    }
}
