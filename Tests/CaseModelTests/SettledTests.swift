import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("What a deadline asked for was done")
struct SettledTests {
    /// A case with an open deadline of each kind, and the clock and trigger of each.
    private func cases() throws -> [(kind: DeadlineKind, timeline: Timeline, clock: String, trigger: String)] {
        var belgium = try Timeline(.belgium)
        try belgium.grant("be.temporary", on: "2025-03-03")
        try belgium.refuse("be.permanent", on: "2025-06-20")
        try belgium.stay("be.stay.minors", on: "2025-03-03")
        var permanent = try Timeline(.belgium)
        try permanent.grant("be.permanent", on: "2025-03-03")
        var kingdom = try Timeline(.unitedKingdom)
        try kingdom.request("reasonable-grounds", on: "2025-03-03")
        try kingdom.decide("conclusive-grounds", .positive, on: "2025-04-10")
        var france = try Timeline(.france)
        try france.stay("fr.stay.mainstream", on: "2025-03-03")
        var agreed = try Timeline(.france)
        try agreed.stay("fr.stay.specialised", on: "2025-03-03", until: "2025-12-31")
        var recovery = try Timeline(.unitedKingdom, region: "GB-SCT")
        try recovery.decide("reasonable-grounds", .positive, on: "2025-03-31")
        return [
            (.stageEnd, belgium, "be.temporary", "2025-03-03"),
            (.renewalWindow, belgium, "be.cardRenewal", "2025-09-03"),
            (.renewalWindow, permanent, "be.permanent", "2025-03-03"),
            (.limitToAct, belgium, "be.appeal", "2025-06-20"),
            (.reportDue, belgium, "be.stay.minors.observation", "2025-03-03"),
            (.decisionDue, kingdom, "uk.reasonableGrounds", "2025-03-03"),
            (.stayEnd, kingdom, "uk.moveOn", "2025-04-10"),
            (.stayEnd, france, "fr.stay.mainstream", "2025-03-03"),
            (.stayEnd, agreed, "fr.stay.specialised", "2025-03-03"),
            (.stageEnd, recovery, "uk.reflection", "2025-03-31"),
            (.stageEnd, recovery, "uk.protection", "2025-03-31"),
        ]
    }

    @Test("It settles a deadline of every kind, and no other")
    func everyKind() throws {
        let cases = try cases()
        #expect(Set(cases.map(\.kind)) == Set(DeadlineKind.allCases).subtracting([.reminder]))
        for (kind, timeline, clock, trigger) in cases {
            var timeline = timeline
            let before = timeline.state().deadlines
            #expect(before.contains { $0.kind == kind && $0.stage == clock && $0.status == .open }, "\(clock)")
            try timeline.settle(clock, from: trigger, on: "2025-07-01")
            for deadline in timeline.state().deadlines {
                let own = deadline.stage == clock && deadline.trigger.description == trigger
                // What runs with a stage goes with it.
                let bound =
                    ["be.temporary": ["be.cardRenewal"], "uk.reflection": ["uk.protection"]][clock]?
                    .contains(deadline.stage) == true
                #expect(deadline.status == (own || bound ? .met : .open), "\(clock): \(deadline.name)")
            }
        }
    }

    @Test("It finds the deadline by its clock and trigger, although its name changes with one that is recorded late")
    func byTrigger() throws {
        var timeline = try Timeline(.belgium)
        try timeline.refuse("be.permanent", on: "2025-08-04")
        try timeline.settle("be.appeal", from: "2025-08-04", on: "2025-08-20")
        try timeline.refuse("be.temporary", on: "2025-06-20")
        #expect(
            timeline.state().deadlineLines == ["be.appeal/limit 2025-07-22 open", "be.appeal#2/limit 2025-09-03 met"])
    }

    @Test("A window that moved has to be settled anew")
    func moved() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.temporary", on: "2025-03-03")
        try timeline.settle("be.cardRenewal", from: "2025-09-03", on: "2025-07-25")
        #expect(timeline.state().lines("be.cardRenewal") == ["be.cardRenewal/window 2025-08-04 met"])
        try timeline.extend("be.temporary", on: "2025-08-20")
        #expect(timeline.state().lines("be.cardRenewal") == ["be.cardRenewal/window 2026-02-01 open"])
    }

    @Test("It stays met when the case is closed, and is open again when the entry is retracted")
    func closedAndRetracted() throws {
        var timeline = try Timeline(.belgium)
        try timeline.refuse("be.temporary", on: "2025-06-20")
        let settled = try timeline.settle("be.appeal", from: "2025-06-20", on: "2025-07-01")
        var closed = timeline
        try closed.record(.caseClosed(.completed), on: "2025-07-02")
        #expect(closed.state().deadlineLines == ["be.appeal/limit 2025-07-22 met"])
        try timeline.retract(settled, on: "2025-07-02")
        #expect(timeline.state().deadlineLines == ["be.appeal/limit 2025-07-22 open"])
    }

    @Test("A deadline that the case does not have, with those that it has")
    func unknown() throws {
        var timeline = try Timeline(.belgium)
        #expect(
            try timeline.refusal(.settle("be.appeal", from: "2025-06-20"), on: "2025-07-01")?.message
                == "X-1 has no deadline of be.appeal from 2025-06-20; it has none")
        try timeline.refuse("be.temporary", on: "2025-06-20")
        for (clock, trigger) in [("be.appeal", "2025-06-21"), ("be.temporary", "2025-06-20"), ("appeal", "2025-06-20")]
        {
            let error = try timeline.refusal(.settle(clock, from: trigger), on: "2025-07-01")
            #expect(error?.code == .notFound)
            #expect(error?.message.hasSuffix("it has be.appeal from 2025-06-20") == true)
        }
    }
}
