import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Stays that follow one another, and phases of one stay")
struct StayPathTests {
    private func minor(from day: String = "2025-01-31") throws -> Timeline {
        var timeline = try Timeline(.belgium, unaccompanied: true)
        try timeline.stay("be.stay.minors", on: day)
        return timeline
    }

    @Test("Minors in Belgium: three phases counted from admission, two with a report")
    func phases() throws {
        let state = try minor().state()
        #expect(
            state.deadlineLines == [
                "be.stay.minors.observation/end 2025-02-28 open", "be.stay.minors.observation/report 2025-02-28 open",
                "be.stay.minors.integration/end 2025-05-31 open", "be.stay.minors.integration/report 2025-05-31 open",
                "be.stay.minors.orientation/end 2025-11-30 open",
            ])
        #expect(state.deadlines.map(\.kind) == [.stayEnd, .reportDue, .stayEnd, .reportDue, .stayEnd])
        #expect(Set(state.deadlines.map(\.trigger.description)) == ["2025-01-31"])
        #expect(state.stays.first?.end?.description == "2025-11-30" && state.findings == [])
    }

    @Test("Before 20 May 2017 there is one phase of three months")
    func phasesBefore() throws {
        #expect(
            try minor(from: "2017-05-19").state().deadlineLines == [
                "be.stay.minors.observation/end 2017-08-19 open", "be.stay.minors.observation/report 2017-08-19 open",
            ])
    }

    @Test("Leaving meets the phases that are over, on their last day too, and cancels those to come")
    func leave() throws {
        var timeline = try minor()
        try timeline.leave("be.stay.minors", on: "2025-05-31")
        #expect(
            timeline.state().deadlineLines == [
                "be.stay.minors.observation/end 2025-02-28 met", "be.stay.minors.observation/report 2025-02-28 met",
                "be.stay.minors.integration/end 2025-05-31 met", "be.stay.minors.integration/report 2025-05-31 met",
                "be.stay.minors.orientation/end 2025-11-30 cancelled",
            ])
        var early = try minor()
        try early.leave("be.stay.minors", on: "2025-02-27")
        #expect(Set(early.state().deadlines.map(\.status)) == [.cancelled])
    }

    @Test("Closing the case cancels the phases")
    func closed() throws {
        var timeline = try minor()
        try timeline.record(.caseClosed(.lostContact), on: "2025-03-31")
        #expect(Set(timeline.state().deadlines.map(\.status)) == [.cancelled])
    }

    @Test("The path of Venice: the next stay ends the one before it")
    func venice() throws {
        var timeline = try Timeline(.italy)
        try timeline.stay("it.stay.venice.assessment", on: "2025-02-03")
        let first = try timeline.state().deadline("it.stay.venice.assessment/end")
        #expect(first.due.description == "2025-02-07" && first.latest?.description == "2025-02-08")
        try timeline.stay("it.stay.venice.firstAssistance", on: "2025-02-06")
        #expect(
            timeline.state().deadlineLines == [
                "it.stay.venice.assessment/end 2025-02-07 met", "it.stay.venice.firstAssistance/end 2025-05-06 open",
            ])
        try timeline.stay("it.stay.venice.socialProtection", on: "2025-05-02")
        let state = timeline.state()
        #expect(
            state.deadlineLines == [
                "it.stay.venice.assessment/end 2025-02-07 met", "it.stay.venice.firstAssistance/end 2025-05-06 met",
                "it.stay.venice.socialProtection/end 2025-11-02 open",
            ])
        #expect(state.stays.map { $0.endedOn?.description } == ["2025-02-06", "2025-05-02", nil])
        #expect(try state.deadline("it.stay.venice.socialProtection/end").latest?.description == "2026-05-02")
    }

    @Test("A stay that is recorded late, for a day before the next one, is ended by it")
    func late() throws {
        var timeline = try Timeline(.italy)
        try timeline.stay("it.stay.venice.firstAssistance", on: "2025-02-06")
        try timeline.stay("it.stay.venice.assessment", on: "2025-02-03")
        #expect(
            timeline.state().deadlineLines == [
                "it.stay.venice.assessment/end 2025-02-07 met", "it.stay.venice.firstAssistance/end 2025-05-06 open",
            ])
    }

    @Test("A stay that does not follow another leaves it as it is")
    func beside() throws {
        var timeline = try Timeline(.italy)
        try timeline.stay("it.stay.venice.assessment", on: "2025-02-03")
        try timeline.stay("it.stay.venice.socialProtection", on: "2025-02-05")
        try timeline.stay("it.stay.specialised", on: "2025-02-06")
        #expect(timeline.state().stays.map(\.endedOn) == [nil, nil, nil])
    }
}
