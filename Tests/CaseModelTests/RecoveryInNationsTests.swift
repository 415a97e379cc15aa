import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Support in Scotland and Northern Ireland, beside the recovery period")
struct RecoveryInNationsTests {
    private func supported(_ nation: String, from day: String = "2025-03-31") throws -> Timeline {
        var timeline = try Timeline(.unitedKingdom, region: nation)
        try timeline.decide("reasonable-grounds", .positive, on: day)
        return timeline
    }

    @Test("Scotland: ninety days beginning on the date, and the protection from removal beside them")
    func scotland() throws {
        let state = try supported("GB-SCT").state()
        #expect(state.deadlineLines == ["uk.protection/end 2025-04-29 open", "uk.reflection/end 2025-06-28 open"])
        let support = try state.deadline("uk.reflection/end")
        let protection = try state.deadline("uk.protection/end")
        #expect(support.pack == "GB-SCT/2018" && support.flags == [.maximum] && support.kind == .stageEnd)
        #expect(protection.pack == "GB/2023" && protection.flags == [.minimum] && protection.kind == .stageEnd)
        #expect(state.grants.map(\.stage) == ["uk.reflection"] && state.grants.map(\.isImplied) == [true])
    }

    @Test(
        "Scotland: support ends with the earlier of day 90 and the conclusive decision, protection with the later",
        arguments: [
            ("2025-04-10", "2025-04-10", "2025-04-29"), ("2025-05-20", "2025-05-20", "2025-05-20"),
            ("2025-06-28", "2025-06-28", "2025-06-28"), ("2026-01-20", "2025-06-28", "2026-01-20"),
        ])
    func scottishDecision(decided: String, support: String, protection: String) throws {
        for outcome in DecisionOutcome.allCases {
            var timeline = try supported("GB-SCT")
            try timeline.decide("conclusive-grounds", outcome, on: decided)
            let state = timeline.state()
            #expect(try state.deadline("uk.reflection/end").due.description == support)
            #expect(try state.deadline("uk.protection/end").due.description == protection)
        }
    }

    @Test("Northern Ireland: 45 days from the date, and the protection from removal beside them")
    func northernIreland() throws {
        let state = try supported("GB-NIR").state()
        #expect(state.deadlineLines == ["uk.protection/end 2025-04-29 open", "uk.reflection/end 2025-05-15 open"])
        let support = try state.deadline("uk.reflection/end")
        #expect(support.pack == "GB-NIR/2015" && support.flags == [.minimum])
    }

    @Test(
        "Northern Ireland: a positive decision takes the later day, a negative one ends the support on its own day",
        arguments: [
            ("2025-04-10", DecisionOutcome.positive, "2025-05-15"), ("2025-06-02", .positive, "2025-06-02"),
            ("2025-04-10", .negative, "2025-04-10"), ("2025-06-02", .negative, "2025-06-02"),
        ])
    func irishDecision(decided: String, outcome: DecisionOutcome, due: String) throws {
        var timeline = try supported("GB-NIR")
        try timeline.decide("conclusive-grounds", outcome, on: decided)
        let end = try timeline.state().deadline("uk.reflection/end")
        #expect(end.due.description == due && end.flags == [])
    }

    @Test(
        "Before the nation's own law, that of the United Kingdom",
        arguments: [
            ("GB-SCT", "2018-03-31", ["uk.reflection/end 2018-05-15 open"]),
            ("GB-SCT", "2018-04-01", ["uk.protection/end 2018-05-16 open", "uk.reflection/end 2018-06-29 open"]),
            ("GB-NIR", "2015-01-12", ["uk.reflection/end 2015-02-26 open"]),
            ("GB-NIR", "2015-01-13", ["uk.protection/end 2015-02-27 open", "uk.reflection/end 2015-02-27 open"]),
            ("GB-ENG", "2025-03-31", ["uk.reflection/end 2025-04-29 open"]),
            ("GB-WLS", "2025-03-31", ["uk.reflection/end 2025-04-29 open"]),
        ])
    func before(nation: String, day: String, lines: [String]) throws {
        #expect(try supported(nation, from: day).state().deadlineLines == lines)
    }

    @Test("The explanation tells that the nation's law goes before")
    func explanation() throws {
        let state = try supported("GB-SCT").state()
        #expect(state.packs("uk.reflection/end") == ["GB-SCT/2018"])
        #expect(state.packs("uk.protection/end") == ["GB/2023"])
        let steps = try #require(state.explanations["uk.reflection/end"]).steps.map(\.kind)
        #expect(steps.contains(.overlay(pack: "GB-SCT/2018", region: "GB-SCT")))
    }

    @Test("The move-on period of England and Wales is not theirs; the rest of the rules is")
    func moveOn() throws {
        for nation in ["GB-SCT", "GB-NIR"] {
            var timeline = try supported(nation)
            try timeline.decide("conclusive-grounds", .positive, on: "2025-04-10")
            #expect(timeline.state().lines("uk.moveOn") == [])
            try timeline.grant("uk.residence", on: "2025-04-11")
            #expect(timeline.state().lines("uk.residence") == ["uk.residence/end 2027-10-11 open"])
            var negative = try Timeline(.unitedKingdom, region: nation)
            try negative.decide("reasonable-grounds", .negative, on: "2025-03-03")
            #expect(
                negative.state().lines("uk.reconsideration") == ["uk.reconsideration/limit 2025-04-02 open"])
        }
    }

    @Test("What ends the stage ends the protection beside it")
    func together() throws {
        var timeline = try supported("GB-SCT")
        try timeline.withdraw("uk.support", on: "2025-04-10")
        #expect(
            timeline.state().deadlineLines == [
                "uk.protection/end 2025-04-29 cancelled", "uk.reflection/end 2025-06-28 cancelled",
            ])
    }

    @Test("A pack named by hand is that pack, without the nation's law")
    func named() throws {
        var timeline = try Timeline(.unitedKingdom, region: "GB-SCT")
        try timeline.grant("uk.reflection", on: "2025-03-31", pack: "GB/2023")
        #expect(timeline.state().deadlineLines == ["uk.reflection/end 2025-04-29 open"])
    }
}
