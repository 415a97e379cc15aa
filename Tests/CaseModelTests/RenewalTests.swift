import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Renewals are counted from the anchor")
struct RenewalTests {
    private func end(_ timeline: Timeline, _ name: String = "be.temporary/end") throws -> String {
        try timeline.state().deadline(name).due.description
    }

    @Test("Each with the total, and never from a day that a short month cut off")
    func total() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.temporary", on: "2024-08-31")
        #expect(try end(timeline) == "2025-02-28")
        for (day, due) in [
            ("2025-02-20", "2025-08-31"), ("2025-08-20", "2026-02-28"), ("2026-02-20", "2026-08-31"),
        ] {
            try timeline.extend("be.temporary", on: day)
            #expect(try end(timeline) == due)
        }
        #expect(timeline.state().grants.map(\.extensions) == [3])
    }

    @Test("A printed day becomes the anchor: what follows begins on the next day, and its total is counted from there")
    func printed() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.temporary", on: "2024-08-31", until: "2025-02-28")
        try timeline.extend("be.temporary", on: "2025-02-20")
        #expect(try end(timeline) == "2025-08-31")
        try timeline.extend("be.temporary", on: "2025-08-20")
        #expect(try end(timeline) == "2026-02-28")
        try timeline.extend("be.temporary", on: "2026-02-20", until: "2026-09-14")
        #expect(try timeline.state().deadline("be.temporary/end").isObserved)
        try timeline.extend("be.temporary", on: "2026-09-10")
        #expect(try end(timeline) == "2027-03-14")
        let last = try timeline.state().deadline("be.temporary/end")
        #expect(!last.isObserved && last.trigger.description == "2024-08-31")
    }

    @Test("A printed day that is recorded late is the anchor of what came after its day, and of nothing before")
    func latePrinted() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.temporary", on: "2024-08-31")
        try timeline.extend("be.temporary", on: "2025-08-20")
        #expect(try end(timeline) == "2025-08-31")
        try timeline.extend("be.temporary", on: "2025-02-20", until: "2025-09-14")
        #expect(try end(timeline) == "2026-03-14")
    }

    @Test("A second grant of the same stage has the length of a renewal, from its own day")
    func secondGrant() throws {
        var timeline = try Timeline(.italy)
        try timeline.grant("it.art18", on: "2013-03-01")
        try timeline.grant("it.art18", on: "2013-08-20")
        let state = timeline.state()
        #expect(state.deadlineLines == ["it.art18/end 2013-09-01 met", "it.art18#2/end 2014-08-20 open"])
        #expect(try state.deadline("it.art18/end").flags == [])
        #expect(try state.deadline("it.art18#2/end").flags == [.minimum])
        #expect(try end(timeline, "it.art18#2/end") == "2014-08-20")
    }

    @Test("So has an extension, and one of a renewal")
    func extensions() throws {
        var timeline = try Timeline(.italy)
        try timeline.grant("it.art18", on: "2013-03-01")
        try timeline.extend("it.art18", on: "2013-08-20")
        #expect(try end(timeline, "it.art18/end") == "2014-09-01")
        try timeline.grant("it.art18", on: "2014-02-03")
        try timeline.extend("it.art18", on: "2015-01-20")
        #expect(
            timeline.state().deadlineLines == ["it.art18/end 2014-09-01 met", "it.art18#2/end 2016-02-03 open"])
    }

    @Test("After another stage, or after a withdrawal of all before, a grant is no renewal")
    func noRenewal() throws {
        var timeline = try Timeline(.italy)
        try timeline.grant("it.art18", on: "2013-03-01")
        try timeline.withdraw("it.art18", on: "2013-05-01")
        try timeline.grant("it.art18", on: "2013-08-20")
        #expect(
            timeline.state().deadlineLines == ["it.art18/end 2013-09-01 cancelled", "it.art18#2/end 2014-02-20 open"])
    }

    @Test("A renewal that was printed beyond the least is nothing unusual")
    func printedRenewal() throws {
        var timeline = try Timeline(.italy)
        try timeline.grant("it.art18", on: "2013-03-01")
        let later = try timeline.grant("it.art18", on: "2013-08-20", until: "2015-08-20")
        #expect(!timeline.state().codes(later).contains("printed-differs"))
        #expect(timeline.state().lines("it.art18#2") == ["it.art18#2/end 2015-08-20 open"])
    }
}
