import CaseModel
import CountryRules
import Testing

@Suite("Entries that contradict the case or the rules")
struct CaseFoldCheckTests {
    private func belgium(_ stages: (String, String)...) throws -> Timeline {
        var timeline = try Timeline(.belgium)
        for (stage, day) in stages { try timeline.grant(stage, on: day) }
        return timeline
    }

    @Test("Nothing is recorded in a closed case but its reopening")
    func closed() throws {
        var timeline = try belgium(("be.reflection", "2013-03-01"))
        try timeline.record(.caseClosed(.completed), on: "2013-05-01")
        for facts in [
            try .grant("be.provisional"), try .extend("be.reflection"), .stageRefused(stage: "be.provisional"),
            .stageWithdrawn(stage: "be.reflection", .other), .stepRecorded(.init(.guardian)),
            .stepSkipped(.guardian, .declined), .conditionRecorded("contact-broken", .met), .caseClosed(.completed),
            .decisionRequested("appeal"), .decide("appeal", .positive), try .stay("be.stay.minors"),
            try .prolong("be.stay.minors"), .stayEnded(stay: "be.stay.minors"),
            try .settle("be.reflection", from: "2013-03-01"),
            .entryCorrected(timeline.entries[1].id, try .grant("be.reflection")),
            .entryRetracted(timeline.entries[1].id, .duplicate),
        ] as [EntryFacts] {
            let error = try timeline.refusal(facts, on: "2013-04-01")
            #expect(error?.code == .contradictsRules)
            #expect(error?.message == "X-1 was closed on 2013-05-01: reopen it first (jalon case reopen X-1)")
        }
        let early = try timeline.refusal(.caseReopened, on: "2013-04-30")
        #expect(early?.message == "X-1 was closed on 2013-05-01: it cannot be reopened on 2013-04-30, before")
        try timeline.accepts(.caseReopened, on: "2013-05-01")
    }

    @Test("An open case is neither opened nor reopened")
    func open() throws {
        let timeline = try belgium()
        #expect(
            try timeline.refusal(.caseReopened, on: "2013-02-01")?.message == "X-1 is open: there is nothing to reopen")
        #expect(try timeline.refusal(.caseOpened(timeline.header), on: "2013-02-01")?.message == "X-1 is there already")
    }

    @Test("A decision before the opening")
    func beforeOpening() throws {
        var timeline = try Timeline(.belgium, openedOn: "2013-03-01")
        try timeline.grant("be.reflection", on: "2013-03-01")
        for facts in [
            try .grant("be.provisional"), try .extend("be.provisional"), .stageRefused(stage: "be.provisional"),
            .stageWithdrawn(stage: "be.reflection", .other), .caseClosed(.completed), try .stay("be.stay.minors"),
        ] as [EntryFacts] {
            if facts.kind != .stageExtended { try timeline.accepts(facts, on: "2013-03-01") }
            let error = try timeline.refusal(facts, on: "2013-02-28")
            #expect(error?.code == .contradictsRules)
            #expect(
                error?.message == "X-1 was opened on 2013-03-01: 2013-02-28 lies before; give that day or a later one")
        }
    }

    @Test("A second grant of a stage that is not renewed, before or after the first")
    func second() throws {
        let timeline = try belgium(("be.reflection", "2013-03-01"))
        for day in ["2013-02-01", "2013-03-01", "2013-06-01"] {
            let error = try timeline.refusal(.grant("be.reflection"), on: day)
            #expect(error?.code == .contradictsRules)
            #expect(
                error?.message
                    == "be.reflection is not renewed under BE/2007, and was granted on 2013-03-01; "
                    + "after be.reflection may come be.provisional")
        }
    }

    @Test("A stage that cannot follow the one that runs on the day")
    func cannotFollow() throws {
        let timeline = try belgium(("be.reflection", "2013-03-01"))
        let error = try timeline.refusal(.grant("be.temporary"), on: "2013-04-01")
        #expect(error?.code == .contradictsRules)
        #expect(
            error?.message
                == "be.temporary cannot follow be.reflection (granted on 2013-03-01) under BE/2007; "
                + "after be.reflection may come be.provisional")
        let earlier = try timeline.refusal(.grant("be.temporary"), on: "2013-02-01")
        #expect(
            earlier?.message
                == "be.reflection (granted on 2013-03-01) cannot follow be.temporary under BE/2007; "
                + "after be.temporary may come be.temporary, be.permanent")
        try timeline.accepts(.grant("be.provisional"), on: "2013-03-01")
    }

    @Test("A permit of one kind may become one of another kind, and be renewed")
    func family() throws {
        var timeline = try Timeline(.italy)
        try timeline.grant("it.conversion.work", on: "2013-03-01")
        for stage in ["it.conversion", "it.conversion.study", "it.conversion.work"] {
            try timeline.accepts(.grant(stage), on: "2013-09-01")
        }
        #expect(try timeline.refusal(.grant("it.art18"), on: "2013-09-01")?.code == .contradictsRules)
    }

    @Test("After a withdrawal any stage may be granted but one that is not renewed")
    func withdrawn() throws {
        var timeline = try belgium(("be.reflection", "2013-03-01"))
        try timeline.withdraw("be.reflection", on: "2013-03-20")
        try timeline.accepts(.grant("be.temporary"), on: "2013-04-01")
        #expect(try timeline.refusal(.grant("be.reflection"), on: "2013-04-01")?.code == .contradictsRules)
    }

    @Test("A stage that is not known, with those that are")
    func unknownStage() throws {
        let timeline = try belgium(("be.reflection", "2013-03-01"))
        for facts in [
            try .grant("be.refl"), try .extend("be.refl"), .stageRefused(stage: "be.refl"),
            .stageWithdrawn(stage: "be.refl", .other), try .grant("fr.reflection"),
        ] as [EntryFacts] {
            let error = try timeline.refusal(facts, on: "2013-04-01")
            #expect(error?.code == .notFound)
            let stages = "choose from be.reflection, be.provisional, be.temporary, be.permanent"
            #expect(
                error?.message == "BE/2007 has no stage \"\(facts.stage ?? "")\" for 2013-04-01; \(stages)")
        }
        for pack in ["BE/1999", "FR/2021"] {
            #expect(
                try timeline.refusal(.grant("be.provisional", pack: pack), on: "2013-04-01")?.code == .notFound)
        }
    }

    @Test("On a day that no pack covers, a stage that some pack of the country knows")
    func uncovered() throws {
        let timeline = try Timeline(.belgium, openedOn: "2006-01-01")
        let error = try timeline.refusal(.grant("be.refl"), on: "2007-05-31")
        #expect(error?.code == .notFound)
        #expect(error?.message.hasPrefix("BE has no stage \"be.refl\" for 2007-05-31; choose from") == true)
        try timeline.accepts(.grant("be.provisional"), on: "2007-05-31")
    }

    @Test("A stage whose rule holds for part of the pack's days only")
    func partOfThePack() throws {
        let timeline = try Timeline(.italy)
        let error = try timeline.refusal(.grant("it.art18ter"), on: "2024-10-10")
        #expect(error?.code == .notFound)
        #expect(error?.message.hasPrefix("IT/2014 has no stage \"it.art18ter\" for 2024-10-10") == true)
        try timeline.accepts(.grant("it.art18ter"), on: "2024-10-11")
    }

    @Test("A printed day before the decision")
    func untilBefore() throws {
        let timeline = try belgium()
        let error = try timeline.refusal(.grant("be.reflection", until: "2013-02-28"), on: "2013-03-01")
        #expect(error?.code == .invalidInput)
        #expect(error?.message == "the printed last day 2013-02-28 lies before 2013-03-01, the day of the decision")
        try timeline.accepts(.grant("be.reflection", until: "2013-03-01"), on: "2013-03-01")
    }
}
