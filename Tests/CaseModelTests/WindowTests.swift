import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Windows before the end of a document")
struct WindowTests {
    @Test("The renewal of the card lies between the 45th and the 30th day before its last one")
    func cardRenewal() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.temporary", on: "2025-01-10")
        let state = timeline.state()
        #expect(
            state.deadlineLines == ["be.cardRenewal/window 2025-06-10 open", "be.temporary/end 2025-07-10 open"])
        let window = try state.deadline("be.cardRenewal/window")
        #expect(window.opens?.description == "2025-05-26" && window.kind == .renewalWindow)
        #expect(window.trigger.description == "2025-07-10" && window.rolledFrom == nil)
    }

    @Test("It moves with the printed day and with each extension, and there is one for each grant")
    func moves() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.temporary", on: "2025-01-10", until: "2025-07-31")
        let printed = try timeline.state().deadline("be.cardRenewal/window")
        #expect(printed.opens?.description == "2025-06-16" && printed.due.description == "2025-07-01")
        try timeline.extend("be.temporary", on: "2025-06-20", until: "2026-01-31")
        let extended = try timeline.state().deadline("be.cardRenewal/window")
        #expect(extended.opens?.description == "2025-12-17" && extended.due.description == "2026-01-01")
        try timeline.grant("be.temporary", on: "2026-01-20", until: "2026-07-31")
        #expect(
            timeline.state().lines("be.cardRenewal") == [
                "be.cardRenewal/window 2026-01-01 met", "be.cardRenewal#2/window 2026-07-01 open",
            ])
    }

    @Test("It is met when the stage is followed, and cancelled when it is withdrawn or the case is closed")
    func fate() throws {
        func line(_ next: EntryFacts) throws -> [String] {
            var timeline = try Timeline(.belgium)
            try timeline.grant("be.temporary", on: "2025-01-10")
            try timeline.record(next, on: "2025-06-05")
            return timeline.state().lines("be.cardRenewal")
        }
        #expect(try line(.grant("be.permanent")) == ["be.cardRenewal/window 2025-06-10 met"])
        #expect(
            try line(.stageWithdrawn(stage: "be.temporary", .other)) == ["be.cardRenewal/window 2025-06-10 cancelled"])
        #expect(try line(.caseClosed(.completed)) == ["be.cardRenewal/window 2025-06-10 cancelled"])
        #expect(try line(.stageRefused(stage: "be.permanent")) == ["be.cardRenewal/window 2025-06-10 open"])
    }

    @Test("The prosecutor is asked before the provisional stay ends, and the window moves with it")
    func prosecutor() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.provisional", on: "2025-03-03")
        let window = try timeline.state().deadline("be.prosecutorConfirmation/decision")
        #expect(window.due.description == "2025-06-03" && window.kind == .decisionDue && window.opens == nil)
        try timeline.extend("be.provisional", on: "2025-05-20")
        #expect(
            timeline.state().lines("be.prosecutor") == ["be.prosecutorConfirmation/decision 2025-09-03 open"])
        try timeline.decide("prosecutor-confirmation", .positive, on: "2025-06-02")
        #expect(
            timeline.state().deadlineLines == [
                "be.prosecutorConfirmation/decision 2025-09-03 met", "be.provisional/end 2025-09-03 open",
            ])
    }

    @Test("What the prosecutor said before the stay began does not count")
    func prosecutorBefore() throws {
        var timeline = try Timeline(.belgium)
        try timeline.decide("prosecutor-confirmation", .positive, on: "2025-03-02")
        try timeline.grant("be.provisional", on: "2025-03-03")
        #expect(
            timeline.state().lines("be.prosecutor") == ["be.prosecutorConfirmation/decision 2025-06-03 open"])
        try timeline.decide("prosecutor-confirmation", .negative, on: "2025-03-03")
        #expect(timeline.state().lines("be.prosecutor") == ["be.prosecutorConfirmation/decision 2025-06-03 met"])
    }

    @Test("The window is that of the law on the last day of the document")
    func law() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.temporary", on: "2025-12-15")
        let state = timeline.state()
        #expect(try state.deadline("be.temporary/end").pack == "BE/2017")
        let window = try state.deadline("be.cardRenewal/window")
        #expect(window.pack == "BE/2026" && window.due.description == "2026-05-16")
    }

    @Test("A stage without a known end has no window, and neither has one under the kit, read by name")
    func none() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.provisional", on: "2013-03-01", pack: "BE/FIIT-2013")
        #expect(timeline.state().deadlineLines == ["be.provisional/end 2013-06-01 open"])
        var before = try Timeline(.belgium, openedOn: "2007-01-01")
        try before.grant("be.temporary", on: "2007-03-01")
        #expect(before.state().deadlines == [])
    }

    @Test("France: of two ways to count the earlier close is planned on")
    func france() throws {
        var timeline = try Timeline(.france)
        try timeline.grant("fr.temporaryCard", on: "2025-05-31")
        let window = try timeline.state().deadline("fr.cardRenewal/window")
        #expect(window.opens?.description == "2026-01-31" && window.due.description == "2026-04-01")
        #expect(window.latest?.description == "2026-05-31" && window.flags == [.ambiguous])
    }
}
