import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Corrections and retractions that are refused")
struct AmendmentCheckTests {
    private func reflecting() throws -> (timeline: Timeline, grant: EntryID) {
        var timeline = try Timeline(.belgium)
        let grant = try timeline.grant("be.reflection", on: "2013-03-01")
        return (timeline, grant)
    }

    private func refusal(_ timeline: Timeline, _ facts: EntryFacts, on day: String = "2013-08-01") throws -> JalonError?
    {
        try timeline.refusal(facts, on: day)
    }

    @Test("An entry that is not there, and the opening, which is amended in another way")
    func unknown() throws {
        let (timeline, _) = try reflecting()
        let other = try #require(EntryID("0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3"))
        for id in [other, timeline.entries[0].id] {
            for facts in [
                EntryFacts.entryCorrected(id, try .grant("be.reflection")), .entryRetracted(id, .duplicate),
            ] {
                let error = try refusal(timeline, facts)
                #expect(error?.code == .notFound)
                #expect(
                    error?.message
                        == "X-1 has no entry \(id) that can be corrected; jalon timeline show X-1 lists them")
            }
        }
    }

    @Test("A correction to another kind of entry")
    func otherKind() throws {
        let (timeline, grant) = try reflecting()
        for facts in [
            try .extend("be.reflection"), .caseClosed(.completed), .entryRetracted(grant, .other), .caseReopened,
        ] as [EntryFacts] {
            let error = try refusal(timeline, .entryCorrected(grant, facts))
            #expect(error?.code == .contradictsRules)
            #expect(
                error?.message
                    == "\(grant) is stage-granted, and cannot become \(facts.kind.rawValue): "
                    + "retract it, and record the other")
        }
    }

    @Test("A correction of a correction, or of a retraction")
    func ofAnAmendment() throws {
        var (timeline, grant) = try reflecting()
        let facts = try EntryFacts.grant("be.reflection")
        let correction = try timeline.correct(grant, as: facts, on: "2013-03-04")
        let retraction = try timeline.retract(correction, on: "2013-08-01")
        try timeline.retract(retraction, on: "2013-08-01")
        let error = try refusal(timeline, .entryCorrected(correction, .entryCorrected(grant, facts)))
        #expect(error?.code == .contradictsRules)
        #expect(
            error?.message
                == "\(correction) is entry-corrected: correct the entry itself, or retract this one")
        let last = try #require(timeline.entries.last).id
        #expect(
            try refusal(timeline, .entryCorrected(last, .entryRetracted(retraction, .other)))?.code
                == .contradictsRules)
    }

    @Test("What was retracted is neither corrected nor retracted again, until its retraction is retracted")
    func retracted() throws {
        var (timeline, grant) = try reflecting()
        let retraction = try timeline.retract(grant, on: "2013-08-01")
        for facts in [
            EntryFacts.entryCorrected(grant, try .grant("be.reflection")), .entryRetracted(grant, .duplicate),
        ] {
            let error = try refusal(timeline, facts)
            #expect(error?.code == .contradictsRules && error?.message == "\(grant) was retracted already")
        }
        try timeline.retract(retraction, on: "2013-08-01")
        try timeline.accepts(.entryCorrected(grant, .grant("be.reflection")), on: "2013-03-02")
        try timeline.accepts(.entryRetracted(grant, .duplicate), on: "2013-08-01")
    }

    @Test("Facts that could not have been recorded in the entry's place")
    func inItsPlace() throws {
        var (timeline, grant) = try reflecting()
        try timeline.grant("be.provisional", on: "2013-04-10")
        let cases: [(EntryFacts, String, JalonError.Code)] = [
            (try .grant("be.permanent"), "2013-03-01", .contradictsRules),
            (try .grant("be.reflection"), "2013-05-01", .contradictsRules),
            (try .grant("be.reflection", until: "2013-02-28"), "2013-03-01", .invalidInput),
            (try .grant("be.refl"), "2013-03-01", .notFound),
            (try .grant("be.reflection"), "2012-12-31", .contradictsRules),
        ]
        for (facts, day, code) in cases {
            #expect(try refusal(timeline, .entryCorrected(grant, facts), on: day)?.code == code, "\(facts)")
        }
    }

    @Test("A corrected entry keeps its place among the entries of its day")
    func placeOfTheDay() throws {
        var (timeline, grant) = try reflecting()
        try timeline.grant("be.provisional", on: "2013-03-01")
        try timeline.accepts(.entryCorrected(grant, .grant("be.reflection", until: "2013-04-15")), on: "2013-03-01")
    }

    @Test("An entry does not stand in the way of its own correction")
    func ownPlace() throws {
        var (timeline, grant) = try reflecting()
        try timeline.accepts(.entryCorrected(grant, .grant("be.reflection")), on: "2013-03-02")
        try timeline.grant("be.provisional", on: "2013-04-10")
        let extended = try timeline.extend("be.provisional", on: "2013-06-20")
        try timeline.accepts(
            .entryCorrected(extended, .extend("be.provisional", until: "2013-10-10")), on: "2013-06-21")
        let withdrawal = try timeline.withdraw("be.provisional", on: "2013-08-20")
        try timeline.accepts(
            .entryCorrected(withdrawal, .stageWithdrawn(stage: "be.provisional", .fraudulent)), on: "2013-08-19")
    }

    @Test("In a closed case the last closure alone may be retracted")
    func closed() throws {
        var (timeline, grant) = try reflecting()
        let first = try timeline.record(.caseClosed(.lostContact), on: "2013-05-01")
        let reopening = try timeline.record(.caseReopened, on: "2013-05-10")
        let last = try timeline.record(.caseClosed(.completed), on: "2013-06-01")
        for id in [grant, first, reopening] {
            let error = try refusal(timeline, .entryRetracted(id, .recordedInError))
            #expect(error?.code == .contradictsRules && error?.message.contains("was closed on 2013-06-01") == true)
        }
        #expect(try refusal(timeline, .entryCorrected(grant, .grant("be.reflection")))?.code == .contradictsRules)
        try timeline.accepts(.entryRetracted(last, .recordedInError), on: "2013-08-01")
    }

    @Test("The reason of a closure is corrected once the case was reopened")
    func closureOfAReopenedCase() throws {
        var (timeline, _) = try reflecting()
        let closure = try timeline.record(.caseClosed(.lostContact), on: "2013-05-01")
        let reopening = try timeline.record(.caseReopened, on: "2013-05-10")
        try timeline.accepts(.entryCorrected(reopening, .caseReopened), on: "2013-05-12")
        try timeline.accepts(.entryCorrected(closure, .caseClosed(.transferred)), on: "2013-05-01")
    }
}
