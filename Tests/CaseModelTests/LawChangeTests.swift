import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Laws that change in the middle of a case")
struct LawChangeTests {
    @Test("Belgium, 8 April 2026: an extension falls under the law of its own day, and both laws are named")
    func extended() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.temporary", on: "2026-04-07")
        #expect(try timeline.state().deadline("be.temporary/end").pack == "BE/2017")
        try timeline.extend("be.temporary", on: "2026-04-09")
        let state = timeline.state()
        let end = try state.deadline("be.temporary/end")
        #expect(end.due.description == "2027-04-07" && end.trigger.description == "2026-04-07")
        #expect(end.pack == "BE/2026" && state.packs("be.temporary/end") == ["BE/2017", "BE/2026"])
    }

    @Test("So does a new grant of the same stage")
    func renewed() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.temporary", on: "2026-04-07")
        try timeline.grant("be.temporary", on: "2026-04-09")
        let state = timeline.state()
        #expect(
            state.lines("be.temporary") == [
                "be.temporary/end 2026-10-07 met", "be.temporary#2/end 2026-10-09 open",
            ])
        #expect(state.packs("be.temporary/end") == ["BE/2017"])
        #expect(state.packs("be.temporary#2/end") == ["BE/2026"])
    }

    @Test("Two extensions, one before the change and one after it")
    func twoExtensions() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.temporary", on: "2025-08-31")
        try timeline.extend("be.temporary", on: "2026-02-20")
        try timeline.extend("be.temporary", on: "2026-08-20")
        let state = timeline.state()
        #expect(try state.deadline("be.temporary/end").due.description == "2027-02-28")
        #expect(state.packs("be.temporary/end") == ["BE/2017", "BE/2017", "BE/2026"])
    }

    @Test(
        "Italy, 4 October 2025: the permit of article 18 lasts a year",
        arguments: [("2025-10-03", "2026-04-03", "IT/2014"), ("2025-10-04", "2026-10-04", "IT/2025")])
    func italy(day: String, due: String, pack: String) throws {
        var timeline = try Timeline(.italy)
        try timeline.grant("it.art18", on: day)
        let end = try timeline.state().deadline("it.art18/end")
        #expect(end.due.description == due && end.pack == pack)
    }

    @Test("Italy: six months of the old law and a year of the new one are one total")
    func italyExtended() throws {
        var timeline = try Timeline(.italy)
        try timeline.grant("it.art18", on: "2025-10-03")
        try timeline.extend("it.art18", on: "2026-03-20")
        let state = timeline.state()
        #expect(state.deadlineLines == ["it.art18/end 2027-04-03 open"])
        #expect(state.packs("it.art18/end") == ["IT/2014", "IT/2025"])
    }

    @Test(
        "United Kingdom: the decision's day says how many days, and whether it counts itself",
        arguments: [
            ("2022-12-12", "2023-01-26", "GB/2009"), ("2022-12-13", "2023-01-12", "GB/2022-12"),
            ("2023-01-29", "2023-02-28", "GB/2022-12"), ("2023-01-30", "2023-02-28", "GB/2023"),
        ])
    func unitedKingdom(day: String, due: String, pack: String) throws {
        var timeline = try Timeline(.unitedKingdom)
        try timeline.decide("reasonable-grounds", .positive, on: day)
        let state = timeline.state()
        #expect(state.deadlineLines == ["uk.reflection/end \(due) open"] && state.packs("uk.reflection/end") == [pack])
    }

    @Test("United Kingdom: each decision falls under the law of its own day")
    func decisions() throws {
        var timeline = try Timeline(.unitedKingdom)
        try timeline.decide("reasonable-grounds", .positive, on: "2022-12-12")
        try timeline.decide("conclusive-grounds", .positive, on: "2023-01-30")
        let state = timeline.state()
        #expect(
            state.deadlineLines == ["uk.reflection/end 2023-01-30 open", "uk.moveOn/end 2023-03-16 open"])
        #expect(state.packs("uk.reflection/end") == ["GB/2009"] && state.packs("uk.moveOn/end") == ["GB/2023"])
    }

    @Test("Scotland: the law beside the nation's changes as well")
    func scotland() throws {
        for (day, protection, pack) in [
            ("2022-12-12", "2023-01-26", "GB/2009"), ("2022-12-13", "2023-01-12", "GB/2022-12"),
            ("2023-01-30", "2023-02-28", "GB/2023"),
        ] {
            var timeline = try Timeline(.unitedKingdom, region: "GB-SCT")
            try timeline.decide("reasonable-grounds", .positive, on: day)
            let deadline = try timeline.state().deadline("uk.protection/end")
            #expect(deadline.due.description == protection && deadline.pack == pack)
            #expect(try timeline.state().deadline("uk.reflection/end").pack == "GB-SCT/2018")
        }
    }

    @Test("France, 1 May 2021: at least six months, and then a year; an extension is that of its own day")
    func france() throws {
        var timeline = try Timeline(.france)
        try timeline.grant("fr.temporaryCard", on: "2021-04-30")
        #expect(try timeline.state().deadline("fr.temporaryCard/end").due.description == "2021-10-30")
        try timeline.extend("fr.temporaryCard", on: "2021-10-15")
        let state = timeline.state()
        #expect(try state.deadline("fr.temporaryCard/end").due.description == "2022-10-30")
        #expect(state.packs("fr.temporaryCard/end") == ["FR/2016", "FR/2021"])
    }

    @Test("A day of 2013 falls under the law, and under the kit when its pack is named")
    func kit() throws {
        let laws: [(String?, String, String)] = [
            (nil, "2013-04-01", "HU/2007"), ("HU/FIIT-2013", "2013-03-31", "HU/FIIT-2013"),
        ]
        for (pack, due, expected) in laws {
            var timeline = try Timeline(.hungary)
            try timeline.grant("hu.reflection", on: "2013-03-01", pack: pack)
            let end = try timeline.state().deadline("hu.reflection/end")
            #expect(end.due.description == due && end.pack == expected)
        }
    }

    @Test("What was granted under a pack named by hand is prolonged under it")
    func kitExtension() throws {
        var timeline = try Timeline(.hungary)
        try timeline.grant("hu.reflection", on: "2013-03-01", pack: "HU/FIIT-2013")
        try timeline.extend("hu.reflection", on: "2013-03-20")
        let state = timeline.state()
        #expect(state.deadlineLines == ["hu.reflection/end 2013-04-30 open"])
        #expect(state.packs("hu.reflection/end") == ["HU/FIIT-2013", "HU/FIIT-2013"])
        #expect(try timeline.refusal(.extend("hu.reflection", pack: "HU/2007"), on: "2013-04-20") != nil)
    }

    @Test("A day that an extension printed belongs to the law of the extension, whose pack is named beside the first")
    func printedExtension() throws {
        var timeline = try Timeline(.belgium, openedOn: "2026-01-01")
        try timeline.grant("be.temporary", on: "2026-03-01", until: "2026-08-31")
        #expect(try timeline.state().deadline("be.temporary/end").pack == "BE/2017")
        try timeline.extend("be.temporary", on: "2026-08-01", until: "2027-02-28")
        let state = timeline.state()
        let end = try state.deadline("be.temporary/end")
        #expect(end.pack == "BE/2026" && end.due.description == "2027-02-28" && end.isObserved)
        #expect(state.packs("be.temporary/end") == ["BE/2017", "BE/2026"])
    }

    @Test("The document of a right without end keeps its name when its last day is printed")
    func printedDocument() throws {
        for until in [nil, "2031-02-28"] {
            var timeline = try Timeline(.belgium, openedOn: "2026-01-01")
            try timeline.grant("be.permanent", on: "2026-03-01", until: until)
            #expect(timeline.state().deadlines.map(\.name) == ["be.permanent/document"])
        }
    }
}
