import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Closing and reopening")
struct CaseFoldClosureTests {
    private func closed() throws -> Timeline {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2013-03-01")
        try timeline.grant("be.provisional", on: "2013-04-10")
        try timeline.record(.caseClosed(.lostContact), on: "2013-05-01")
        return timeline
    }

    @Test("Closing cancels what is open, and keeps what was met")
    func close() throws {
        let state = try closed().state()
        #expect(!state.isOpen && state.closedOn?.description == "2013-05-01" && state.closureReason == .lostContact)
        #expect(
            state.deadlineLines == [
                "be.reflection/end 2013-04-15 met", "be.prosecutorConfirmation/decision 2013-07-10 cancelled",
                "be.provisional/end 2013-07-10 cancelled",
            ])
        #expect(state.current?.stage == "be.provisional" && state.nextStep == nil && state.undatedGrants == 0)
    }

    @Test("Reopening brings the deadlines back")
    func reopen() throws {
        var timeline = try closed()
        try timeline.record(.caseReopened, on: "2013-05-02")
        let state = timeline.state()
        #expect(state.isOpen && state.closedOn == nil && state.closureReason == nil)
        #expect(
            state.deadlineLines == [
                "be.reflection/end 2013-04-15 met", "be.prosecutorConfirmation/decision 2013-07-10 open",
                "be.provisional/end 2013-07-10 open",
            ])
        try timeline.record(.caseClosed(.completed), on: "2013-06-01")
        #expect(timeline.state().closureReason == .completed)
    }

    @Test("A stage that was withdrawn is not the current one, in a closed case either")
    func withdrawn() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2013-03-01")
        try timeline.record(.stageWithdrawn(stage: "be.reflection", .publicOrder), on: "2013-03-20")
        #expect(timeline.state().current == nil)
        try timeline.record(.caseClosed(.permitWithdrawn), on: "2013-05-01")
        #expect(timeline.state().current == nil)
    }
}
