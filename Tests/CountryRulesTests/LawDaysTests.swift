import CivilCalendar
import CountryRules
import Testing

@Suite("Every day has its law")
struct LawDaysTests {
    /// As far as the calendars of public holidays go.
    private func lastDay() throws -> CivilDate { try date("2035-12-31") }

    @Test(
        "From the first pack on, every day falls under exactly one pack of law",
        arguments: [
            ("BE", "2007-06-01"), ("FR", "2007-09-15"), ("GB", "2009-04-01"), ("HU", "2007-07-01"),
            ("IT", "2005-12-04"),
        ])
    func everyDay(code: String, first: String) throws {
        let book = try Embedded.book()
        let country = try country(code)
        let law = try book.packs(of: country).filter { !$0.referenceOnly && $0.region == nil }
        #expect(try law.first?.from == date(first) && law.last?.to == nil)
        for day in days(from: try date(first), to: try lastDay()) {
            let covering = law.filter { $0.covers(day) }
            #expect(covering.count == 1, "\(day)")
            #expect(try book.pack(of: country, on: day).id == covering.first?.id, "\(day)")
        }
        #expect(throws: RuleError.self) { try book.pack(of: country, on: date(first).adding(days: -1)) }
    }

    @Test(
        "An overlay covers each day from its first", arguments: [("GB-NIR", "2015-01-13"), ("GB-SCT", "2018-04-01")])
    func overlay(region: String, first: String) throws {
        let book = try Embedded.book()
        let kingdom = try country("GB")
        let overlays = try book.packs(of: kingdom).filter { $0.region == region }
        let before = days(from: try date("2009-04-01"), to: try date(first).adding(days: -1))
        for day in before {
            #expect(
                try book.pack(of: kingdom, on: day, region: region) == book.pack(of: kingdom, on: day), "\(day)")
        }
        for day in days(from: try date(first), to: try lastDay()) {
            #expect(overlays.count { $0.covers(day) } == 1, "\(day)")
            let law = try book.pack(of: kingdom, on: day, region: region)
            // It lies over the pack of the day, which keeps what the overlay does not have.
            #expect(try law.id == book.pack(of: kingdom, on: day).id, "\(day)")
            #expect(law.stage("uk.support") != nil && law.stage("uk.residence") != nil, "\(day)")
            #expect(law.period("uk.protection") != nil, "\(day)")
        }
    }

    @Test("The kits cover 2013 and are no law")
    func kits() throws {
        let kits = try Embedded.book().packs.filter(\.referenceOnly)
        #expect(kits.map(\.id) == ["BE", "FR", "GB", "HU", "IT"].map { "\($0)/FIIT-2013" })
        for kit in kits {
            #expect(try kit.from == date("2013-01-01") && kit.to == date("2013-12-31") && kit.status == .kit)
        }
    }

    @Test("A stage whose rule changes within a pack is known once on every day", arguments: try Embedded.names())
    func withinPacks(id: String) throws {
        let pack = try Embedded.pack(id)
        let last = min(pack.to ?? .latest, try lastDay())
        for (index, day) in days(from: pack.from, to: last).enumerated() where index.isMultiple(of: 7) || day == last {
            let names =
                pack.stages.filter { $0.days.cover(day) }.map(\.id)
                + pack.periods(on: day).map(\.id) + pack.stays.filter { $0.days.cover(day) }.map(\.id)
            #expect(Set(names).count == names.count, "\(day)")
        }
    }
}
