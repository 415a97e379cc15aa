import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("The days on which a deadline is announced")
struct AlertDayTests {
    private func days(_ deadline: Deadline, _ setting: [Int]? = nil) -> [String] {
        (setting.map(deadline.announced) ?? deadline).alertDays.map(\.description)
    }

    @Test("So many days before the earliest end that a plausible reading gives, as the rules say")
    func rules() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2025-03-03")
        let end = try timeline.state().deadline("be.reflection/end")
        #expect(end.due.description == "2025-04-17" && end.earliest.description == "2025-04-16")
        #expect(end.alerts == [30, 14, 7])
        #expect(days(end) == ["2025-03-17", "2025-04-02", "2025-04-09"])
    }

    @Test("A casebook may set its own, or none")
    func setting() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2025-03-03")
        let end = try timeline.state().deadline("be.reflection/end")
        #expect(days(end, [21, 1, 0]) == ["2025-03-26", "2025-04-15", "2025-04-16"])
        #expect(days(end, []) == [])
    }

    @Test("A limit is announced before its last day without the move to a working day")
    func limit() throws {
        var timeline = try Timeline(.belgium)
        try timeline.refuse("be.temporary", on: "2025-06-20")
        let limit = try timeline.state().deadline("be.appeal/limit")
        #expect(limit.due.description == "2025-07-22" && days(limit, [7]) == ["2025-07-13"])
    }

    @Test("A period may have its own")
    func own() throws {
        var timeline = try Timeline(.unitedKingdom)
        try timeline.request("reasonable-grounds", on: "2025-03-03")
        try timeline.decide("conclusive-grounds", .negative, on: "2025-03-03")
        let state = timeline.state()
        #expect(days(try state.deadline("uk.reasonableGrounds/decision")) == ["2025-03-08"])
        #expect(
            days(try state.deadline("uk.reconsideration/limit")) == ["2025-03-18", "2025-03-25", "2025-03-29"])
    }

    @Test("A printed day is announced before itself, as the rules say")
    func printed() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.temporary", on: "2025-03-03", until: "2025-09-30")
        let end = try timeline.state().deadline("be.temporary/end")
        #expect(days(end) == ["2025-08-31", "2025-09-16", "2025-09-23"])
    }

    @Test("An agreed last day of a stay as well")
    func agreed() throws {
        var timeline = try Timeline(.france)
        try timeline.stay("fr.stay.mainstream", on: "2025-03-03", until: "2025-09-30")
        let end = try timeline.state().deadline("fr.stay.mainstream/end")
        #expect(days(end) == ["2025-08-31", "2025-09-16", "2025-09-23"])
    }

    @Test("Where no pack covers the day, the usual ones, or those of the casebook")
    func uncovered() throws {
        var timeline = try Timeline(.belgium, openedOn: "2007-01-01")
        try timeline.grant("be.reflection", on: "2007-03-01", until: "2007-04-20")
        let end = try timeline.state().deadline("be.reflection/end")
        #expect(days(end) == ["2007-03-21", "2007-04-06", "2007-04-13"] && days(end, [7]) == ["2007-04-13"])
    }
}
