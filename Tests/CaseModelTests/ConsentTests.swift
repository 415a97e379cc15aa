import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Consent: what it covers, from when, until when")
struct ConsentTests {
    private func holds(_ timeline: Timeline, _ scope: ConsentScope, _ days: String...) throws -> [Bool] {
        let people = timeline.state().people
        return try days.map { people.consent(to: scope, on: try date($0)) != nil }
    }

    @Test("It holds from its day until its last, scope by scope")
    func holds() throws {
        var timeline = try Timeline(.belgium)
        try timeline.record(
            .consentGiven(.init([.transfer, .referral], by: .guardian, until: date("2026-06-30"))), on: "2026-03-01")
        let days = ("2026-02-28", "2026-03-01", "2026-06-30", "2026-07-01")
        for scope in [ConsentScope.referral, .transfer] {
            #expect(try holds(timeline, scope, days.0, days.1, days.2, days.3) == [false, true, true, false])
        }
        #expect(try holds(timeline, .disclosure, days.1, days.2) == [false, false])
        let consents = timeline.state().people.consents
        #expect(consents.map(\.scope) == [.referral, .transfer] && consents.allSatisfy { $0.by == .guardian })
        let order = try timeline.refusal(.consentGiven(.init([.contact], until: date("2026-02-28"))), on: "2026-03-01")
        #expect(order?.code == .invalidInput)
    }

    @Test("Withdrawn, it does not hold on that day any more; the other scopes do")
    func withdrawn() throws {
        var timeline = try Timeline(.belgium)
        try timeline.record(.consentGiven(.init([.referral, .contact])), on: "2026-03-01")
        let withdrawal = try timeline.record(.consentWithdrawn([.referral]), on: "2026-04-01")
        #expect(try holds(timeline, .referral, "2026-03-31", "2026-04-01", "2026-05-01") == [true, false, false])
        #expect(try holds(timeline, .contact, "2026-04-01", "2030-01-01") == [true, true])
        #expect(timeline.state().people.consents.map(\.withdrawnOn?.description) == ["2026-04-01", nil])
        try timeline.record(.consentGiven(.init([.referral])), on: "2026-05-01")
        #expect(try holds(timeline, .referral, "2026-04-30", "2026-05-01") == [false, true])
        try timeline.retract(withdrawal, on: "2026-06-01")
        #expect(try holds(timeline, .referral, "2026-04-01") == [true])
    }

    @Test("All consents to a scope that hold on the day are withdrawn at once")
    func several() throws {
        var timeline = try Timeline(.belgium)
        try timeline.record(.consentGiven(.init([.research])), on: "2026-03-01")
        try timeline.record(.consentGiven(.init([.research], by: .guardian)), on: "2026-03-02")
        try timeline.record(.consentWithdrawn([.research]), on: "2026-04-01")
        #expect(try holds(timeline, .research, "2026-03-31", "2026-04-01") == [true, false])
        #expect(timeline.state().people.consents.allSatisfy { $0.withdrawnOn != nil })
    }

    @Test("Where none holds there is nothing to withdraw")
    func nothing() throws {
        var timeline = try Timeline(.belgium)
        #expect(try timeline.refusal(.consentWithdrawn([.contact]), on: "2026-03-01")?.code == .contradictsRules)
        try timeline.record(.consentGiven(.init([.contact], until: date("2026-03-31"))), on: "2026-03-01")
        for (scopes, day) in [
            ([ConsentScope.contact], "2026-02-28"), ([.contact], "2026-04-01"), ([.contact, .research], "2026-03-02"),
        ] {
            let error = try timeline.refusal(.consentWithdrawn(scopes), on: day)
            #expect(
                error?.code == .contradictsRules && error?.message.hasSuffix("there is nothing to withdraw") == true)
        }
        try timeline.record(.consentWithdrawn([.contact]), on: "2026-03-02")
        #expect(try timeline.refusal(.consentWithdrawn([.contact]), on: "2026-03-03")?.code == .contradictsRules)
    }

    @Test("A withdrawal that is recorded late, before one that is on record, holds from its own day")
    func late() throws {
        var timeline = try Timeline(.belgium)
        try timeline.record(.consentGiven(.init([.contact])), on: "2026-03-01")
        try timeline.record(.consentWithdrawn([.contact]), on: "2026-05-01")
        try timeline.record(.consentWithdrawn([.contact]), on: "2026-04-01")
        #expect(try holds(timeline, .contact, "2026-03-31", "2026-04-01") == [true, false])
    }
}
