import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("What the decisions of the competent authority start and settle")
struct GroundsDecisionTests {
    private func asked(_ nation: String?, on day: String) throws -> Timeline {
        var timeline = try Timeline(.unitedKingdom, region: nation)
        try timeline.request("reasonable-grounds", on: day)
        return timeline
    }

    private func decided(_ decision: String, _ outcome: DecisionOutcome, on day: String) throws -> Timeline {
        var timeline = try Timeline(.unitedKingdom)
        try timeline.decide(decision, outcome, on: day)
        return timeline
    }

    @Test(
        "The reasonable-grounds decision is due in five working days of the nation",
        arguments: [
            ("2025-04-17", "2025-04-28", "2025-04-25", "2025-04-28"),
            ("2025-08-01", "2025-08-08", "2025-08-11", "2025-08-08"),
            ("2025-11-27", "2025-12-04", "2025-12-05", "2025-12-04"),
            ("2022-09-15", "2022-09-23", "2022-09-23", "2022-09-23"),
        ])
    func requested(day: String, england: String, scotland: String, ireland: String) throws {
        let nations = [nil: england, "GB-ENG": england, "GB-WLS": england, "GB-SCT": scotland, "GB-NIR": ireland]
        for (nation, due) in nations {
            let state = try asked(nation, on: day).state()
            #expect(state.deadlineLines == ["uk.reasonableGrounds/decision \(due) open"], "\(nation ?? "none")")
            let deadline = try state.deadline("uk.reasonableGrounds/decision")
            #expect(deadline.kind == .decisionDue && deadline.trigger.description == day && deadline.alerts == [2])
        }
    }

    @Test("The decision meets it, however it turns out; another request or an earlier decision does not")
    func metByDecision() throws {
        for outcome in DecisionOutcome.allCases {
            var timeline = try asked(nil, on: "2025-03-03")
            try timeline.decide("reasonable-grounds", outcome, on: "2025-03-02")
            try timeline.decide("conclusive-grounds", outcome, on: "2025-03-05")
            #expect(
                timeline.state().lines("uk.reasonable") == ["uk.reasonableGrounds/decision 2025-03-10 open"])
            try timeline.decide("reasonable-grounds", outcome, on: "2025-03-12")
            #expect(timeline.state().lines("uk.reasonable") == ["uk.reasonableGrounds/decision 2025-03-10 met"])
        }
        var twice = try asked(nil, on: "2025-03-03")
        try twice.request("reasonable-grounds", on: "2025-03-04")
        #expect(
            twice.state().deadlineLines == [
                "uk.reasonableGrounds/decision 2025-03-10 open", "uk.reasonableGrounds#2/decision 2025-03-11 open",
            ])
    }

    @Test("A positive conclusive decision starts the move-on period, since 30 January 2023")
    func moveOn() throws {
        let state = try decided("conclusive-grounds", .positive, on: "2025-04-10").state()
        #expect(state.deadlineLines == ["uk.moveOn/end 2025-05-25 open"])
        let end = try state.deadline("uk.moveOn/end")
        #expect(end.kind == .stayEnd && end.flags == [.minimum])
        #expect(try decided("conclusive-grounds", .positive, on: "2023-01-29").state().deadlines == [])
        #expect(
            try decided("conclusive-grounds", .positive, on: "2023-01-30").state().deadlineLines == [
                "uk.moveOn/end 2023-03-16 open"
            ])
    }

    @Test(
        "A negative decision ends the support after nine working days, and may be reconsidered within thirty days",
        arguments: ["reasonable-grounds", "conclusive-grounds"])
    func negative(decision: String) throws {
        #expect(
            try decided(decision, .negative, on: "2025-04-10").state().deadlineLines == [
                "uk.supportEnd/end 2025-04-25 open", "uk.reconsideration/limit 2025-05-10 open",
            ])
        let limit = try decided(decision, .negative, on: "2025-03-03").state().deadline("uk.reconsideration/limit")
        #expect(limit.due.description == "2025-04-02" && limit.kind == .limitToAct && limit.alerts == [14, 7, 3])
    }

    @Test("The support of a nation ends after its own working days")
    func nationalSupport() throws {
        for (nation, due) in ["GB-ENG": "2026-01-05", "GB-SCT": "2026-01-06", "GB-NIR": "2026-01-05"] {
            var timeline = try Timeline(.unitedKingdom, region: nation)
            try timeline.decide("reasonable-grounds", .negative, on: "2025-12-18")
            #expect(try timeline.state().deadline("uk.supportEnd/end").due.description == due, "\(nation)")
        }
    }

    @Test("Reconsideration is limited since 22 February 2024")
    func reconsiderationSince() throws {
        let before = try decided("reasonable-grounds", .negative, on: "2024-02-21").state()
        #expect(before.lines("uk.reconsideration") == [])
        let since = try decided("reasonable-grounds", .negative, on: "2024-02-22").state()
        #expect(since.lines("uk.reconsideration") == ["uk.reconsideration/limit 2024-03-23 open"])
    }

    @Test("Asking for the reconsideration meets it, on the day or after; the support ends all the same")
    func reconsidered() throws {
        var timeline = try decided("conclusive-grounds", .negative, on: "2025-04-10")
        try timeline.request("reconsideration", on: "2025-04-09")
        #expect(timeline.state().lines("uk.reconsideration") == ["uk.reconsideration/limit 2025-05-10 open"])
        try timeline.request("reconsideration", on: "2025-04-30")
        #expect(
            timeline.state().deadlineLines == [
                "uk.supportEnd/end 2025-04-25 open", "uk.reconsideration/limit 2025-05-10 met",
            ])
    }

    @Test("A later decision of the same kind takes the place of the first, with what it started")
    func replaced() throws {
        var timeline = try decided("conclusive-grounds", .negative, on: "2025-04-10")
        try timeline.decide("reasonable-grounds", .negative, on: "2025-05-12")
        #expect(timeline.state().lines("uk.supportEnd/") == ["uk.supportEnd/end 2025-04-25 open"])
        try timeline.decide("conclusive-grounds", .positive, on: "2025-06-02")
        #expect(
            timeline.state().deadlineLines == [
                "uk.supportEnd/end 2025-04-25 cancelled", "uk.reconsideration/limit 2025-05-10 cancelled",
                "uk.supportEnd#2/end 2025-05-23 open", "uk.reconsideration#2/limit 2025-06-11 open",
                "uk.moveOn/end 2025-07-17 open",
            ])
        try timeline.decide("reasonable-grounds", .positive, on: "2025-06-10")
        #expect(timeline.state().lines("uk.supportEnd#2") == ["uk.supportEnd#2/end 2025-05-23 cancelled"])
        #expect(timeline.state().lines("uk.reflection") == ["uk.reflection/end 2025-07-09 open"])
    }

    @Test("What was met before stays met")
    func metStaysMet() throws {
        var timeline = try decided("conclusive-grounds", .negative, on: "2025-04-10")
        try timeline.request("reconsideration", on: "2025-04-30")
        try timeline.decide("conclusive-grounds", .positive, on: "2025-06-02")
        #expect(timeline.state().lines("uk.reconsideration") == ["uk.reconsideration/limit 2025-05-10 met"])
        #expect(timeline.state().lines("uk.supportEnd") == ["uk.supportEnd/end 2025-04-25 cancelled"])
    }

    @Test("What was asked for and decided is told by day, and a decision is a condition")
    func told() throws {
        var timeline = try Timeline(.unitedKingdom)
        let decided = try timeline.decide("reasonable-grounds", .positive, on: "2025-03-10")
        let asked = try timeline.request("reasonable-grounds", on: "2025-03-03")
        let state = timeline.state()
        #expect(state.decisions.map(\.entry) == [asked, decided])
        #expect(state.decisions.map(\.outcome) == [nil, .positive])
        #expect(state.conditions["reasonable-grounds"]?.status == .met)
        #expect(state.conditions["reasonable-grounds"]?.since.description == "2025-03-10")
        try timeline.decide("reasonable-grounds", .negative, on: "2025-04-01")
        #expect(timeline.state().conditions["reasonable-grounds"]?.status == .lapsed)
    }

    @Test("A decision is one that some rule speaks of, and nothing else")
    func unknown() throws {
        let timeline = try Timeline(.unitedKingdom)
        for facts in [EntryFacts.decisionRequested("jan-peeters"), .decide("jan-peeters", .positive)] {
            let error = try timeline.refusal(facts, on: "2025-03-03")
            #expect(error?.code == .notFound)
            #expect(error?.message.contains("appeal, conclusive-grounds, prosecutor-confirmation") == true)
        }
    }

    @Test("Closing the case cancels what is open, and keeps what was met")
    func closed() throws {
        var timeline = try asked(nil, on: "2025-03-03")
        try timeline.decide("reasonable-grounds", .negative, on: "2025-03-10")
        try timeline.record(.caseClosed(.notIdentified), on: "2025-03-12")
        #expect(
            timeline.state().deadlineLines == [
                "uk.reasonableGrounds/decision 2025-03-10 met", "uk.supportEnd/end 2025-03-21 cancelled",
                "uk.reconsideration/limit 2025-04-09 cancelled",
            ])
    }
}
