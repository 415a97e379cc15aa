import CivilCalendar
import CountryRules
import Testing

@Suite("The way in which a decision was delivered")
struct DeliveryTests {
    @Test("The first way holds when nothing is known", arguments: ["be.appeal", "be.appealDetained"])
    func first(clock: String) throws {
        for id in ["BE/2007", "BE/2017", "BE/2026"] {
            let pack = try Embedded.pack(id)
            #expect(
                pack.period(clock)?.delivery.map(\.id) == ["receipt", "registered-acknowledged", "mail", "electronic"])
            let day = try max(pack.from, date("2013-01-01")).adding(days: 70)
            let unknown = try pack.deadline(of: clock, run: ClockRun(trigger: day))
            let receipt = try pack.deadline(of: clock, run: ClockRun(trigger: day, delivery: "receipt"))
            #expect(unknown.due == receipt.due && unknown.earliest == receipt.earliest)
            // What is not on record is not said.
            #expect(!unknown.steps.contains { $0.kind == .delivery("receipt") })
            #expect(receipt.steps.contains { $0.kind == .delivery("receipt") })
        }
    }

    @Test("By mail it begins on the third working day after the posting, every day of a year")
    func mail() throws {
        let calendar = HolidayCalendar(.be)
        let pack = try Embedded.pack("BE/2017")
        for posted in days(from: try date("2025-01-01"), to: try date("2025-12-31")) {
            var begins = posted
            var working = 0
            while working < 3 {
                begins = try begins.adding(days: 1)
                if try calendar.isWorkingDay(begins) { working += 1 }
            }
            let counted = try begins.adding(days: 29)
            let found = try pack.deadline(of: "be.appeal", run: ClockRun(trigger: posted, delivery: "mail"))
            #expect(try found.due == calendar.rollForward(counted, saturday: .off), "\(posted)")
            #expect(found.earliest == counted, "\(posted)")
            #expect(found.steps.contains(ExplanationStep(.deliveryStart(3), begins)), "\(posted)")
        }
    }

    @Test("A way that the clock does not know is refused with those that it knows")
    func unknown() throws {
        func refusal(_ clock: String, _ delivery: String) throws -> RuleError? {
            #expect(throws: RuleError.self) {
                try Embedded.book().deadline(
                    of: clock, in: country("BE"), on: date("2025-06-20"), delivery: delivery)
            }
        }
        let pigeon = try refusal("be.appeal", "pigeon")
        #expect(pigeon?.code == .unknownDelivery)
        #expect(
            pigeon?.message
                == "\"pigeon\" is not a way of delivery; choose from receipt, registered-acknowledged, mail, electronic"
        )
        let none = try refusal("be.reflection", "mail")
        #expect(none?.code == .unknownDelivery)
        #expect(none?.message == "be.reflection does not depend on the way of delivery")
    }
}
