import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Corrections and retractions")
struct AmendmentTests {
    private let later = "2013-08-01"

    private func reflecting() throws -> (timeline: Timeline, grant: EntryID) {
        var timeline = try Timeline(.belgium)
        let grant = try timeline.grant("be.reflection", on: "2013-03-01")
        return (timeline, grant)
    }

    private func lines(_ timeline: Timeline) -> [String] { timeline.state().deadlineLines }

    @Test("An entry that was retracted does not count, and is told as such")
    func retract() throws {
        var (timeline, grant) = try reflecting()
        let retraction = try timeline.retract(grant, on: later)
        let state = timeline.state()
        #expect(state.deadlines == [] && state.grants == [] && state.findings == [])
        #expect(state.amended == [grant: .retracted(by: retraction)])
        #expect(timeline.fold.count == 3)
        // What it stood in the way of may be recorded now.
        try timeline.accepts(.grant("be.reflection"), on: "2013-03-04")
    }

    @Test("A correction puts the day and the facts right; a second one puts it right again")
    func correct() throws {
        var (timeline, grant) = try reflecting()
        let first = try timeline.correct(grant, as: .grant("be.reflection"), on: "2013-03-04")
        #expect(lines(timeline) == ["be.reflection/end 2013-04-18 open"])
        #expect(timeline.state().grants.map(\.entry) == [grant])
        #expect(timeline.state().amended == [grant: .corrected(by: first)])
        let second = try timeline.correct(grant, as: .grant("be.reflection", until: "2013-04-20"), on: "2013-03-05")
        #expect(lines(timeline) == ["be.reflection/end 2013-04-20 open"])
        #expect(timeline.state().amended == [grant: .corrected(by: second)])
    }

    @Test("Another stage may take the place, and takes its place among the entries")
    func otherStage() throws {
        var (timeline, grant) = try reflecting()
        try timeline.grant("be.provisional", on: "2013-04-10")
        try timeline.correct(grant, as: .grant("be.provisional"), on: "2013-03-01")
        #expect(
            timeline.state().lines("be.provisional") == [
                "be.provisional/end 2013-06-01 met", "be.provisional#2/end 2013-07-10 open",
            ])
    }

    @Test("A correction that is retracted gives back what was said before it")
    func retractCorrection() throws {
        var (timeline, grant) = try reflecting()
        let first = try timeline.correct(grant, as: .grant("be.reflection"), on: "2013-03-04")
        let second = try timeline.correct(grant, as: .grant("be.reflection"), on: "2013-03-08")
        #expect(lines(timeline) == ["be.reflection/end 2013-04-22 open"])
        let retraction = try timeline.retract(second, on: later)
        #expect(lines(timeline) == ["be.reflection/end 2013-04-18 open"])
        #expect(timeline.state().amended == [grant: .corrected(by: first), second: .retracted(by: retraction)])
        try timeline.retract(first, on: later)
        #expect(lines(timeline) == ["be.reflection/end 2013-04-15 open"])
    }

    @Test("An earlier correction that is retracted changes nothing")
    func retractEarlier() throws {
        var (timeline, grant) = try reflecting()
        let first = try timeline.correct(grant, as: .grant("be.reflection"), on: "2013-03-04")
        try timeline.correct(grant, as: .grant("be.reflection"), on: "2013-03-08")
        try timeline.retract(first, on: later)
        #expect(lines(timeline) == ["be.reflection/end 2013-04-22 open"])
    }

    @Test("A retraction that is retracted gives the entry back, corrections included")
    func retractRetraction() throws {
        var (timeline, grant) = try reflecting()
        try timeline.correct(grant, as: .grant("be.reflection"), on: "2013-03-04")
        let retraction = try timeline.retract(grant, on: later)
        #expect(lines(timeline) == [])
        let again = try timeline.retract(retraction, on: later)
        #expect(lines(timeline) == ["be.reflection/end 2013-04-18 open"])
        // And a retraction of that one takes it away once more.
        try timeline.retract(again, on: later)
        #expect(lines(timeline) == [])
    }

    @Test("A closure that is retracted opens the case again, and a retraction of that closes it")
    func closure() throws {
        var (timeline, _) = try reflecting()
        let closure = try timeline.record(.caseClosed(.lostContact), on: "2013-05-01")
        #expect(!timeline.fold.isOpen && lines(timeline) == ["be.reflection/end 2013-04-15 cancelled"])
        let retraction = try timeline.retract(closure, on: "2013-05-02")
        #expect(timeline.fold.isOpen && lines(timeline) == ["be.reflection/end 2013-04-15 open"])
        #expect(timeline.state().closedOn == nil)
        try timeline.retract(retraction, on: "2013-05-03")
        #expect(!timeline.fold.isOpen && timeline.state().closureReason == .lostContact)
    }

    @Test("A reopening that is retracted closes the case again")
    func reopening() throws {
        var (timeline, _) = try reflecting()
        try timeline.record(.caseClosed(.lostContact), on: "2013-05-01")
        let reopening = try timeline.record(.caseReopened, on: "2013-05-10")
        try timeline.retract(reopening, on: "2013-05-11")
        #expect(!timeline.fold.isOpen && timeline.state().closedOn?.description == "2013-05-01")
    }

    @Test("Decisions, stays, steps and conditions are put right in the same way")
    func others() throws {
        var timeline = try Timeline(.unitedKingdom)
        let decision = try timeline.decide("reasonable-grounds", .positive, on: "2025-03-31")
        let stay = try timeline.stay("uk.stay.specialised", on: "2025-04-01", until: "2025-06-30")
        let condition = try timeline.meet("consented", on: "2025-03-30")[0]
        let step = try timeline.record(.stepRecorded(.init(.jointDialogue)), on: "2025-03-20")
        try timeline.correct(decision, as: .decide("reasonable-grounds", .positive), on: "2025-04-02")
        try timeline.correct(stay, as: .stay("uk.stay.specialised", until: "2025-07-31"), on: "2025-04-02")
        try timeline.correct(condition, as: .conditionRecorded("consented", .lapsed), on: "2025-03-30")
        try timeline.correct(step, as: .stepRecorded(.init(.teamDiscussion)), on: "2025-03-21")
        let state = timeline.state()
        #expect(
            state.deadlineLines == ["uk.reflection/end 2025-05-01 open", "uk.stay.specialised/end 2025-07-31 open"])
        #expect(state.conditions["consented"]?.status == .lapsed)
        #expect(state.steps.map(\.step) == [.teamDiscussion] && state.codes(step) == [])
        for entry in [decision, stay, condition, step] { try timeline.retract(entry, on: "2025-05-01") }
        #expect(timeline.state().deadlines == [] && timeline.state().conditions == [:])
        #expect(timeline.state().steps == [] && timeline.state().stays == [] && timeline.state().decisions == [])
    }

    @Test("What stood on a retracted entry is found, and changes nothing")
    func leftOver() throws {
        var (timeline, grant) = try reflecting()
        try timeline.retract(grant, on: later)
        var provisional = try Timeline(.belgium)
        let first = try provisional.grant("be.provisional", on: "2013-03-01")
        let extended = try provisional.extend("be.provisional", on: "2013-05-20")
        try provisional.retract(first, on: later)
        #expect(provisional.state().codes(extended) == ["nothing-to-change"] && provisional.state().deadlines == [])
    }

    @Test("So is a withdrawal of a grant that was retracted")
    func leftOverWithdrawal() throws {
        var (timeline, grant) = try reflecting()
        let withdrawal = try timeline.withdraw("be.reflection", on: "2013-03-20")
        try timeline.retract(grant, on: later)
        #expect(timeline.state().codes(withdrawal) == ["nothing-to-change"])
    }

    @Test("So are the extension and the end of a stay that was retracted")
    func leftOverStay() throws {
        var timeline = try Timeline(.france)
        let stay = try timeline.stay("fr.stay.mainstream", on: "2025-01-03")
        let extended = try timeline.prolong("fr.stay.mainstream", on: "2025-06-20")
        let ended = try timeline.leave("fr.stay.mainstream", on: "2025-09-20")
        try timeline.retract(stay, on: "2025-10-01")
        #expect(timeline.state().stays == [] && timeline.state().deadlines == [])
        #expect(timeline.state().codes(extended) == ["nothing-to-change"])
        #expect(timeline.state().codes(ended) == ["nothing-to-change"])
    }
}
