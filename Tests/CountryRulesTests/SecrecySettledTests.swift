import CivilCalendar
import CountryRules
import Testing

@Suite("No more is asked about secrecy than the answer depends on")
struct SecrecySettledTests {
    private let belgium: SecrecyLaw
    private static let days = ["2012-01-30", "2026-04-07", "2026-04-08"]

    init() throws { belgium = try SecrecyLaw.carried(for: .belgium) }

    private static func subsets(of facts: [SecrecyFact]) -> [Set<SecrecyFact>] {
        facts.reduce([[]]) { sets, fact in sets + sets.map { $0.union([fact]) } }
    }

    @Test("Settled is what gives one ground, whatever the rest may be", arguments: days)
    func everyCombination(day: String) throws {
        let day = try date(day)
        var settled = 0
        var count = 0
        for facts in Self.subsets(of: SecrecyFact.allCases) {
            for open in Self.subsets(of: SecrecyFact.allCases.filter { !facts.contains($0) }) {
                var grounds: Set<String> = []
                for more in Self.subsets(of: open.sorted { $0.rawValue < $1.rawValue }) {
                    grounds.insert(try belgium.assess(facts.union(more), on: day).ground)
                }
                let isSettled = try belgium.isSettled(facts, open: open, on: day)
                #expect(isSettled == (grounds.count == 1), "\(facts), \(open) open")
                settled += isSettled ? 1 : 0
                count += 1
            }
        }
        // Three to the fifth: each is so, is not so, or is not known yet.
        #expect(count == 243 && settled > 32 && settled < count)
    }

    @Test("Grave peril settles it by itself; without it the offence is asked next")
    func examples() throws {
        let day = try date("2026-04-08")
        #expect(try belgium.isSettled([.peril], open: Set(SecrecyFact.allCases).subtracting([.peril]), on: day))
        #expect(try !belgium.isSettled([], open: Set(SecrecyFact.allCases), on: day))
        #expect(try !belgium.isSettled([], open: [.offence], on: day))
        #expect(try belgium.isSettled([.vulnerable, .offence, .danger], open: [.dangerToOthers], on: day))
        #expect(try belgium.isSettled([.offence], open: [], on: day))
    }

    @Test("A fact that is said to be so and named as open is so")
    func both() throws {
        let day = try date("2026-04-08")
        #expect(try belgium.isSettled([.peril], open: [.peril], on: day))
    }

    @Test("A day without such a law is refused")
    func beforeTheLaw() throws {
        let error = #expect(throws: RuleError.self) {
            try belgium.isSettled([], open: [.peril], on: date("1990-01-01"))
        }
        #expect(error?.code == .noSecrecyLaw)
    }
}
