import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("The recovery period of the United Kingdom begins with a decision")
struct RecoveryPeriodTests {
    /// A case with a positive reasonable-grounds decision, and the consent that comes before it.
    private func recovering(from day: String, openedOn: String = "2009-04-01") throws -> Timeline {
        var timeline = try Timeline(.unitedKingdom, openedOn: openedOn)
        try timeline.meet("consented", on: day)
        try timeline.decide("reasonable-grounds", .positive, on: day)
        return timeline
    }

    @Test("A positive reasonable-grounds decision starts it by itself")
    func implied() throws {
        let timeline = try recovering(from: "2025-03-31")
        let state = timeline.state()
        #expect(state.deadlineLines == ["uk.reflection/end 2025-04-29 open"])
        let grant = try #require(state.grants.first)
        #expect(state.grants.count == 1 && grant.isImplied && grant.entry == timeline.entries.last?.id)
        #expect(grant.stage == "uk.reflection" && grant.on.description == "2025-03-31")
        #expect(state.current == grant && state.findings == [])
        let end = try state.deadline("uk.reflection/end")
        #expect(end.trigger.description == "2025-03-31" && end.flags == [.minimum] && end.pack == "GB/2023")
    }

    @Test("Neither a request, nor a negative decision, nor the other decision starts it")
    func others() throws {
        var timeline = try Timeline(.unitedKingdom)
        try timeline.request("reasonable-grounds", on: "2025-03-03")
        try timeline.decide("reasonable-grounds", .negative, on: "2025-03-10")
        try timeline.decide("conclusive-grounds", .positive, on: "2025-03-20")
        #expect(timeline.state().grants == [])
    }

    @Test("The consent is asked of adults; a minor needs none until the month after coming of age")
    func consent() throws {
        for (minor, adultOn, codes) in [
            (false, nil, ["conditions-missing"]), (true, nil, []), (true, "2025-03", []),
            (true, "2025-02", ["conditions-missing"]),
        ] as [(Bool, String?, [String])] {
            var timeline = try Timeline(.unitedKingdom, minor: minor, adultOn: adultOn)
            let decision = try timeline.decide("reasonable-grounds", .positive, on: "2025-03-31")
            #expect(timeline.state().codes(decision) == codes, "\(adultOn ?? "no month")")
        }
    }

    @Test("A grant of it that is recorded as well counts from the decision")
    func explicit() throws {
        var timeline = try recovering(from: "2025-03-31")
        let grant = try timeline.grant("uk.reflection", on: "2025-04-03")
        let state = timeline.state()
        #expect(state.deadlineLines == ["uk.reflection/end 2025-04-29 open"])
        #expect(state.grants.map(\.entry) == [grant] && state.grants.map(\.isImplied) == [false])
        #expect(state.grants.map(\.on.description) == ["2025-03-31"])
        #expect(state.codes(grant) == ["started-by-decision"])
        #expect(try timeline.refusal(.grant("uk.reflection"), on: "2025-04-04")?.code == .contradictsRules)
    }

    @Test("A grant of the same day as the decision is nothing unusual; one without a decision counts from itself")
    func sameDay() throws {
        var timeline = try recovering(from: "2025-03-31")
        let grant = try timeline.grant("uk.reflection", on: "2025-03-31")
        #expect(timeline.state().codes(grant) == [])
        var alone = try Timeline(.unitedKingdom)
        try alone.grant("uk.reflection", on: "2025-03-31")
        #expect(alone.state().deadlineLines == ["uk.reflection/end 2025-04-29 open"])
        // The decision comes to be known late, for a day before.
        try alone.decide("reasonable-grounds", .positive, on: "2025-03-28")
        #expect(alone.state().deadlineLines == ["uk.reflection/end 2025-04-26 open"])
    }

    @Test("A day printed on its paper wins")
    func printed() throws {
        var timeline = try recovering(from: "2025-03-31")
        try timeline.grant("uk.reflection", on: "2025-04-03", until: "2025-05-15")
        let end = try timeline.state().deadline("uk.reflection/end")
        #expect(end.due.description == "2025-05-15" && end.isObserved && end.trigger.description == "2025-03-31")
    }

    @Test(
        "It ends on day 30 or with the conclusive decision, whichever is later and however it turns out",
        arguments: [
            ("2025-04-10", "2025-04-29"), ("2025-04-29", "2025-04-29"), ("2025-04-30", "2025-04-30"),
            ("2026-01-20", "2026-01-20"),
        ], DecisionOutcome.allCases)
    func conclusive(_ days: (decided: String, due: String), outcome: DecisionOutcome) throws {
        var timeline = try recovering(from: "2025-03-31")
        try timeline.decide("conclusive-grounds", outcome, on: days.decided)
        let end = try timeline.state().deadline("uk.reflection/end")
        #expect(end.due.description == days.due && !end.flags.contains(.minimum))
        #expect(end.trigger.description == "2025-03-31")
    }

    @Test("A conclusive decision before it, or a second one after a reconsideration, does not move it")
    func otherConclusive() throws {
        var timeline = try recovering(from: "2025-03-31")
        try timeline.decide("conclusive-grounds", .negative, on: "2025-03-30")
        #expect(timeline.state().lines("uk.reflection") == ["uk.reflection/end 2025-04-29 open"])
        try timeline.decide("conclusive-grounds", .negative, on: "2025-06-02")
        try timeline.decide("conclusive-grounds", .positive, on: "2025-09-01")
        #expect(timeline.state().lines("uk.reflection") == ["uk.reflection/end 2025-06-02 open"])
    }

    @Test(
        "The law of the day of the decision counts",
        arguments: [
            ("2010-06-01", "2010-07-16", "GB/2009"), ("2022-12-12", "2023-01-26", "GB/2009"),
            ("2022-12-13", "2023-01-12", "GB/2022-12"), ("2023-01-29", "2023-02-28", "GB/2022-12"),
            ("2023-01-30", "2023-02-28", "GB/2023"), ("2025-11-27", "2025-12-26", "GB/2023"),
        ])
    func laws(day: String, due: String, pack: String) throws {
        let end = try recovering(from: day).state().deadline("uk.reflection/end")
        #expect(end.due.description == due && end.pack == pack)
    }

    @Test("A second positive decision starts no second period")
    func second() throws {
        var timeline = try recovering(from: "2025-03-31")
        let again = try timeline.decide("reasonable-grounds", .positive, on: "2025-09-01")
        let state = timeline.state()
        #expect(state.deadlineLines == ["uk.reflection/end 2025-04-29 open"] && state.grants.count == 1)
        #expect(state.codes(again) == ["no-second-period"])
        #expect(state.findings.first { $0.entry == again }?.subjects == ["uk.reflection"])
    }

    @Test("A grant that is recorded after a second positive decision still counts from the first")
    func secondBeforeGrant() throws {
        var timeline = try recovering(from: "2025-03-31")
        let again = try timeline.decide("reasonable-grounds", .positive, on: "2025-09-01")
        try timeline.grant("uk.reflection", on: "2025-09-03")
        let state = timeline.state()
        #expect(state.deadlineLines == ["uk.reflection/end 2025-04-29 open"])
        #expect(state.codes(again) == ["no-second-period"])
    }

    @Test("It may be withdrawn without a grant on record, and the permission to stay follows it")
    func followed() throws {
        var timeline = try recovering(from: "2025-03-31")
        try timeline.accepts(.stageWithdrawn(stage: "uk.reflection", .disqualified), on: "2025-04-10")
        try timeline.decide("conclusive-grounds", .positive, on: "2025-04-28")
        try timeline.meet("no-leave", "compensation", on: "2025-04-28")
        let permit = try timeline.grant("uk.residence", on: "2025-04-29")
        #expect(timeline.state().lines("uk.reflection") == ["uk.reflection/end 2025-04-29 met"])
        #expect(timeline.state().codes(permit) == [])
        #expect(timeline.state().current?.stage == "uk.residence")
    }
}
