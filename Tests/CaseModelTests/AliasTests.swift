import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("The kit's names of the stages are known to the law")
struct AliasTests {
    @Test("A stage has the law's name in the case, by whichever it was recorded")
    func named() throws {
        for (country, name, day, expected) in [
            (CountryCode.belgium, "be.longTerm", "2015-03-02", "be.temporary/end 2015-09-02 open"),
            (.italy, "it.reflection", "2015-03-02", "it.firstAssistance/end 2015-06-02 open"),
            (.italy, "it.provisional", "2015-03-02", "it.art18/end 2015-09-02 open"),
            (.france, "fr.shortTerm", "2025-03-03", "fr.temporaryCard/end 2026-03-03 open"),
            (.france, "fr.longTerm", "2025-03-03", "fr.residentCard/end 2035-03-03 open"),
            (.unitedKingdom, "uk.recovery", "2025-03-31", "uk.reflection/end 2025-04-29 open"),
            (.unitedKingdom, "uk.permissionToStay", "2025-03-31", "uk.residence/end 2027-09-30 open"),
        ] {
            var timeline = try Timeline(country)
            try timeline.grant(name, on: day)
            let stage = String(expected.prefix { $0 != "/" })
            let state = timeline.state()
            #expect(state.lines(stage) == [expected])
            #expect(state.grants.map(\.stage) == [stage] && state.deadlines.first { $0.stage == stage } != nil)
        }
    }

    @Test("An extension, a withdrawal and the next stage find it by either name")
    func followed() throws {
        for names in [("be.longTerm", "be.temporary"), ("be.temporary", "be.longTerm")] {
            var timeline = try Timeline(.belgium)
            try timeline.grant("be.provisional", on: "2015-01-05")
            try timeline.grant(names.0, on: "2015-03-02")
            try timeline.extend(names.1, on: "2015-08-20")
            #expect(timeline.state().lines("be.temporary") == ["be.temporary/end 2016-03-02 open"])
            var next = timeline
            try next.grant(names.1, on: "2016-02-20")
            #expect(
                next.state().lines("be.temporary") == [
                    "be.temporary/end 2016-03-02 met", "be.temporary#2/end 2016-08-20 open",
                ])
            try timeline.withdraw(names.1, on: "2015-09-10")
            #expect(timeline.state().lines("be.temporary") == ["be.temporary/end 2016-03-02 cancelled"])
        }
    }

    @Test("The window before its end, and what settles it, have the law's name")
    func window() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.longTerm", on: "2015-03-02")
        #expect(timeline.state().lines("be.cardRenewal") == ["be.cardRenewal/window 2015-08-03 open"])
        #expect(try timeline.refusal(.settle("be.longTerm", from: "2015-03-02"), on: "2015-08-01")?.code == .notFound)
        try timeline.settle("be.temporary", from: "2015-03-02", on: "2015-08-01")
        #expect(timeline.state().lines("be.temporary") == ["be.temporary/end 2015-09-02 met"])
    }

    @Test("A refusal under one name is answered by a grant under the other")
    func refused() throws {
        var timeline = try Timeline(.belgium)
        try timeline.refuse("be.longTerm", on: "2025-06-20")
        try timeline.grant("be.temporary", on: "2025-07-01")
        #expect(timeline.state().lines("be.appeal") == ["be.appeal/limit 2025-07-22 met"])
    }

    @Test("A nation's own name of the period")
    func nation() throws {
        var timeline = try Timeline(.unitedKingdom, region: "GB-SCT")
        try timeline.decide("reasonable-grounds", .positive, on: "2025-03-31")
        try timeline.grant("uk.support", on: "2025-04-02")
        #expect(timeline.state().lines("uk.reflection") == ["uk.reflection/end 2025-06-28 open"])
        #expect(timeline.state().grants.count == 1)
    }

    @Test("Under the kit, read by name, a stage has the kit's name, and is prolonged and withdrawn under it")
    func kit() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.longTerm", on: "2013-03-01", pack: "BE/FIIT-2013")
        #expect(timeline.state().deadlineLines == ["be.longTerm/end 2013-09-01 open"])
        let extended = try timeline.extend("be.longTerm", on: "2013-08-20")
        #expect(timeline.state().deadlineLines == ["be.longTerm/end 2014-03-01 open"])
        #expect(timeline.state().codes(extended) == [])
        try timeline.withdraw("be.longTerm", on: "2013-10-01")
        #expect(timeline.state().lines("be.longTerm") == ["be.longTerm/end 2014-03-01 cancelled"])
    }
}
