import CaseModel
import CountryRules
import Testing

@Suite("Extensions and withdrawals that find nothing to change")
struct CaseFoldCheckTrackTests {
    @Test("An extension of a stage that is not renewed")
    func notRenewed() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2013-03-01")
        let error = try timeline.refusal(.extend("be.reflection", until: "2013-05-31"), on: "2013-04-01")
        #expect(error?.code == .contradictsRules)
        #expect(
            error?.message
                == "be.reflection is not renewed under BE/2007; after be.reflection may come be.provisional")
    }

    @Test("An extension by a length that the rules do not state")
    func withoutLength() throws {
        var timeline = try Timeline(.unitedKingdom)
        try timeline.decide("reasonable-grounds", .positive, on: "2024-03-01")
        try timeline.grant("uk.residence", on: "2024-06-01")
        let error = try timeline.refusal(.extend("uk.residence"), on: "2026-04-01")
        #expect(error?.code == .invalidInput)
        #expect(
            error?.message
                == "GB/2023 does not say by how long uk.residence is extended: give the printed last day (--until)"
        )
        try timeline.accepts(.extend("uk.residence", until: "2027-05-31"), on: "2026-04-01")
    }

    @Test("An extension that does not reach beyond the day printed before")
    func notBeyond() throws {
        var timeline = try Timeline(.italy)
        try timeline.grant("it.firstAssistance", on: "2013-03-01", until: "2013-06-10")
        for day in ["2013-06-10", "2013-06-09"] {
            let error = try timeline.refusal(.extend("it.firstAssistance", until: day), on: "2013-06-01")
            #expect(error?.code == .invalidInput && error?.message.contains("does not reach beyond 2013-06-10") == true)
        }
        try timeline.accepts(.extend("it.firstAssistance", until: "2013-06-11"), on: "2013-06-01")
    }

    @Test("An extension that is recorded late is measured by what was printed before its day")
    func lateExtension() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.temporary", on: "2025-01-10", until: "2025-07-09")
        try timeline.extend("be.temporary", on: "2026-01-05", until: "2026-07-09")
        try timeline.accepts(.extend("be.temporary", until: "2026-01-09"), on: "2025-07-01")
    }

    @Test("More extensions than the rules allow, in any order of recording")
    func tooOften() throws {
        var timeline = try Timeline(.italy)
        try timeline.grant("it.firstAssistance", on: "2013-03-01")
        try timeline.extend("it.firstAssistance", on: "2013-05-20")
        for day in ["2013-05-25", "2013-05-20", "2013-03-10"] {
            let error = try timeline.refusal(.extend("it.firstAssistance"), on: day)
            #expect(error?.code == .contradictsRules)
            #expect(error?.message.hasPrefix("it.firstAssistance is extended at most once under IT/2005") == true)
        }
    }

    @Test("A stage that was never granted, not yet, or was withdrawn")
    func nothingRuns() throws {
        var timeline = try Timeline(.belgium)
        let empty = try timeline.refusal(.stageWithdrawn(stage: "be.provisional", .other), on: "2013-03-01")
        #expect(empty?.code == .contradictsRules)
        #expect(empty?.message == "there is no be.provisional to withdraw on 2013-03-01; no stage is on record")
        try timeline.grant("be.reflection", on: "2013-03-01")
        #expect(
            try timeline.refusal(.extend("be.provisional"), on: "2013-04-01")?.message
                == "there is no be.provisional to extend on 2013-04-01; "
                + "the stage that runs is be.reflection, granted on 2013-03-01")
        try timeline.grant("be.provisional", on: "2013-04-10")
        #expect(try timeline.refusal(.extend("be.provisional"), on: "2013-04-09")?.code == .contradictsRules)
        try timeline.withdraw("be.provisional", on: "2013-05-01")
        #expect(try timeline.refusal(.extend("be.provisional"), on: "2013-05-02")?.code == .contradictsRules)
        #expect(
            try timeline.refusal(.stageWithdrawn(stage: "be.provisional", .other), on: "2013-05-02")?.code
                == .contradictsRules)
    }

    @Test("A stage that another has followed no longer runs")
    func followed() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.provisional", on: "2013-03-01")
        try timeline.grant("be.temporary", on: "2013-06-01")
        for facts in [try .extend("be.provisional"), .stageWithdrawn(stage: "be.provisional", .other)] as [EntryFacts] {
            let error = try timeline.refusal(facts, on: "2013-07-01")
            #expect(error?.code == .contradictsRules)
            #expect(error?.message.hasSuffix("the stage that runs is be.temporary, granted on 2013-06-01") == true)
        }
        // Recorded late, for a day on which it still ran.
        try timeline.accepts(.extend("be.provisional"), on: "2013-05-20")
    }

    @Test("A withdrawal that is on record is not recorded again for a day before")
    func withdrawnTwice() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.provisional", on: "2013-03-01")
        try timeline.withdraw("be.provisional", on: "2013-05-01")
        let error = try timeline.refusal(.stageWithdrawn(stage: "be.provisional", .other), on: "2013-04-01")
        #expect(error?.code == .contradictsRules)
    }
}
