import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("The provisional stay in Belgium: at most three months, once prolonged by at most three")
struct BelgianProvisionalTests {
    private func provisional(on day: String, until: String? = nil) throws -> Timeline {
        var timeline = try Timeline(.belgium)
        try timeline.meet("statement-made", "identity-attempted", on: "2024-10-01")
        try timeline.grant("be.provisional", on: day, until: until)
        return timeline
    }

    @Test("The extension is counted from the first day with the total")
    func total() throws {
        var timeline = try provisional(on: "2024-11-29")
        #expect(timeline.state().lines("be.provisional") == ["be.provisional/end 2025-02-28 open"])
        try timeline.extend("be.provisional", on: "2025-02-20")
        let end = try timeline.state().deadline("be.provisional/end")
        #expect(end.due.description == "2025-05-29" && end.flags == [.maximum])
        #expect(timeline.state().grants.map(\.extensions) == [1])
    }

    @Test("A second extension is refused, with a printed day or without, and wherever it falls")
    func secondExtension() throws {
        var timeline = try provisional(on: "2025-03-03")
        try timeline.extend("be.provisional", on: "2025-05-20")
        let attempts: [(String?, String)] = [(nil, "2025-08-20"), ("2025-12-01", "2025-08-20"), (nil, "2025-04-01")]
        for (until, day) in attempts {
            let error = try timeline.refusal(.extend("be.provisional", until: until), on: day)
            #expect(error?.code == .contradictsRules)
            #expect(error?.message.hasPrefix("be.provisional is extended at most once under BE/2017; ") == true)
        }
    }

    @Test("A new grant of the stage is a renewal as well: after one renewal there is no second")
    func secondRenewal() throws {
        var extended = try provisional(on: "2025-03-03")
        try extended.extend("be.provisional", on: "2025-05-20")
        #expect(try extended.refusal(.grant("be.provisional"), on: "2025-09-01")?.code == .contradictsRules)
        var renewed = try provisional(on: "2025-03-03")
        try renewed.grant("be.provisional", on: "2025-06-02")
        #expect(try renewed.refusal(.grant("be.provisional"), on: "2025-09-01")?.code == .contradictsRules)
        #expect(try renewed.refusal(.extend("be.provisional"), on: "2025-09-01")?.code == .contradictsRules)
    }

    @Test(
        "A printed day beyond the maximum is found and wins; an earlier one is nothing unusual",
        arguments: [("2025-05-01", false), ("2025-06-03", false), ("2025-06-04", true)])
    func beyond(until: String, isBeyond: Bool) throws {
        let timeline = try provisional(on: "2025-03-03", until: until)
        let state = timeline.state()
        let grant = try #require(timeline.entries.last).id
        #expect(state.codes(grant) == (isBeyond ? ["beyond-maximum"] : []))
        #expect(state.lines("be.provisional") == ["be.provisional/end \(until) open"])
        if isBeyond {
            #expect(
                state.findings.map(\.message) == [
                    "be.provisional: the document says 2025-06-04, BE/2017 allows 2025-06-03 at most; the document wins"
                ])
        }
    }

    @Test(
        "So is one on an extension: three months beyond the last day so far, computed or printed",
        arguments: [
            (nil, "2025-09-03", false), (nil, "2025-09-04", true), ("2025-05-31", "2025-08-31", false),
            ("2025-05-31", "2025-09-01", true), ("2025-05-31", "2025-06-30", false),
        ] as [(String?, String, Bool)])
    func extendedBeyond(printed: String?, until: String, isBeyond: Bool) throws {
        var timeline = try provisional(on: "2025-03-03", until: printed)
        let extended = try timeline.extend("be.provisional", on: "2025-05-20", until: until)
        let state = timeline.state()
        #expect(state.codes(extended) == (isBeyond ? ["beyond-maximum"] : []))
        #expect(state.lines("be.provisional") == ["be.provisional/end \(until) open"])
    }

    @Test("An extension without a day after a printed one is counted from the printed one")
    func afterPrinted() throws {
        var timeline = try provisional(on: "2025-03-03", until: "2025-05-31")
        try timeline.extend("be.provisional", on: "2025-05-20")
        #expect(timeline.state().lines("be.provisional") == ["be.provisional/end 2025-08-31 open"])
    }

    @Test("Somebody who gave no statement comes here after the reflection period")
    func reflectionFirst() throws {
        var timeline = try Timeline(.belgium)
        try timeline.meet("identity-attempted", on: "2025-03-03")
        let grant = try timeline.grant("be.provisional", on: "2025-03-03")
        #expect(timeline.state().codes(grant) == ["conditions-missing", "no-stage-before"])
        var after = try Timeline(.belgium)
        try after.grant("be.reflection", on: "2025-02-03")
        let next = try after.grant("be.provisional", on: "2025-03-03")
        #expect(after.state().codes(next) == ["conditions-missing"])
    }

    @Test("An unaccompanied minor starts here")
    func unaccompanied() throws {
        var timeline = try Timeline(.belgium, unaccompanied: true)
        let grant = try timeline.grant("be.provisional", on: "2025-03-03")
        #expect(timeline.state().codes(grant) == ["conditions-missing"])
    }

    @Test("Somebody who has come of age is an unaccompanied minor no more, from the month after on")
    func ofAge() throws {
        for (day, codes) in [
            ("2025-05-31", ["conditions-missing"]), ("2025-06-01", ["conditions-missing", "no-stage-before"]),
        ] {
            var timeline = try Timeline(.belgium, adultOn: "2025-05", unaccompanied: true)
            let grant = try timeline.grant("be.provisional", on: day)
            #expect(timeline.state().codes(grant) == codes, "\(day)")
        }
    }

    @Test("After a statement or a complaint anybody may", arguments: ["statement-made", "complaint-filed"])
    func statement(condition: String) throws {
        var timeline = try Timeline(.belgium)
        try timeline.meet("identity-attempted", condition, on: "2025-03-03")
        let grant = try timeline.grant("be.provisional", on: "2025-03-03")
        #expect(timeline.state().codes(grant) == [])
        // What was withdrawn, or came later, does not count.
        try timeline.record(.conditionRecorded(condition, .lapsed), on: "2025-03-03")
        #expect(timeline.state().codes(grant) == ["conditions-missing", "no-stage-before"])
    }
}
