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
        #expect(try timeline.state().deadlineLines == ["be.reflection/end 2013-04-15 open"])
        try timeline.grant("be.provisional", on: "2013-04-10")
        let state = try timeline.state()
        #expect(state.deadlineLines == ["be.reflection/end 2013-04-15 met", "be.provisional/end 2013-07-10 open"])
        #expect(state.current?.stage == "be.provisional" && state.current?.end?.description == "2013-07-10")
        #expect(state.explanations["be.provisional/end"]?.due.description == "2013-07-10")
    }

    @Test("An extension is counted from the anchor with the total, never from a clamped day")
    func anchor() throws {
        var timeline = try Timeline(.italy)
        let grant = try timeline.grant("it.reflection", on: "2013-11-29")
        #expect(try timeline.state().deadlineLines == ["it.reflection/end 2014-02-28 open"])
        try timeline.extend("it.reflection", on: "2014-02-20")
        let state = try timeline.state()
        #expect(state.deadlineLines == ["it.reflection/end 2014-05-29 open"])
        #expect(state.grants.map(\.extensions) == [1] && state.grants.map(\.entry) == [grant])
    }

    @Test("A printed day wins, and what follows is counted from it")
    func printed() throws {
        var timeline = try Timeline(.italy)
        try timeline.grant("it.reflection", on: "2013-03-01", until: "2013-06-10")
        #expect(try timeline.state().deadlineLines == ["it.reflection/end 2013-06-10 open"])
        #expect(try timeline.state().deadlines.map(\.isObserved) == [true])
        try timeline.extend("it.reflection", on: "2013-06-05")
        #expect(try timeline.state().deadlineLines == ["it.reflection/end 2013-09-10 open"])
        try timeline.extend("it.reflection", on: "2013-09-01")
        #expect(try timeline.state().deadlineLines == ["it.reflection/end 2013-12-10 open"])
        try timeline.extend("it.reflection", on: "2013-12-01", until: "2014-01-31")
        let state = try timeline.state()
        #expect(state.deadlineLines == ["it.reflection/end 2014-01-31 open"])
        #expect(state.deadlines.first?.trigger.description == "2013-03-01" && state.grants.first?.extensions == 3)
    }

    @Test("A second grant of the same stage has a name of its own")
    func second() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.provisional", on: "2013-03-01")
        try timeline.grant("be.provisional", on: "2013-06-01")
        #expect(
            try timeline.state().deadlineLines == [
                "be.provisional/end 2013-06-01 met", "be.provisional#2/end 2013-09-01 open",
            ])
    }

    @Test("A withdrawal cancels the grant; the one before stays met")
    func withdrawn() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2013-03-01")
        try timeline.grant("be.provisional", on: "2013-04-10")
        try timeline.record(.stageWithdrawn(stage: "be.provisional", .contactResumed), on: "2013-05-01")
        let state = try timeline.state()
        #expect(state.deadlineLines == ["be.reflection/end 2013-04-15 met", "be.provisional/end 2013-07-10 cancelled"])
        #expect(state.current == nil)
    }

    @Test("A refusal changes no deadline")
    func refused() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2013-03-01")
        let before = try timeline.state().deadlines
        try timeline.record(.stageRefused(stage: "be.provisional"), on: "2013-04-10")
        #expect(try timeline.state().deadlines == before)
    }

    @Test("A right without end has the day of its document, a range its shortest length")
    func kinds() throws {
        var belgium = try Timeline(.belgium)
        try belgium.grant("be.permanent", on: "2013-03-01")
        #expect(try belgium.state().deadlineLines == ["be.permanent/document 2018-03-01 open"])
        #expect(try belgium.state().deadlines.map(\.kind) == [.renewalWindow])
        var france = try Timeline(.france)
        try france.grant("fr.shortTerm", on: "2013-04-01")
        #expect(try france.state().deadlines.map(\.flags) == [[.minimum]])
    }

    @Test("A day that no pack covers gives no deadline, unless a pack is named or a day is printed")
    func uncovered() throws {
        var timeline = try Timeline(.belgium, openedOn: "2020-01-01")
        let grant = try timeline.grant("be.reflection", on: "2020-03-01")
        var state = try timeline.state()
        #expect(state.deadlines.isEmpty && state.undatedGrants == 1 && state.codes(grant) == ["no-deadline"])
        timeline = try Timeline(.belgium, openedOn: "2020-01-01")
        try timeline.grant("be.reflection", on: "2020-03-01", pack: "BE/FIIT-2013")
        state = try timeline.state()
        #expect(state.deadlineLines == ["be.reflection/end 2020-04-15 open"] && state.undatedGrants == 0)
        #expect(state.deadlines.map(\.flags) == [[.outsidePack]])
        timeline = try Timeline(.belgium, openedOn: "2020-01-01")
        try timeline.grant("be.reflection", on: "2020-03-01", until: "2020-04-20")
        state = try timeline.state()
        #expect(state.deadlineLines == ["be.reflection/end 2020-04-20 open"] && state.undatedGrants == 0)
        #expect(state.deadlines.first?.pack == nil && state.deadlines.first?.flags == [.observed])
        #expect(state.explanations.isEmpty)
    }

    @Test("An extension beyond a printed day that no pack covers has no deadline, and counts as undated")
    func uncoveredExtension() throws {
        var timeline = try Timeline(.belgium, openedOn: "2020-01-01")
        let grant = try timeline.grant("be.provisional", on: "2020-03-01", until: "2020-06-01")
        try timeline.extend("be.provisional", on: "2020-05-20")
        let state = try timeline.state()
        #expect(state.deadlines.isEmpty && state.undatedGrants == 1 && state.codes(grant).contains("no-deadline"))
    }
}
