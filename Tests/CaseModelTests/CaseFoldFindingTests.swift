import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("What is missing or unusual is found, and recorded all the same")
struct CaseFoldFindingTests {
    @Test("Conditions that are not on record as met on the day of the grant")
    func conditions() throws {
        var timeline = try Timeline(.belgium)
        try timeline.meet("no-residence-title", "purpose-decide", "centre-supported", on: "2013-02-01")
        try timeline.record(.conditionRecorded("centre-supported", .lapsed), on: "2013-02-10")
        try timeline.meet("identified-potential-victim", on: "2013-03-02")
        let grant = try timeline.grant("be.reflection", on: "2013-03-01")
        var finding = timeline.state().findings.first { $0.entry == grant }
        #expect(finding?.code == .conditionsMissing)
        #expect(finding?.subjects == ["identified-potential-victim", "centre-supported"])
        #expect(
            finding?.message
                == "be.reflection: not on record as met: identified-potential-victim, centre-supported")
        try timeline.meet("centre-supported", on: "2013-03-01")
        finding = timeline.state().findings.first { $0.entry == grant }
        #expect(finding?.subjects == ["identified-potential-victim"])
        try timeline.meet("identified-potential-victim", on: "2013-02-28")
        #expect(timeline.state().findings == [])
        #expect(timeline.state().conditions["centre-supported"]?.since.description == "2013-03-01")
    }

    @Test("A stage without one before it")
    func noStageBefore() throws {
        var timeline = try Timeline(.hungary)
        try timeline.meet("cooperates", "significant-evidence", "authority-initiative", on: "2013-01-01")
        let grant = try timeline.grant("hu.humanitarian", on: "2013-03-01")
        let state = timeline.state()
        #expect(state.codes(grant) == ["no-stage-before"])
        #expect(state.findings.first?.subjects == ["hu.reflection"])
    }

    @Test(
        "A grant after the end of the stage before",
        arguments: [("2013-04-01", nil), ("2013-04-02", 1), ("2013-04-04", 3)])
    func afterEnd(day: String, days: Int?) throws {
        var timeline = try Timeline(.hungary)
        try timeline.meet("cooperates", "significant-evidence", "authority-initiative", on: "2013-01-01")
        try timeline.grant("hu.reflection", on: "2013-03-01")
        let grant = try timeline.grant("hu.humanitarian", on: day)
        let finding = timeline.state().findings.first { $0.entry == grant }
        let expected = days.map { count in
            "hu.humanitarian: granted \(count) day\(count == 1 ? "" : "s") after hu.reflection ended on 2013-04-01"
        }
        #expect(finding?.message == expected && finding?.code == (days == nil ? nil : .afterEnd))
    }

    @Test(
        "A printed day that is not the computed one; the earliest reading is no surprise",
        arguments: [("2013-04-01", false), ("2013-03-31", false), ("2013-04-02", true), ("2013-03-30", true)])
    func printed(day: String, differs: Bool) throws {
        var timeline = try Timeline(.hungary)
        let grant = try timeline.grant("hu.reflection", on: "2013-03-01", until: day)
        #expect(timeline.state().codes(grant) == (differs ? ["printed-differs"] : []))
    }

    @Test(
        "Where the rule says at least, a later printed day is no surprise",
        arguments: [("2013-12-31", false), ("2013-09-01", false), ("2013-08-30", true)])
    func atLeast(day: String, differs: Bool) throws {
        var timeline = try Timeline(.france)
        let card = try timeline.grant("fr.temporaryCard", on: "2013-03-01", until: day)
        #expect(timeline.state().codes(card).contains("printed-differs") == differs)
    }

    @Test("A range is no surprise in the kit, read by name")
    func range() throws {
        var timeline = try Timeline(.france)
        let card = try timeline.grant("fr.shortTerm", on: "2013-03-01", until: "2013-12-31", pack: "FR/FIIT-2013")
        #expect(!timeline.state().codes(card).contains("printed-differs"))
    }

    @Test(
        "A day that lay ahead when it was recorded",
        arguments: [("2013-03-02", false), ("2013-03-03", false), ("2013-03-04", true)])
    func future(day: String, ahead: Bool) throws {
        var timeline = try Timeline(.hungary)
        let grant = try timeline.record(
            .stageGranted(.init(stage: "hu.reflection")), on: day, at: "2013-03-02T23:00:00Z")
        #expect(timeline.state().codes(grant) == (ahead ? ["future-day"] : []))
    }

    @Test("A day that no pack covers")
    func unknown() throws {
        var timeline = try Timeline(.hungary, openedOn: "2006-01-01")
        let grant = try timeline.grant("hu.reflection", on: "2007-06-30")
        let state = timeline.state()
        #expect(state.codes(grant) == ["no-deadline"] && state.findings.count == 1)
        let finding = try #require(state.findings.first { $0.entry == grant })
        #expect(finding.message.hasPrefix("hu.reflection has no deadline: no rule pack of HU covers 2007-06-30"))
    }

    @Test("An extension after the end, and one that lets the stage end earlier")
    func extensions() throws {
        var timeline = try Timeline(.unitedKingdom)
        try timeline.grant("uk.reflection", on: "2013-03-01", pack: "GB/FIIT-2013")
        let shorter = try timeline.extend("uk.reflection", on: "2013-03-05", until: "2013-04-10")
        let late = try timeline.extend("uk.reflection", on: "2013-04-12", until: "2013-05-10")
        let state = timeline.state()
        #expect(state.codes(shorter) == ["extension-shortens"] && state.codes(late) == ["after-end"])
        #expect(state.deadlines.map(\.due.description) == ["2013-05-10"])
    }
}
