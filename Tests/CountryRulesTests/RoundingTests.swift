import CivilCalendar
import Testing

@testable import CountryRules

@Suite("The start days from which the rounding of months matters")
struct RoundingTests {
    /// A length in months, as the model of the pack has it.
    private struct Length: Hashable {
        let clock: String
        let period: Period
        let counting: Counting
        let days: RuleDays
    }

    private func lengths(_ pack: RulePack) -> Set<Length> {
        var found: Set<Length> = []
        func add(_ clock: String, _ duration: RulePack.Duration, _ days: RuleDays) {
            var periods = [duration.computed].compactMap { $0 }
            if case .range(_, upTo: let most) = duration.length { periods.append(most) }
            for period in periods {
                found.insert(Length(clock: clock, period: period, counting: duration.counting, days: days))
            }
        }
        for stage in pack.stages {
            add(stage.id, stage.duration, stage.days)
            guard case .period(let renewal) = stage.renewal.length else { continue }
            found.insert(
                Length(clock: stage.id, period: renewal, counting: stage.duration.counting, days: stage.days))
        }
        for period in pack.periods {
            if case .duration(let duration) = period.clock { add(period.id, duration, period.days) }
        }
        for stay in pack.stays {
            if let duration = stay.duration { add(stay.id, duration, stay.days) }
            for phase in stay.phases {
                found.insert(Length(clock: phase.id, period: phase.until, counting: .exclusive, days: stay.days))
            }
        }
        return found.filter { [.months, .years].contains($0.period.unit) }
    }

    /// The same once more, day by day, with nothing shared but the calendar.
    private func expected(_ pack: RulePack, _ year: Int) throws -> Set<RoundingFinding> {
        var findings: Set<RoundingFinding> = []
        for start in days(from: try date("\(year)-01-01"), to: try date("\(year)-12-31")) where pack.covers(start) {
            for length in lengths(pack) where length.days.cover(start) {
                let months = length.period.count * (length.period.unit == .years ? 12 : 1)
                var down = try start.adding(months: months, rounding: .down)
                var up = try start.adding(months: months, rounding: .up)
                switch length.counting {
                case .exclusive: break
                case .inclusive: (down, up) = (try down.adding(days: -1), try up.adding(days: -1))
                // To the eve of a day's number: nothing is left to round.
                case .quantieme: continue
                }
                guard down != up else { continue }
                findings.insert(
                    RoundingFinding(
                        pack: pack.id, clock: length.clock, period: length.period, start: start, down: down, up: up))
            }
        }
        for end in days(from: try date("\(year)-01-01"), to: try date("\(year)-12-31")) where pack.covers(end) {
            for (clock, period) in backward(pack, end) {
                let down = try end.adding(months: -period.count, rounding: .down)
                let up = try end.adding(months: -period.count, rounding: .up)
                guard down != up else { continue }
                findings.insert(
                    RoundingFinding(pack: pack.id, clock: clock, period: period, start: end, down: down, up: up))
            }
        }
        return findings
    }

    /// The months by which windows open and close before a last day.
    private func backward(_ pack: RulePack, _ end: CivilDate) -> [(String, Period)] {
        pack.periods.filter { $0.days.cover(end) }.flatMap { period -> [(String, Period)] in
            guard case .window(let window) = period.clock else { return [] }
            let limits = [window.limits, window.otherwise].compactMap { $0 }
            return limits.flatMap { [$0.opens, $0.closes] }.compactMap { $0 }.filter { $0.unit == .months }
                .map { (period.id, $0) }
        }
    }

    @Test(
        "Exactly the days where rounding down and up differ, in a leap and a common year",
        arguments: try Embedded.names())
    func embedded(id: String) throws {
        let pack = try Embedded.pack(id)
        for year in [2012, 2013, 2024, 2025] {
            let findings = pack.roundingFindings(in: year)
            #expect(try Set(findings) == expected(pack, year), "\(year)")
            #expect(Set(findings).count == findings.count, "\(year)")
            #expect(findings.allSatisfy { $0.start.day > 28 && $0.up > $0.down && $0.pack == id }, "\(year)")
        }
    }

    @Test("Of a pack of one's own too, whose rules begin and end within it")
    func own() throws {
        let pack = try PackSource.own("zz-law").read()
        for year in 2019...2025 {
            #expect(try Set(pack.roundingFindings(in: year)) == expected(pack, year), "\(year)")
        }
        #expect(pack.roundingFindings(in: 2019) == [] && pack.roundingFindings(in: 2025) == [])
    }

    @Test("The days of the Italian first assistance in 2025")
    func italy() throws {
        let findings = try Embedded.pack("IT/2014").roundingFindings(in: 2025).filter {
            $0.clock == "it.firstAssistance"
        }
        #expect(
            findings.map { "\($0.start) \($0.period): \($0.down) or \($0.up)" } == [
                "2025-01-31 3 months: 2025-04-30 or 2025-05-01", "2025-03-31 3 months: 2025-06-30 or 2025-07-01",
                "2025-08-31 3 months: 2025-11-30 or 2025-12-01",
            ])
        let since = try Embedded.pack("IT/2025").roundingFindings(in: 2025).filter { $0.clock == "it.firstAssistance" }
        #expect(since.map(\.start.description) == ["2025-11-29", "2025-11-30"])
    }

    /// Every rule of a pack is to be listed, the window of two months before the last day too: a card that ends on 30
    /// April 2026 opens it on 28 February.
    @Test("A window counted backwards in months is listed as well")
    func backwards() throws {
        let findings = try Embedded.pack("FR/2021").roundingFindings(in: 2026).filter { $0.clock == "fr.cardRenewal" }
        #expect(findings.map(\.start.description) == ["2026-01-31", "2026-04-29", "2026-04-30", "2026-08-31"])
    }

    @Test("A year outside the calendar gives nothing", arguments: [Int.min, 0, 10_000, Int.max])
    func years(year: Int) throws {
        #expect(try Embedded.pack("IT/2025").roundingFindings(in: year) == [])
    }
}
