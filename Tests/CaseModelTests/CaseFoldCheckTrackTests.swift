import CaseModel
import CountryRules
import Testing

@Suite("Extensions and withdrawals that find nothing to change")
struct CaseFoldCheckTrackTests {
    private func extend(_ stage: String, until: String? = nil) throws -> EntryFacts {
        .stageExtended(.init(stage: stage, until: try until.map(date)))
    }

    @Test("An extension of a stage that is not renewed")
    func notRenewed() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2013-03-01")
        let error = try timeline.refusal(extend("be.reflection", until: "2013-05-31"), on: "2013-04-01")
        #expect(error?.code == .contradictsRules)
        #expect(
            error?.message
                == "be.reflection is not renewed under BE/FIIT-2013; after be.reflection may come be.provisional")
    }

    @Test("An extension by a length that the rules do not state")
    func withoutLength() throws {
        var timeline = try Timeline(.unitedKingdom)
        try timeline.grant("uk.reflection", on: "2013-03-01")
        let error = try timeline.refusal(extend("uk.reflection"), on: "2013-04-01")
        #expect(error?.code == .invalidInput)
        #expect(
            error?.message
                == "GB/FIIT-2013 does not say by how long uk.reflection is extended: give the printed last day (--until)"
        )
        try timeline.accepts(extend("uk.reflection", until: "2013-05-31"), on: "2013-04-01")
    }

    @Test("An extension that does not reach beyond the day printed before")
    func notBeyond() throws {
        var timeline = try Timeline(.italy)
        try timeline.grant("it.reflection", on: "2013-03-01", until: "2013-06-10")
        for day in ["2013-06-10", "2013-06-09"] {
            let error = try timeline.refusal(extend("it.reflection", until: day), on: "2013-06-01")
            #expect(error?.code == .invalidInput && error?.message.contains("does not reach beyond 2013-06-10") == true)
        }
        try timeline.accepts(extend("it.reflection", until: "2013-06-11"), on: "2013-06-01")
    }

    @Test("More extensions than the rules allow, in any order of recording")
    func tooOften() throws {
        let rules = try RuleBook.embedded(
            "HU", replacing: "renewal: { kind: \"renewable\", ", with: "renewal: { kind: \"renewable\", times: 1, ")
        var timeline = try Timeline(.hungary)
        try timeline.grant("hu.reflection", on: "2013-03-01")
        try timeline.accepts(extend("hu.reflection"), on: "2013-03-20", under: rules)
        try timeline.extend("hu.reflection", on: "2013-03-20")
        for day in ["2013-03-25", "2013-03-20", "2013-03-10"] {
            let error = try timeline.refusal(extend("hu.reflection"), on: day, under: rules)
            #expect(error?.code == .contradictsRules)
            #expect(error?.message.hasPrefix("hu.reflection is extended at most once under HU/FIIT-2013") == true)
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
            try timeline.refusal(extend("be.provisional"), on: "2013-04-01")?.message
                == "there is no be.provisional to extend on 2013-04-01; "
                + "the stage that runs is be.reflection, granted on 2013-03-01")
        try timeline.grant("be.provisional", on: "2013-04-10")
        #expect(try timeline.refusal(extend("be.provisional"), on: "2013-04-09")?.code == .contradictsRules)
        try timeline.record(.stageWithdrawn(stage: "be.provisional", .other), on: "2013-05-01")
        #expect(try timeline.refusal(extend("be.provisional"), on: "2013-05-02")?.code == .contradictsRules)
        #expect(
            try timeline.refusal(.stageWithdrawn(stage: "be.provisional", .other), on: "2013-05-02")?.code
                == .contradictsRules)
    }

    @Test("A stage that another has followed no longer runs")
    func followed() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.provisional", on: "2013-03-01")
        try timeline.grant("be.longTerm", on: "2013-06-01")
        for facts in [try extend("be.provisional"), .stageWithdrawn(stage: "be.provisional", .other)] {
            let error = try timeline.refusal(facts, on: "2013-07-01")
            #expect(error?.code == .contradictsRules)
            #expect(error?.message.hasSuffix("the stage that runs is be.longTerm, granted on 2013-06-01") == true)
        }
        // Recorded late, for a day on which it still ran.
        try timeline.accepts(extend("be.provisional"), on: "2013-05-20")
    }

    @Test("A withdrawal that is on record is not recorded again for a day before")
    func withdrawnTwice() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.provisional", on: "2013-03-01")
        try timeline.record(.stageWithdrawn(stage: "be.provisional", .other), on: "2013-05-01")
        let error = try timeline.refusal(.stageWithdrawn(stage: "be.provisional", .other), on: "2013-04-01")
        #expect(error?.code == .contradictsRules)
    }
}
