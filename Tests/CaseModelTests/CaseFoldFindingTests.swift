import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("What is missing or unusual is found, and recorded all the same")
struct CaseFoldFindingTests {
    private let asked = ["identified-potential-victim", "contact-broken", "centre-agreed"]

    @Test("Conditions that are not on record as met on the day of the grant")
    func conditions() throws {
        var timeline = try Timeline(.belgium)
        try timeline.record(.conditionRecorded("contact-broken", .met), on: "2013-02-01")
        try timeline.record(.conditionRecorded("centre-agreed", .met), on: "2013-02-01")
        try timeline.record(.conditionRecorded("centre-agreed", .lapsed), on: "2013-02-10")
        try timeline.record(.conditionRecorded("identified-potential-victim", .met), on: "2013-03-02")
        let grant = try timeline.grant("be.reflection", on: "2013-03-01")
        var finding = try timeline.state().findings.first { $0.entry == grant }
        #expect(finding?.code == .conditionsMissing)
        #expect(finding?.subjects == ["identified-potential-victim", "centre-agreed"])
        #expect(
            finding?.message
                == "be.reflection: not on record as met: identified-potential-victim, centre-agreed")
        try timeline.record(.conditionRecorded("centre-agreed", .met), on: "2013-03-01")
        finding = try timeline.state().findings.first { $0.entry == grant }
        #expect(finding?.subjects == ["identified-potential-victim"])
        try timeline.record(.conditionRecorded("identified-potential-victim", .met), on: "2013-02-28")
        #expect(try timeline.state().findings == [])
        #expect(try timeline.state().conditions["centre-agreed"]?.since.description == "2013-03-01")
    }

    @Test("A stage without one before it")
    func noStageBefore() throws {
        var timeline = try Timeline(.hungary)
        try timeline.record(.conditionRecorded("cooperates", .met), on: "2013-01-01")
        let grant = try timeline.grant("hu.humanitarian", on: "2013-03-01")
        let state = try timeline.state()
        #expect(state.codes(grant) == ["no-stage-before"])
        #expect(state.findings.first?.subjects == ["hu.reflection"])
    }

    @Test(
        "A grant after the end of the stage before",
        arguments: [("2013-03-31", nil), ("2013-04-01", 1), ("2013-04-03", 3)])
    func afterEnd(day: String, days: Int?) throws {
        var timeline = try Timeline(.hungary)
        try timeline.record(.conditionRecorded("cooperates", .met), on: "2013-01-01")
        try timeline.grant("hu.reflection", on: "2013-03-01")
        let grant = try timeline.grant("hu.humanitarian", on: day)
        let finding = try timeline.state().findings.first { $0.entry == grant }
        let expected = days.map { count in
            "hu.humanitarian: granted \(count) day\(count == 1 ? "" : "s") after hu.reflection ended on 2013-03-31"
        }
        #expect(finding?.message == expected && finding?.code == (days == nil ? nil : .afterEnd))
    }

    @Test(
        "A printed day that is not the computed one; the earliest reading is no surprise, a range is none",
        arguments: [("2013-03-31", false), ("2013-03-30", false), ("2013-04-01", true), ("2013-03-29", true)])
    func printed(day: String, differs: Bool) throws {
        var timeline = try Timeline(.hungary)
        let grant = try timeline.grant("hu.reflection", on: "2013-03-01", until: day)
        #expect(try timeline.state().codes(grant) == (differs ? ["printed-differs"] : []))
        var france = try Timeline(.france)
        let card = try france.grant("fr.shortTerm", on: "2013-03-01", until: "2013-12-31")
        #expect(try !france.state().codes(card).contains("printed-differs"))
    }

    @Test(
        "A day that lay ahead when it was recorded",
        arguments: [("2013-03-02", false), ("2013-03-03", false), ("2013-03-04", true)])
    func future(day: String, ahead: Bool) throws {
        var timeline = try Timeline(.hungary)
        let grant = try timeline.record(
            .stageGranted(.init(stage: "hu.reflection")), on: day, at: "2013-03-02T23:00:00Z")
        #expect(try timeline.state().codes(grant) == (ahead ? ["future-day"] : []))
    }

    @Test("A day that no pack covers")
    func unknown() throws {
        var timeline = try Timeline(.hungary, openedOn: "2009-01-01")
        let grant = try timeline.grant("hu.reflection", on: "2010-03-01")
        let state = try timeline.state()
        #expect(state.codes(grant) == ["no-deadline"] && state.findings.count == 1)
        let finding = try #require(state.findings.first { $0.entry == grant })
        #expect(finding.message.hasPrefix("hu.reflection has no deadline: no rule pack of HU covers 2010-03-01"))
    }

    @Test("An extension after the end, and one that lets the stage end earlier")
    func extensions() throws {
        var timeline = try Timeline(.unitedKingdom)
        try timeline.grant("uk.reflection", on: "2013-03-01")
        let shorter = try timeline.extend("uk.reflection", on: "2013-03-05", until: "2013-04-10")
        let late = try timeline.extend("uk.reflection", on: "2013-04-12", until: "2013-05-10")
        let state = try timeline.state()
        #expect(state.codes(shorter) == ["extension-shortens"] && state.codes(late) == ["after-end"])
        #expect(state.deadlines.map(\.due.description) == ["2013-05-10"])
    }
}
