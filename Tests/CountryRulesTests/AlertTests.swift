import CivilCalendar
import Testing

@testable import CountryRules

@Suite("Announcements before a deadline")
struct AlertTests {
    @Test("So many days before the earliest plausible end, from the first")
    func days() throws {
        let found = try Embedded.book().deadline(of: "be.reflection", in: country("BE"), on: date("2025-06-06"))
        #expect(found.alerts == [30, 14, 7] && found.earliest.description == "2025-07-20")
        #expect(found.alertDays.map(\.description) == ["2025-06-20", "2025-07-06", "2025-07-13"])
    }

    @Test("Every clock of every pack announces its earliest end", arguments: try Embedded.names())
    func everyClock(id: String) throws {
        let pack = try Embedded.pack(id)
        let day = max(pack.from, try date("2010-03-01"))
        for clock in pack.clockIdentifiers {
            guard let found = try? pack.deadline(of: clock, on: day) else { continue }
            let own =
                pack.stage(clock, on: day)?.alerts ?? pack.period(clock, on: day)?.alerts
                ?? pack.stay(clock, on: day)?.alerts ?? pack.alerts
            #expect(found.alerts == own, "\(clock)")
            #expect(try found.alertDays == own.map { try found.earliest.adding(days: -$0) }, "\(clock)")
            #expect(found.alertDays == found.alertDays.sorted(), "\(clock)")
        }
    }

    @Test("Short limits are announced shortly before")
    func short() throws {
        let pack = try Embedded.pack("GB/2023")
        #expect(try pack.deadline(of: "uk.reasonableGrounds", on: date("2025-04-17")).alerts == [2])
        #expect(try pack.deadline(of: "uk.supportEnd", on: date("2025-04-10")).alerts == [2])
        #expect(try pack.deadline(of: "uk.reconsideration", on: date("2025-03-03")).alerts == [14, 7, 3])
        #expect(try pack.deadline(of: "uk.moveOn", on: date("2025-03-03")).alerts == [30, 14, 7])
    }

    @Test("The kits of 2013 announce nothing: they only compare")
    func kits() throws {
        #expect(try Embedded.book().packs.filter(\.referenceOnly).allSatisfy { $0.alerts.isEmpty })
        #expect(try Embedded.book().packs.filter { !$0.referenceOnly }.allSatisfy { $0.alerts == [30, 14, 7] })
    }

    @Test("The horizon is the longest announcement of all packs")
    func horizon() throws {
        let book = try Embedded.book()
        #expect(RuleBook.embeddedAlertHorizon == book.alertHorizon)
        let all = book.packs.flatMap { pack in
            [pack.alerts] + pack.stages.compactMap(\.alerts) + pack.periods.compactMap(\.alerts)
                + pack.stays.compactMap(\.alerts)
        }
        #expect(book.alertHorizon == all.flatMap { $0 }.max())
        let own = try PackSource.own("zz-law").replacing("alerts: [3],", with: "alerts: [90, 3],").read()
        #expect(book.adding([own]).alertHorizon == 90)
        #expect(RuleBook([]).alertHorizon == 0)
    }

    @Test("Days before the beginning of time are left out")
    func edge() {
        #expect(ComputedDeadline.alertDays(before: .earliest, [30, 14, 7]) == [])
    }
}
