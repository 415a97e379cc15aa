import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("What a withdrawal, a closure and a condition do to the rest of the case")
struct CaseFoldWithdrawalTests {
    private func withdrawn(on day: String) throws -> Timeline {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2013-03-02")
        try timeline.grant("be.provisional", on: "2013-03-10")
        try timeline.withdraw("be.provisional", on: day)
        return timeline
    }

    @Test("The stage before runs again while its days last")
    func runsAgain() throws {
        let state = try withdrawn(on: "2013-03-11").state()
        #expect(
            state.deadlineLines == [
                "be.appeal/limit 2013-04-10 open", "be.reflection/end 2013-04-16 open",
                "be.prosecutorConfirmation/decision 2013-06-10 cancelled", "be.provisional/end 2013-06-10 cancelled",
            ])
        #expect(state.current?.stage == "be.reflection" && state.lastGrant?.stage == "be.reflection")
    }

    @Test("On its last day it still does; a day later it had ended")
    func boundary() throws {
        #expect(try withdrawn(on: "2013-04-16").state().lines("be.refl") == ["be.reflection/end 2013-04-16 open"])
        let ended = try withdrawn(on: "2013-04-17").state()
        #expect(ended.lines("be.refl") == ["be.reflection/end 2013-04-16 met"])
        #expect(ended.current == nil && ended.lastGrant?.stage == "be.reflection")
    }

    @Test("A case is not closed before what happened in it")
    func closure() throws {
        let timeline = try withdrawn(on: "2013-03-11")
        let error = try timeline.refusal(.caseClosed(.completed), on: "2013-03-10")
        #expect(error?.code == .contradictsRules && error?.message.contains("has an entry of 2013-03-11") == true)
        try timeline.accepts(.caseClosed(.completed), on: "2013-03-11")
        var reopened = timeline
        try reopened.record(.caseClosed(.completed), on: "2013-04-01")
        try reopened.record(.caseReopened, on: "2013-05-01")
        #expect(try reopened.refusal(.caseClosed(.completed), on: "2013-04-30")?.code == .contradictsRules)
        try reopened.accepts(.caseClosed(.completed), on: "2013-05-01")
    }

    @Test("A condition is one that some stage asks for, and nothing else")
    func condition() throws {
        let timeline = try Timeline(.hungary)
        let error = try timeline.refusal(.conditionRecorded("jan-peeters", .met), on: "2013-03-01")
        #expect(error?.code == .notFound)
        #expect(
            error?.message.hasSuffix("those of HU are authority-initiative, cooperates, significant-evidence") == true)
        try timeline.accepts(.conditionRecorded("cooperates", .met), on: "2013-03-01")
        // One of another country is a code, and a finding.
        var other = timeline
        let entry = try other.record(.conditionRecorded("contact-broken", .met), on: "2013-03-01")
        #expect(other.state().codes(entry) == ["unknown-condition"])
    }

    @Test("A region is the country's code and up to three letters or digits")
    func region() throws {
        func check(_ region: String) throws {
            try CaseFacts(country: .france, openedOn: date("2013-01-01"), region: region).validate()
        }
        for region in ["FR-75", "FR-2A", "FR-IDF", "FR-M"] { try check(region) }
        for region in ["FR", "FR-", "FR--", "GB-SCT", "FR-ABCD", "fr-75", "FR-7é"] {
            #expect(throws: JalonError.self, "\(region)") { try check(region) }
        }
    }
}
