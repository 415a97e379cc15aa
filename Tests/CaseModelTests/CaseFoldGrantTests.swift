import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Grants, extensions and what follows them")
struct CaseFoldGrantTests {
    @Test("A grant that runs is open, one that was followed is met")
    func followed() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2013-03-01")
        #expect(timeline.state().deadlineLines == ["be.reflection/end 2013-04-15 open"])
        try timeline.grant("be.provisional", on: "2013-04-10")
        let state = timeline.state()
        #expect(
            state.deadlineLines == [
                "be.reflection/end 2013-04-15 met", "be.prosecutorConfirmation/decision 2013-07-10 open",
                "be.provisional/end 2013-07-10 open",
            ])
        #expect(state.current?.stage == "be.provisional" && state.current?.end?.description == "2013-07-10")
        #expect(state.explanations["be.provisional/end"]?.due.description == "2013-07-10")
    }

    @Test("An extension is counted from the anchor with the total, never from a clamped day")
    func anchor() throws {
        var timeline = try Timeline(.italy)
        let grant = try timeline.grant("it.firstAssistance", on: "2013-11-29")
        #expect(timeline.state().deadlineLines == ["it.firstAssistance/end 2014-02-28 open"])
        try timeline.extend("it.firstAssistance", on: "2014-02-20")
        let state = timeline.state()
        #expect(state.deadlineLines == ["it.firstAssistance/end 2014-05-29 open"])
        #expect(state.grants.map(\.extensions) == [1] && state.grants.map(\.entry) == [grant])
    }

    @Test("A printed day wins, and what follows is counted from it")
    func printed() throws {
        var timeline = try Timeline(.hungary)
        try timeline.grant("hu.humanitarian", on: "2013-03-01", until: "2013-09-10")
        #expect(timeline.state().deadlineLines == ["hu.humanitarian/end 2013-09-10 open"])
        #expect(timeline.state().deadlines.map(\.isObserved) == [true])
        try timeline.extend("hu.humanitarian", on: "2013-09-05")
        #expect(timeline.state().deadlineLines == ["hu.humanitarian/end 2014-03-10 open"])
        try timeline.extend("hu.humanitarian", on: "2014-03-01")
        #expect(timeline.state().deadlineLines == ["hu.humanitarian/end 2014-09-10 open"])
        try timeline.extend("hu.humanitarian", on: "2014-09-01", until: "2014-10-31")
        let state = timeline.state()
        #expect(state.deadlineLines == ["hu.humanitarian/end 2014-10-31 open"])
        #expect(state.deadlines.first?.trigger.description == "2013-03-01" && state.grants.first?.extensions == 3)
    }

    @Test("A second grant of the same stage has a name of its own")
    func second() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.provisional", on: "2013-03-01")
        try timeline.grant("be.provisional", on: "2013-06-01")
        #expect(
            timeline.state().lines("be.provisional") == [
                "be.provisional/end 2013-06-01 met", "be.provisional#2/end 2013-09-01 open",
            ])
    }

    @Test("A withdrawal cancels the grant; the one before stays met")
    func withdrawn() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2013-03-01")
        try timeline.grant("be.provisional", on: "2013-04-10")
        try timeline.record(.stageWithdrawn(stage: "be.provisional", .contactResumed), on: "2013-05-01")
        let state = timeline.state()
        #expect(
            state.deadlineLines == [
                "be.reflection/end 2013-04-15 met", "be.appeal/limit 2013-05-31 open",
                "be.prosecutorConfirmation/decision 2013-07-10 cancelled", "be.provisional/end 2013-07-10 cancelled",
            ])
        #expect(state.current == nil)
    }

    @Test("A refusal changes no stage")
    func refused() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2013-03-01")
        let before = timeline.state()
        try timeline.refuse("be.provisional", on: "2013-04-10")
        let after = timeline.state()
        #expect(after.grants == before.grants && after.lines("be.reflection") == before.deadlineLines)
    }

    @Test("A side track is one of its own: the stage that runs goes on beside it")
    func side() throws {
        var timeline = try Timeline(.france)
        try timeline.grant("fr.temporaryCard", on: "2025-03-03")
        try timeline.grant("fr.apsExitProstitution", on: "2025-06-02")
        #expect(
            timeline.state().deadlineLines == [
                "fr.apsExitProstitution/end 2025-12-02 open", "fr.cardRenewal/window 2026-01-02 open",
                "fr.temporaryCard/end 2026-03-03 open",
            ])
    }

    @Test("A right without end has the day of its document, and where the rule says at least the shortest length")
    func kinds() throws {
        var belgium = try Timeline(.belgium)
        try belgium.grant("be.permanent", on: "2013-03-01")
        #expect(belgium.state().deadlineLines == ["be.permanent/document 2018-03-01 open"])
        #expect(belgium.state().deadlines.map(\.kind) == [.renewalWindow])
        var france = try Timeline(.france)
        try france.grant("fr.temporaryCard", on: "2013-04-01")
        let card = try france.state().deadline("fr.temporaryCard/end")
        #expect(card.due.description == "2013-10-01" && card.flags == [.minimum])
    }

    @Test("A day that no pack covers gives no deadline, unless a pack is named or a day is printed")
    func uncovered() throws {
        var timeline = try Timeline(.belgium, openedOn: "2007-01-01")
        let grant = try timeline.grant("be.reflection", on: "2007-03-01")
        var state = timeline.state()
        #expect(state.deadlines.isEmpty && state.undatedGrants == 1 && state.codes(grant) == ["no-deadline"])
        timeline = try Timeline(.belgium, openedOn: "2007-01-01")
        try timeline.grant("be.reflection", on: "2007-03-01", pack: "BE/FIIT-2013")
        state = timeline.state()
        #expect(state.deadlineLines == ["be.reflection/end 2007-04-15 open"] && state.undatedGrants == 0)
        #expect(state.deadlines.map(\.flags) == [[.outsidePack]])
        timeline = try Timeline(.belgium, openedOn: "2007-01-01")
        try timeline.grant("be.reflection", on: "2007-03-01", until: "2007-04-20")
        state = timeline.state()
        #expect(state.deadlineLines == ["be.reflection/end 2007-04-20 open"] && state.undatedGrants == 0)
        #expect(state.deadlines.first?.pack == nil && state.deadlines.first?.flags == [.observed])
        #expect(state.explanations.isEmpty)
    }

    @Test("An extension beyond a printed day that no pack covers has no deadline, and counts as undated")
    func uncoveredExtension() throws {
        var timeline = try Timeline(.belgium, openedOn: "2007-01-01")
        let grant = try timeline.grant("be.provisional", on: "2007-02-01", until: "2007-05-01")
        try timeline.extend("be.provisional", on: "2007-04-20")
        let state = timeline.state()
        #expect(state.deadlines.isEmpty && state.undatedGrants == 1 && state.codes(grant).contains("no-deadline"))
    }
}
