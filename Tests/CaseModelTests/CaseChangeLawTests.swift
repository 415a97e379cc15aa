import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("The law of another region counts from the day of the move")
struct CaseChangeLawTests {
    private func moved(to region: String?) -> EntryFacts {
        var change = CaseChange()
        change.region = .some(region)
        return .caseAmended(change)
    }

    @Test("A decision before the move is judged by the old law, one after by the new")
    func scotland() throws {
        var timeline = try Timeline(.unitedKingdom, openedOn: "2025-01-06")
        try timeline.decide("reasonable-grounds", .positive, on: "2025-03-31")
        let before = timeline.state().deadlineLines
        #expect(before == ["uk.reflection/end 2025-04-29 open"])
        let move = try timeline.record(moved(to: "GB-SCT"), on: "2025-04-01")
        #expect(timeline.state().deadlineLines == before && timeline.state().header.region == "GB-SCT")
        // Had the person moved on the day itself, or before, the law of Scotland would give ninety days.
        try timeline.correct(move, as: moved(to: "GB-SCT"), on: "2025-03-31")
        #expect(
            timeline.state().deadlineLines == [
                "uk.protection/end 2025-04-29 open", "uk.reflection/end 2025-06-28 open",
            ])
        try timeline.retract(move, on: "2025-04-02")
        #expect(timeline.state().deadlineLines == before && timeline.state().header.region == nil)
    }

    @Test("A person who left keeps what the law of the old day gave")
    func left() throws {
        var timeline = try Timeline(.unitedKingdom, region: "GB-SCT", openedOn: "2025-01-06")
        try timeline.record(moved(to: nil), on: "2025-05-01")
        try timeline.decide("reasonable-grounds", .positive, on: "2025-03-31")
        #expect(try timeline.state().deadline("uk.reflection/end").pack == "GB-SCT/2018")
        var after = try Timeline(.unitedKingdom, region: "GB-SCT", openedOn: "2025-01-06")
        try after.record(moved(to: nil), on: "2025-03-31")
        try after.decide("reasonable-grounds", .positive, on: "2025-03-31")
        #expect(after.state().deadlineLines == ["uk.reflection/end 2025-04-29 open"])
    }

    @Test("The move is told in whatever order it was recorded")
    func order() throws {
        var late = try Timeline(.unitedKingdom, openedOn: "2025-01-06")
        try late.decide("reasonable-grounds", .positive, on: "2025-03-31")
        try late.record(moved(to: "GB-SCT"), on: "2025-02-01")
        var inTime = try Timeline(.unitedKingdom, openedOn: "2025-01-06")
        try inTime.record(moved(to: "GB-SCT"), on: "2025-02-01")
        try inTime.decide("reasonable-grounds", .positive, on: "2025-03-31")
        #expect(late.state().deadlineLines == inTime.state().deadlineLines && late.state().deadlines.count == 2)
    }
}
